# cython: boundscheck=False, wraparound=False
"""What stands between a headline and the names around it in a title. A dash needs spaces, a bar does not; the East Asian habits
("…_新浪网", "…-新华网", "…ㅣ한국일보") need neither."""


cdef bint is_mark(Py_UCS4 c) noexcept:
    return c in u"-–—−―·•:/~*+«»‹›<>"


cdef bint is_east_asian(Py_UCS4 c) noexcept:
    """Kana, Chinese characters, Hangul."""
    return 0x3040 <= c <= 0x30FF or 0x3400 <= c <= 0x9FFF or 0xAC00 <= c <= 0xD7AF


cdef Py_ssize_t behind_spaces(str title, Py_ssize_t at) noexcept:
    while at < len(title) and title[at].isspace():
        at += 1
    return at


cdef Py_ssize_t behind_all(str title, Py_ssize_t at, Py_UCS4 c) noexcept:
    """Where the run of this letter ends."""
    while at < len(title) and title[at] == c:
        at += 1
    return at


cdef Py_ssize_t end_of(str title, Py_ssize_t at, bint spaced) noexcept:
    """Where the separator ends whose mark begins here, behind a space or not; -1 where none does."""
    cdef Py_UCS4 c = title[at], next = title[at + 1] if at + 1 < len(title) else u"\0"
    cdef Py_ssize_t end = at
    while spaced and end < len(title) and is_mark(title[end]):
        end += 1
    if end > at and end < len(title) and title[end].isspace():
        return behind_spaces(title, end)
    if c == u"|" or (spaced and c == u"-" and next == u"-"):
        return behind_spaces(title, behind_all(title, at, c))
    if c in u"｜ㅣ│•" or (spaced and c in u"»›") or (c in u"«‹" and next.isspace()):
        return behind_spaces(title, at + 1)
    if c == u":" and next == u":":
        return behind_spaces(title, at + 2)
    if c in u"-_–":
        end = behind_all(title, at, c) if c == u"-" else at + 1
        if end - at <= 3 and end < len(title) and is_east_asian(title[end]):
            return end
    return -1


def separators(str title not None) -> list[tuple[int, int]]:
    """Where the separators in a title begin and end, with the spaces around them."""
    cdef list found = []
    cdef Py_ssize_t at = 0, mark, end
    while at < len(title):
        mark = behind_spaces(title, at)
        end = end_of(title, mark, mark > at) if mark < len(title) else -1
        if end >= 0:
            found.append((at, end))
        at = end if end >= 0 else mark + 1
    return found
