# cython: boundscheck=False, wraparound=False
"""What date lines are made of, letter by letter: asked of every line that may hold a date."""


def tokens(str text not None, frozenset begins not None) -> tuple[list[tuple[str, int, int]], list[int]]:
    """Numbers, words that begin with a letter, and single marks, each with where it starts and ends; and which of them are words
    that `begins` has, dots aside, or the first letter of which it has. A dot within a Thai or Lao word parts nothing."""
    cdef Py_ssize_t at = 0, start, size = len(text)
    cdef Py_UCS4 c
    cdef str word
    cdef bint dotted
    cdef list found = [], known = []
    while at < size:
        start = at
        c = text[at]
        at += 1
        if c.isdecimal():
            while at < size and text[at].isdecimal():
                at += 1
            word = text[start:at]
        elif c.isalnum():
            dotted = False
            while at < size and not ends_word(text[at]):
                at += 1
            while at + 1 < size and text[at] == u"." and 0xE00 <= text[at + 1] <= 0xEFF:
                dotted = True
                at += 2
                while at < size and not ends_dotted(text[at]):
                    at += 1
            word = text[start:at]
            if word in begins or (c > 127 and c in begins) or (dotted and word.replace(".", "") in begins):
                known.append(len(found))
        elif c.isspace() or c == u"_":
            continue
        else:
            word = text[start:at]
        found.append((word, start, at))
    return found, known


cdef inline bint ends_dotted(Py_UCS4 c) noexcept:
    return c.isspace() or c.isdecimal() or c in u".,:;/|()"


cdef inline bint ends_word(Py_UCS4 c) noexcept:
    if 97 <= c <= 122:
        return False
    return ends_dotted(c) or c in u"[]<>•·–—+-'\"’`،।_=&?!"


def has_year(str text not None) -> bool:
    """Whether a number of four digits stands in a text, or one of two behind an apostrophe or a hyphen."""
    cdef Py_ssize_t digits = 0
    cdef Py_UCS4 c
    cdef bint marked = False  # whether what is passed is such a mark, spaces, and digits
    for c in text:
        if c.isdecimal():
            digits += 1
            if digits == 4 or (marked and digits == 2):
                return True
            continue
        marked = c in u"'’´`-" or (marked and digits == 0 and (c == u"_" or c.isspace()))
        digits = 0
    return False


def may_be_numbers(str text not None) -> bool:
    """Whether two of the same mark (-/.) stand between numbers in a text: no date in numbers is without."""
    cdef int[3] between = [0, 0, 0]
    cdef int mark = -1  # the one right behind a number
    cdef bint counted = False
    cdef Py_UCS4 c
    for c in text:
        if c.isspace():
            continue
        if c.isdecimal():
            if mark >= 0:
                between[mark] += 1
                if between[mark] == 2:
                    return True
            mark = -1
            counted = True
        else:
            mark = -1 if not counted else 0 if c == u"-" else 1 if c == u"/" else 2 if c == u"." else -1
            counted = False
    return False


def labels(str text not None, dict stems not None) -> list:
    """What the words of a text say that it dates, in their order. `stems`: by their first two letters the beginnings of words, the
    longest first, each with what it says. A word begins with a letter behind none; in scripts without spaces anywhere."""
    cdef Py_ssize_t at, behind = 0, size = len(text)
    cdef Py_UCS4 c
    cdef bint inside = False, before
    cdef list found = []
    for at in range(size):
        c = text[at]
        before = inside
        inside = 97 <= c <= 122 or (c.isalnum() and not c.isdecimal())
        if at < behind or not inside or (before and not (0x3040 <= c <= 0x9FFF or 0xAC00 <= c <= 0xD7AF)):
            continue
        for stem, label in stems.get(text[at:at + 2], ()):
            if text.startswith(stem, at):
                found.append(label)
                behind = at + len(stem)
                break
    return found
