# cython: boundscheck=False, wraparound=False, initializedcheck=False
"""The functions of `text.py`, letter by letter: every field calls them, and most texts they get are in order already."""

from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_GET_SIZE
from cpython.mem cimport PyMem_Free, PyMem_Malloc
from libc.stdint cimport uint16_t, uint64_t
from libc.string cimport memcpy
from unicodedata import combining, normalize

cdef extern from "Python.h":
    enum:
        PyUnicode_1BYTE_KIND
        PyUnicode_2BYTE_KIND
        PyUnicode_4BYTE_KIND
    int PyUnicode_KIND(str text)
    void *PyUnicode_DATA(str text)
    const unsigned char *PyUnicode_1BYTE_DATA(str text)
    str PyUnicode_FromKindAndData(int kind, const void *letters, Py_ssize_t size)

cdef unsigned char LOWER[128]  # letters and digits of words, in lower case; 0 for what parts words
for _c in range(128):
    LOWER[_c] = ord(chr(_c).lower()) if chr(_c).isalnum() or _c == 95 else 0


cdef enum:
    COMMON = 0x530  # up to here Latin, Greek and Cyrillic; nearly all of their letters fold one by one
    NOT_ALONE = 0xFFFF
cdef uint16_t[COMMON] FOLDED  # letters and digits as `fold` has them; 0 for what parts words
for _c in range(COMMON):
    _folded = normalize("NFKC", chr(_c)).casefold()
    if combining(chr(_c)) or _c == 0xAD or (len(_folded) > 1 and any(map(str.isalnum, _folded))):
        FOLDED[_c] = NOT_ALONE
    else:
        FOLDED[_c] = ord(_folded) if _folded.isalnum() or _folded == "_" else 0


cdef inline bint is_zero_width_space(Py_UCS4 c) noexcept nogil:
    return c == 0x200B or c == 0x2060 or c == 0xFEFF


cdef inline bint is_unseen(Py_UCS4 c) noexcept:
    """Soft hyphen, zero-width spaces, marks of writing direction."""
    return c == 0xAD or is_zero_width_space(c) or c == 0x200E or c == 0x200F or 0x202A <= c <= 0x202E or 0x2066 <= c <= 0x2069


ctypedef fused Letter:  # as Python keeps the letters of a text: all in as many bytes as the widest needs
    unsigned char
    uint16_t
    Py_UCS4


cdef inline bint is_space(Py_UCS4 c) noexcept nogil:
    """As `str.isspace` has it."""
    if c <= 0xA0:
        return 9 <= c <= 13 or 28 <= c <= 32 or c == 0x85 or c == 0xA0
    return c >= 0x1680 and (c == 0x1680 or 0x2000 <= c <= 0x200A or c == 0x2028 or c == 0x2029 or c == 0x202F or c == 0x205F or c == 0x3000)


cdef enum Asked:
    ORDER  # single spaces are all the white space there is, none at the ends
    SEEN   # and all is to be seen
    BARE   # in order, and there are neither halves of letters nor what could begin a tag or a reference
    PLAIN  # all of this


cdef bint in_order(const Letter *letters, Py_ssize_t size, Asked what) noexcept nogil:
    cdef Py_ssize_t i
    cdef Letter c
    cdef bint behind_space = True
    for i in range(size):
        c = letters[i]
        if c == 32:
            if behind_space:
                return False
            behind_space = True
            continue
        if not 32 < c < 127 and (is_space(c) or ((what == SEEN or what == PLAIN) and (c == 0xAD or is_zero_width_space(c)))):
            return False
        if what >= BARE and (c == 38 or c == 60 or 0xD800 <= c <= 0xDFFF):  # & <
            return False
        behind_space = False
    return not behind_space


cdef bint is_squashed(str text, Asked what) noexcept:
    cdef int kind = PyUnicode_KIND(text)
    cdef void *letters = PyUnicode_DATA(text)
    if kind == PyUnicode_1BYTE_KIND:
        return in_order(<const unsigned char *>letters, len(text), what)
    if kind == PyUnicode_2BYTE_KIND:
        return in_order(<const uint16_t *>letters, len(text), what)
    return in_order(<const Py_UCS4 *>letters, len(text), what)


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


cpdef str squash(str text):
    return text if is_squashed(text, ORDER) else " ".join(text.split())


cdef bint is_clean(str text) noexcept:
    """Whether there is nothing to squash in it, no half of a letter, no tag and no reference."""
    return is_squashed(text, BARE)


def is_plain(str text not None) -> bool:
    """The same, and nothing in it is invisible."""
    return is_squashed(text, PLAIN)


def visible(str text not None) -> str:
    cdef Letters letters
    cdef Py_UCS4 c
    if is_squashed(text, SEEN):
        return text
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


