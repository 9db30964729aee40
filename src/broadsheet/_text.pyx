# cython: boundscheck=False, wraparound=False, initializedcheck=False
"""The functions of `text.py`, letter by letter: every field calls them, and most texts they get are in order already."""

from cpython.mem cimport PyMem_Free, PyMem_Malloc
from unicodedata import normalize

cdef extern from "Python.h":
    enum:
        PyUnicode_1BYTE_KIND
        PyUnicode_4BYTE_KIND
    const unsigned char *PyUnicode_1BYTE_DATA(str text)
    str PyUnicode_FromKindAndData(int kind, const void *letters, Py_ssize_t size)

cdef unsigned char LOWER[128]  # letters and digits of words, in lower case; 0 for what parts words
for _c in range(128):
    LOWER[_c] = ord(chr(_c).lower()) if chr(_c).isalnum() or _c == 95 else 0


cdef inline bint is_zero_width_space(Py_UCS4 c) noexcept:
    return c == 0x200B or c == 0x2060 or c == 0xFEFF


cdef inline bint is_unseen(Py_UCS4 c) noexcept:
    """Soft hyphen, zero-width spaces, marks of writing direction."""
    return c == 0xAD or is_zero_width_space(c) or c == 0x200E or c == 0x200F or 0x202A <= c <= 0x202E or 0x2066 <= c <= 0x2069


cdef bint is_squashed(str text) noexcept:
    cdef Py_UCS4 c, before = 32
    for c in text:
        if c == 32:
            if before == 32:
                return False
        elif c.isspace():
            return False
        before = c
    return before != 32


cdef class Letters:
    """A text that grows letter by letter, a space between its words."""

    cdef Py_UCS4 *data
    cdef Py_ssize_t size
    cdef bint pending  # a space is owed before the next letter

    def __cinit__(self, Py_ssize_t room):
        self.data = <Py_UCS4 *>PyMem_Malloc((2 * room + 1) * sizeof(Py_UCS4))
        self.size = 0
        self.pending = False
        if self.data == NULL:
            raise MemoryError("a text's letters")

    def __dealloc__(self):
        PyMem_Free(self.data)

    cdef inline void add(self, Py_UCS4 c) noexcept:
        if self.pending and self.size:
            self.data[self.size] = 32
            self.size += 1
        self.pending = False
        self.data[self.size] = c
        self.size += 1

    cdef str take(self):
        return PyUnicode_FromKindAndData(PyUnicode_4BYTE_KIND, self.data, self.size)


def squash(str text not None) -> str:
    return text if is_squashed(text) else " ".join(text.split())


def visible(str text not None) -> str:
    cdef Letters letters
    cdef Py_UCS4 c
    if text.isascii():
        return squash(text)
    letters = Letters(len(text))
    for c in text:
        if c == 0xAD:
            continue
        if c.isspace() or is_zero_width_space(c):
            letters.pending = True
        else:
            letters.add(c)
    return letters.take()


cdef str fold_ascii(str text):
    cdef const unsigned char *letters = PyUnicode_1BYTE_DATA(text)
    cdef Py_ssize_t size = len(text), i, at = 0
    cdef bytearray long_one
    cdef unsigned char[256] few
    cdef unsigned char *folded = few
    cdef unsigned char c
    if size > 256:
        long_one = bytearray(size)
        folded = long_one
    for i in range(size):
        c = LOWER[letters[i]]
        if c:
            folded[at] = c
            at += 1
        elif at and folded[at - 1] != 32:
            folded[at] = 32
            at += 1
    if at and folded[at - 1] == 32:
        at -= 1
    return PyUnicode_FromKindAndData(PyUnicode_1BYTE_KIND, folded, at)


def fold(str text not None) -> str:
    cdef Letters letters
    cdef Py_UCS4 c
    if text.isascii():
        return fold_ascii(text)
    for c in text:
        if is_unseen(c):
            text = "".join([c for c in text if not is_unseen(c)])
            break
    text = normalize("NFKC", text).casefold()
    letters = Letters(len(text))
    for c in text:
        if (LOWER[c] != 0 if c < 128 else c.isalnum()):
            letters.add(c)
        else:
            letters.pending = True
    return letters.take()
