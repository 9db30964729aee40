# cython: boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""Which rows of a tree have a tag, an attribute, a class word: looked up, where a walk over all rows would ask each.

Keys lie in drawers, all rows of a drawer side by side in document order. Several keys may share a drawer.
"""

from libc.stdint cimport int32_t, uint32_t
from libc.stdlib cimport calloc, free, malloc, qsort, realloc


cdef uint32_t drawer_of(uint32_t key) noexcept nogil:
    """Small numbers (tags, attributes) have a drawer each; hashes are folded, so that all their bits count."""
    return key if key < DRAWERS else (key ^ (key >> 11) ^ (key >> 22)) & (DRAWERS - 1)


cdef int by_row(const void *a, const void *b) noexcept nogil:
    cdef int32_t one = (<int32_t *>a)[0], other = (<int32_t *>b)[0]
    return (one > other) - (one < other)


cdef class Rows:
    """Rows that were found."""

    def __cinit__(self):
        self.data = NULL
        self.size = self.room = 0

    def __dealloc__(self):
        free(self.data)

    cdef int add(self, int32_t row) except -1:
        cdef void *moved
        if self.size == self.room:
            moved = realloc(self.data, (2 * self.room + 32) * sizeof(int32_t))
            if moved == NULL:
                raise MemoryError("rows of the page's tree")
            self.data = <int32_t *>moved
            self.room = 2 * self.room + 32
        self.data[self.size] = row
        self.size += 1
        return 0

    cdef void sort(self) noexcept nogil:
        """In document order, each once."""
        cdef size_t i, kept = 0
        for i in range(1, self.size):
            if self.data[i] < self.data[i - 1]:
                qsort(self.data, self.size, sizeof(int32_t), by_row)
                break
        for i in range(self.size):
            if kept == 0 or self.data[i] != self.data[kept - 1]:
                self.data[kept] = self.data[i]
                kept += 1
        self.size = kept

    cdef size_t before(self, int32_t row) noexcept nogil:
        """How many of them, once sorted, come before a row."""
        cdef size_t low = 0, high = self.size, middle
        while low < high:
            middle = (low + high) // 2
            if self.data[middle] < row:
                low = middle + 1
            else:
                high = middle
        return low


cdef class Index:
    """Rows by key."""

    def __cinit__(self):
        self.entries = NULL
        self.starts = <uint32_t *>calloc(DRAWERS + 1, sizeof(uint32_t))
        if self.starts == NULL:
            raise MemoryError("an index of the page's tree")

    def __dealloc__(self):
        free(self.entries)
        free(self.starts)

    cdef int fill(self, const Entry *source, size_t count) except -1:
        """Sort the entries, which come in document order, into their drawers; once."""
        cdef uint32_t[DRAWERS] next
        cdef uint32_t drawer
        cdef size_t i
        self.entries = <Entry *>malloc((count + 1) * sizeof(Entry))
        if self.entries == NULL:
            raise MemoryError("an index of the page's tree")
        for i in range(count):
            self.starts[drawer_of(source[i].key) + 1] += 1
        for i in range(DRAWERS):
            next[i] = self.starts[i]
            self.starts[i + 1] += self.starts[i]
        for i in range(count):
            drawer = drawer_of(source[i].key)
            self.entries[next[drawer]] = source[i]
            next[drawer] += 1
        return 0

    cdef int find(self, Rows found, uint32_t key, int32_t first, int32_t end) except -1:
        """Add the rows from `first` to `end` that have the key."""
        cdef uint32_t drawer = drawer_of(key)
        cdef size_t low = self.starts[drawer], high = self.starts[drawer + 1], behind = high, middle
        while low < high:
            middle = (low + high) // 2
            if self.entries[middle].row < first:
                low = middle + 1
            else:
                high = middle
        while low < behind and self.entries[low].row < end:
            if self.entries[low].key == key:
                found.add(self.entries[low].row)
            low += 1
        return 0