cdef bint fold_common(str text, Letters letters):
    """Fold what is common letter by letter; False where something else stands in the text."""
    cdef Py_UCS4 c
    cdef uint16_t folded
    for c in text:
        if c < COMMON:
            folded = FOLDED[c]
            if folded == NOT_ALONE:
                return False
            if folded:
                letters.add(folded)
            else:
                letters.pending = True
        elif 0x2010 <= c <= 0x2027:  # dashes, quotation marks, dots
            letters.pending = True
        else:
            return False
    return True


def fold(str text not None) -> str:
    cdef Letters letters
    cdef Py_UCS4 c
    if text.isascii():
        return fold_ascii(text)
    letters = Letters(len(text))
    if fold_common(text, letters):
        return letters.take()
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


def unspaced(str text not None) -> str:
    """The letters and digits of `text` alone, as they stand."""
    cdef Letters letters = Letters(len(text))
    cdef Py_UCS4 c
    for c in text:
        if (LOWER[c] != 0 and c != 95 if c < 128 else c.isalnum()):
            letters.add(c)
    return letters.take()


cdef inline int tail_of(unsigned char first) noexcept nogil:
    """How many bytes follow the first one of a letter; -1 where no letter begins so."""
    if first < 0xC2 or first > 0xF4:
        return -1
    return 1 if first < 0xE0 else 2 if first < 0xF0 else 3


cdef inline bint follows(unsigned char first, int at, unsigned char c) noexcept nogil:
    """Whether `c` may be the byte number `at` (from 1) of a letter: no overlong forms, no halves of surrogate pairs."""
    if at > 1:
        return 0x80 <= c <= 0xBF
    return (0xA0 if first == 0xE0 else 0x90 if first == 0xF0 else 0x80) <= c <= (0x9F if first == 0xED else 0x8F if first == 0xF4 else 0xBF)


def whole_letters(bytes utf8 not None) -> int:
    cdef const unsigned char *data = <const unsigned char *>PyBytes_AS_STRING(utf8)
    cdef Py_ssize_t size = PyBytes_GET_SIZE(utf8), at = 0, i
    cdef uint64_t[4] eights
    cdef int tail
    while at < size:
        if data[at] < 0x80:
            at += 1
            while at + 32 <= size:
                memcpy(eights, data + at, 32)
                if (eights[0] | eights[1] | eights[2] | eights[3]) & 0x8080808080808080u:
                    break
                at += 32
            while at < size and data[at] < 0x80:
                at += 1
            continue
        tail = tail_of(data[at])
        if tail < 0:
            return -1
        for i in range(1, tail + 1):
            if at + i >= size:
                return at
            if not follows(data[at], i, data[at + i]):
                return -1
        at += tail + 1
    return at


cdef inline bint is_letter(Py_UCS4 c) noexcept:
    if c < 128:
        return 97 <= c <= 122 or 65 <= c <= 90
    return c.isalpha() or (c.isalnum() and not c.isdecimal())


def letter_words(str text not None) -> list[str]:
    cdef list found = []
    cdef Py_ssize_t i, start = -1
    cdef Py_UCS4 c
    for i, c in enumerate(text):
        if is_letter(c):
            if start < 0:
                start = i
        elif start >= 0:
            found.append(text[start:i])
            start = -1
    if start >= 0:
        found.append(text[start:])
    return found


def letter_count(str text not None) -> tuple[int, int]:
    """How many letters a text has, and how many of its signs stand in Unicode's blocks of Latin letters."""
    cdef Py_ssize_t letters = 0, latin = 0
    cdef Py_UCS4 c
    for c in text:
        letters += 97 <= c <= 122 or 65 <= c <= 90 if c < 128 else c.isalpha()
        latin += 97 <= c <= 122 or 65 <= c <= 90 if c < 128 else 0xC0 <= c <= 0x24F or 0x1E00 <= c <= 0x1EFF
    return letters, latin


def has_share(str text not None, frozenset known not None, double share, Py_ssize_t least) -> bool:
    """Whether more than a share of the runs of letters of a text, at least so many, are `known`."""
    cdef Py_ssize_t i, start = -1, size = len(text), words = 0, found = 0
    cdef bint inside = False
    cdef Py_UCS4 c
    for c in text:
        if is_letter(c) == inside:
            continue
        inside = not inside
        words += inside
    if words < least:
        return False
    for i in range(size + 1):
        if i < size and is_letter(text[i]):
            if start < 0:
                start = i
        elif start >= 0:
            found += text[start:i] in known
            if <double>found / words > share:
                return True
            start = -1
    return False


def has_digit(str text not None) -> bool:
    """As a search for `\\d` has it."""
    cdef Py_UCS4 c
    for c in text:
        if 48 <= c <= 57 if c < 128 else c.isdecimal():
            return True
    return False
