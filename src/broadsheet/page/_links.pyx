# cython: boundscheck=False, wraparound=False
"""The usual link as an absolute address, without the ceremony of a general join: a page has hundreds of them. And the
host of an address."""

from urllib.parse import urlsplit

cdef Py_ssize_t origin_end(str base) noexcept:
    """Where scheme, host and port of an http(s) address end; 0 where they are written in any unusual way."""
    cdef Py_ssize_t start = 8 if base.startswith(u"https://") else 7 if base.startswith(u"http://") else len(base)
    cdef Py_ssize_t at = start
    cdef Py_UCS4 c
    while at < len(base):
        c = base[at]
        if not (48 <= c <= 58 or 65 <= c <= 90 or 97 <= c <= 122 or c == 45 or c == 46 or c == 95):
            break
        at += 1
    if at == start or (at < len(base) and base[at] not in u"/?#"):
        return 0
    return at


cdef bint has_space(str link) noexcept:
    cdef Py_UCS4 c
    for c in link:
        if not 32 < c < 127 and c.isspace():
            return True
    return False


cdef bint is_plain_path(str link) noexcept:
    """Whether a link is a path from the root, perhaps with a query, and there is nothing in it to resolve or to drop: no dots
    or empty pieces, no fragment, no parameters, no empty query."""
    cdef Py_UCS4 c, before = 0
    cdef Py_ssize_t i, query = -1
    for i, c in enumerate(link):
        if c <= 32 or c == 127 or c == 35 or c == 59:
            return False
        if query >= 0:
            if c == 63:
                return False
        elif c == 63:
            query = i
        elif before == 47 and (c == 46 or c == 47):
            return False
        before = c
    return link[0] == u"/" and query != len(link) - 1


def usual(str link not None, str base) -> str | None:
    """`link` as an absolute http(s) address where it is one, or a plain path on the host of `base`; None: it takes a closer look."""
    cdef Py_ssize_t end
    if not link:
        return None
    if link[0] == u"/":
        if base is None or not is_plain_path(link) or has_space(link):
            return None
        end = origin_end(base)
        return base[:end] + link if end else None
    return link if link.startswith((u"https://", u"http://")) and not has_space(link) else None


def host_of(str url) -> str:
    """The host of an address in lower case, without port; empty where there is none that can be read."""
    cdef Py_ssize_t end
    if not url:
        return u""
    end = origin_end(url)
    if end:
        return url[url.find(u"//") + 2 : end].partition(u":")[0].lower()
    try:
        return urlsplit(url).hostname or u""
    except ValueError:
        return u""
