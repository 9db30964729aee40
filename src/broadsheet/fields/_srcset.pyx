# cython: boundscheck=False, wraparound=False
"""The files of a `srcset`: most pictures of a page have one, with a dozen files in it."""

from ..pattern import pattern
from .renditions import MAX_FILES, File

cdef enum:
    MAX_SRCSET = 100000  # characters; the longest seen on news pages have some 6,000
    MOST_DIGITS = 5  # of a width

# An address and, unless it ends in a comma, what stands behind it up to the next one; a comma in brackets parts nothing.
CANDIDATE = pattern(r"[ \t\n\f\r,]*+([^ \t\n\f\r]++)(?:(?<!,)([^,(]*(?:\([^)]*\)[^,(]*)*))?")
DESCRIPTOR = pattern(r"(\d{1,5}(?:\.\d{1,6})?)([wxh])(?![^ \t\n\f\r])")


def parse_srcset(str text not None) -> list[File]:
    """The files of a `srcset`, in its order, addresses as written (HTML Standard, "parse a srcset attribute").

    Unlike a browser, a file with a broken descriptor stays, without a size. Addresses may hold commas and be `data:` URLs.
    """
    text = text[:MAX_SRCSET]
    return in_widths(text.split()) or in_any_form(text)


cdef list in_widths(list words):
    """The files of a srcset that is one address, or addresses and widths in turn, as nearly all are; none where it is anything
    else."""
    cdef Py_ssize_t i, count = len(words)
    cdef int width
    cdef list files = []
    if count == 1 and is_whole(words[0]):
        return [File(words[0])]
    if count % 2 or count > 2 * MAX_FILES:
        return []
    for i in range(0, count, 2):
        width = width_of(words[i + 1], i + 2 == count)
        if width < 0 or not is_whole(words[i]):
            return []
        files.append(File(words[i], width or None))
    return files


cdef bint is_whole(str url):
    """Whether no comma at an end of the address belongs to the list."""
    return url[0] != u"," and url[len(url) - 1] != u","


cdef int width_of(str word, bint is_last):
    """The number of "640w,", or of "640w" behind the last address; -1 where it is written in any other way."""
    cdef Py_ssize_t digits = len(word) - (1 if is_last else 2), i
    cdef Py_UCS4 c
    cdef int width = 0
    if not 0 < digits <= MOST_DIGITS or word[digits] != u"w" or not (is_last or word[digits + 1] == u","):
        return -1
    for i in range(digits):
        c = word[i]
        if not 48 <= c <= 57:
            return -1
        width = 10 * width + <int>c - 48
    return width


cdef list in_any_form(str text):
    cdef Py_ssize_t at = 0
    cdef list files = []
    while len(files) < MAX_FILES and (found := CANDIDATE.match(text, at)):
        url, descriptors = found.groups()
        at = found.end()
        if descriptors is None:
            files.append(File(url.rstrip(",")))
            continue
        files.append(described(url, descriptors))
        if text[at : at + 1] != u",":
            break
    return files


cdef described(str url, str descriptors):
    file = File(url)
    for number, unit in DESCRIPTOR.findall(descriptors):
        if unit == u"x":
            file.density = float(number)
        elif unit == u"w":
            file.width = int(float(number)) or None
        else:
            file.height = int(float(number)) or None
    return file
