from libc.stdint cimport int32_t, uint32_t

cdef struct Entry:
    uint32_t key
    int32_t row

cdef class Rows:
    cdef int32_t *data
    cdef size_t size, room
    cdef int add(self, int32_t row) except -1
    cdef void sort(self) noexcept nogil
    cdef size_t before(self, int32_t row) noexcept nogil

cdef class Index:
    cdef Entry *entries    # by drawer, and in a drawer by row
    cdef uint32_t *starts  # where each drawer begins in `entries`; one more than there are drawers
    cdef int fill(self, const Entry *source, size_t count) except -1
    cdef int find(self, Rows found, uint32_t key, int32_t first, int32_t end) except -1

cdef enum:
    DRAWERS = 2048

cdef uint32_t drawer_of(uint32_t key) noexcept nogil
