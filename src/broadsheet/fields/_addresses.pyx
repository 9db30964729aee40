# cython: boundscheck=False, wraparound=False
"""What the address of a picture's file says: how large it is, and which other files show the same picture."""

import binascii
from base64 import urlsafe_b64decode
from functools import lru_cache
from urllib.parse import unquote

from ..once import lately
from ..pattern import pattern
from .words.images import GENERIC_NAME, SIZE_PARAMETER, SIZE_SEGMENT, SIZE_SUFFIX, SIZE_WORDS

cdef enum:
    LONGEST_URL = 2048  # characters where patterns are looked for
    LONGEST_SIZED = 500  # ... at the end of an address, where its size stands
    SMALLEST_PAIR = 32  # pixels; 16x9 and 4x3 are proportions
    LONGEST_SUFFIX = 24  # `---1200x1200_12345678` and all others, but
    LONGEST_VARIANT = 48  # `---v-` and forty more
    SHORTEST_MARK = 7
    MANY_DIGITS = 6
    MAX_SEGMENTS = 40
    SPECIFIC = 10  # characters of a file name that no other picture of the page will bear

# ---- sizes that an address states, all in lower case ----

PAIR = pattern(r"(?<![0-9a-z])(\d{2,4})x(\d{2,4})(?![0-9a-z])")
BOX = pattern(r"r(?<![a-z]r)(?:esize|s)[=:](?:fi[lt]l?:|auto:)?(\d{2,4})(?:,|:|%2c)(\d{1,4})(?!\d)")
WIDE = pattern(r"[/_-](\d{3,4})w(?![0-9a-z])")


def size_in_url(str url not None) -> tuple[int | None, int | None]:
    """Width and height in pixels that the address itself states (`-300x200.jpg`, `?w=640`, `/w_640,h_360/`); None where it
    states none. Proportions (`16x9`) are no sizes."""
    cdef int wide, high
    url = url[max(0, len(url) - LONGEST_SIZED) :].lower()
    for pair in PAIR.finditer(url) if is_counted(url, u"x") else ():
        wide, high = int(pair[1]), int(pair[2])
        if wide >= SMALLEST_PAIR and high >= SMALLEST_PAIR:
            return wide, high
    if (u"rs=" in url or u"rs:" in url or u"resize" in url) and (box := BOX.search(url)):
        return int(box[1]), int(box[2]) or None
    wide, high = named(url, u"w", u"id", u"idth"), named(url, u"h", u"ei", u"eight")
    if wide < 0 and is_counted(url, u"w") and (found := WIDE.search(url)):
        wide = int(found[1])
    return (wide if wide >= 0 else None), (high if high >= 0 else None)


cdef bint is_counted(str url, str letter):
    """Whether the letter stands behind a digit."""
    cdef Py_ssize_t at = url.find(letter, 1)
    while at >= 0:
        if is_digit(url[at - 1]):
            return True
        at = url.find(letter, at + 1)
    return False


cdef bint is_digit(Py_UCS4 c) noexcept:
    return 48 <= c <= 57 or (c > 127 and c.isdecimal())


cdef int named(str url, str letter, str short, str full):
    """The first size by its name (`w=640`, `imwidth_640`), of two to four digits, that begins a piece of the address; -1 where
    there is none."""
    cdef Py_ssize_t at = url.find(letter), digits, end
    while at >= 0:
        digits = at + 1
        if digits < len(url) and 97 <= url[digits] <= 122 and url[digits] != short[0]:  # of another word
            at = url.find(letter, digits)
            continue
        if url.startswith(full, digits):
            digits += len(full)
        elif url.startswith(short, digits):
            digits += len(short)
        if digits < len(url) and url[digits] in u"=_:/-":
            digits += 1
        end = digits
        while end < len(url) and is_digit(url[end]):
            end += 1
        if 2 <= end - digits <= 4 and not (end < len(url) and is_letter(url[end])) and begins(url, at):
            return int(url[digits:end])
        at = url.find(letter, at + 1)
    return -1


cdef bint is_letter(Py_UCS4 c) noexcept:
    return 97 <= c <= 122 or 48 <= c <= 57


cdef bint begins(str url, Py_ssize_t at):
    """Whether a piece of the address begins here, or two letters before as "im" does."""
    if at >= 2 and url[at - 2] == u"i" and url[at - 1] == u"m":
        at -= 2
    if at == 0 or (at >= 3 and url[at - 3 : at] in (u"%2f", u"%2c")):
        return True
    return not is_letter(url[at - 1]) and url[at - 1] != u"%"


# ---- which files show the same picture ----

# Patterns are for lower case, and begin with what is quick to look for.
EXTENSION = pattern(r"\.(?:jpe?g|png|webp|avif|gif|jfif|heic|tiff?|bmp|svg)(?![a-z0-9])")
cdef frozenset NAME_ENDS = frozenset("jpg jpeg png webp avif gif jfif heic tif tiff bmp svg php asp aspx ashx cms htm html".split())
ENCODED = pattern(r"aHR0c[DH][A-Za-z0-9_\-=+]{10,2000}")
DATE = pattern(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])")
LONG_NUMBER = pattern(r"\d{6,}")
STRONG = pattern(
    r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{12,64}(?![0-9a-z])|\d{7,20}(?!\d)|[0-9a-z]{20,40}(?![0-9a-z])"
)


