# cython: boundscheck=False, wraparound=False
"""The files of a `srcset`: most pictures of a page have one, with a dozen files in it."""

from ..pattern import pattern
from .renditions import MAX_FILES, File

cdef enum:
    MAX_SRCSET = 100000  # characters; the longest seen on news pages have some 6,000
    MOST_DIGITS = 5  # of a width or a density

# An address and, unless it ends in a comma, what stands behind it up to the next one; a comma in brackets parts nothing.
CANDIDATE = pattern(r"[ \t\n\f\r,]*+([^ \t\n\f\r]++)(?:(?<!,)([^,(]*(?:\([^)]*\)[^,(]*)*))?")
DESCRIPTOR = pattern(r"(\d{1,5}(?:\.\d{1,6})?)([wxh])(?![^ \t\n\f\r])")


def parse_srcset(str text not None) -> list[File]:
    """The files of a `srcset`, in its order, addresses as written (HTML Standard, "parse a srcset attribute").

    Unlike a browser, a file with a broken descriptor stays, without a size. Addresses may hold commas and be `data:` URLs.
    """
    text = text[:MAX_SRCSET]
    return in_usual_form(text.split()) or in_any_form(text)


cdef list in_usual_form(list words):
    """The files of a srcset of addresses, each with a whole number of pixels or a density behind it, or nothing, as nearly all
    are; none where it is anything else."""
    cdef Py_ssize_t at = 0, count = len(words)
    cdef str url
    cdef list files = []
    if count > 2 * MAX_FILES:
        return []
    while at < count and len(files) < MAX_FILES:
        url = words[at]
        at += 1
        if url[0] == u",":
            return []
        file = File(url.rstrip(u","))
        files.append(file)
        if at < count and url[len(url) - 1] != u",":
            if not is_described(file, words[at], at + 1 == count):
                return []
            at += 1
    return files


cdef bint is_described(file, str word, bint is_last):
    """Whether this is "640w," or "2x,", or the same without a comma behind the last address: the file gets the number."""
    cdef Py_ssize_t digits = len(word) - (1 if is_last else 2), i
    cdef Py_UCS4 c
    cdef int number = 0
    if not 0 < digits <= MOST_DIGITS or word[digits] not in u"wx" or not (is_last or word[digits + 1] == u","):
        return False
    for i in range(digits):
        c = word[i]
        if not 48 <= c <= 57:
            return False
        number = 10 * number + <int>c - 48
    if word[digits] == u"x":
        file.density = float(number)
    else:
        file.width = number or None
    return True


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