cpdef bint is_image_address(str url):
    """Whether the address names an image file by its extension."""
    return EXTENSION.search(url.lower()) is not None


@lately(64)  # the same file is declared in several places, and shown
def identity(str url not None) -> str:
    """What stays of an address when its size, crop, format and server are taken away: equal for two files of one picture.

    Kept is the file name without the tokens that stand for a size; a name that says little (`640.jpg`, `image.jpg`) brings the
    folders before it. Different pictures may share a telling name, so long numbers in the folders stay too.
    """
    cdef str path, query, stem = u"", key, part, folder
    cdef list parts, ids
    cdef bint says_little, numbered
    path, _, query = source(url).partition(u"?")
    parts = path.split(u"/")[-MAX_SEGMENTS:]
    while parts and not stem:
        stem = stem_of(parts.pop())
    if not stem:
        return query.lower() or url
    says_little = GENERIC_NAME.fullmatch(stem) is not None
    numbered = has_long_number(path, path.rfind(u"/"))
    if (len(stem) >= SPECIFIC and not says_little and not numbered) or (STRONG.search(stem) and not DATE.match(stem)):
        return stem
    key = stem
    for part in reversed(parts):
        if len(key) >= SPECIFIC and not says_little:
            break
        folder = stem_of(part)
        if folder:
            key = folder + u"/" + key
    ids = []
    for part in parts if numbered else ():
        if has_long_number(part, len(part)):
            ids += [number for number in LONG_NUMBER.findall(stem_of(part)) if not DATE.match(number)]
    if query and not is_image_address(path) and len(stem) < SPECIFIC:
        key += u"?" + u"&".join([pair for pair in query.lower().split(u"&") if not SIZE_PARAMETER.match(pair)])
    return u"|".join([key, *ids]) if len(key) < 40 else key


def marks(str url not None) -> frozenset[str]:
    """Tokens of an address that name one picture among all: UUIDs, hashes, long numbers that are no dates."""
    cdef str path = source(url).partition(u"?")[0].lower()
    found = [mark for part in path.split(u"/") if len(part) >= SHORTEST_MARK for mark in STRONG.findall(part)]
    return frozenset([mark for mark in found if not mark.isalpha() and (not DATE.match(mark) or len(mark) > 14)])


def shared_marks(str url not None, frozenset wanted not None) -> frozenset[str]:
    """Those of the wanted tokens that name the picture of this address, too."""
    cdef str mark, path = source(url).lower()
    for mark in wanted:
        if mark in path:
            return wanted & marks(url)
    return frozenset()


cdef bint has_long_number(str text, Py_ssize_t end):
    """Whether so many digits stand in a row before the `end`."""
    cdef Py_ssize_t i, digits = 0
    for i in range(end):
        digits = digits + 1 if is_digit(text[i]) else 0
        if digits == MANY_DIGITS:
            return True
    return False


cdef str source(str url):
    """Path and query of the original file: servers that resize carry its address in their own."""
    cdef Py_ssize_t at
    cdef str path
    url = url[:LONGEST_URL]
    at = url.rfind(u"http")
    if at > 0 and not is_image_address(url[:at]):
        url = unquote(url[at:].partition(u"&")[0])
    elif (at := url.find(u"url=%2F")) > 0 or (at := url.find(u"url=/")) > 0:
        url = u"//" + unquote(url[at + 4 :].partition(u"&")[0])
    elif u"aHR0c" in url and (found := ENCODED.search(url)):
        url = decoded(found.group()) or url
    path = url.partition(u"//")[2]
    path = path.partition(u"/")[2] if path else url
    path = path.partition(u"#")[0]
    return unquote(path) if u"%" in path else path


cdef decoded(str text):
    try:
        return urlsafe_b64decode(text.rstrip("=") + "=" * (-len(text.rstrip("=")) % 4)).decode()
    except (binascii.Error, ValueError):
        return None


@lru_cache(maxsize=256)  # pictures of a page lie in the same folders
def stem_of(str part not None) -> str:
    """One segment of a path in lower case without what stands for size, crop or format; empty where nothing else is in it."""
    cdef str name, end, bare
    part = part.lower()
    name, _, end = part.rpartition(u".")
    bare = name if end in NAME_ENDS else part
    if not bare.isalnum():  # there is more to cut than the end of a file name
        if is_size(part):
            return u""
        bare = without_size(part)
        if bare == part:
            return part
    return u"" if is_size(bare) else bare


cdef bint is_size(str part):
    """Whether a segment, or a name without its end, stands for size, crop or format."""
    cdef Py_UCS4 c
    if part in SIZE_WORDS:
        return True
    for c in part:
        if is_digit(c) or c in u"_=:":
            return SIZE_SEGMENT.fullmatch(part) is not None
    return part in (u"", u"-")


cdef str without_size(str part):
    """The same of a segment that has more in it."""
    cdef Py_ssize_t longest
    cdef str mark, name, dot, end
    for mark in (u";", u"=", u"!"):
        part = part.partition(mark)[0]
    for _ in range(8):
        name, dot, end = part.rpartition(u".")
        while dot and end in NAME_ENDS:
            part = name
            name, dot, end = part.rpartition(u".")
        longest = LONGEST_VARIANT if u"v-" in part else LONGEST_SUFFIX
        suffix = SIZE_SUFFIX.search(part, max(0, len(part) - longest))
        if suffix is None:
            break
        part = part[: suffix.start()]
    return part
