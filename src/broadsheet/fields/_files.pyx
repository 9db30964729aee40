# cython: boundscheck=False, wraparound=False
"""The files that the markup gives a picture: asked of every picture of a page, most of which are teasers."""

from functools import lru_cache

from libc.stdint cimport uint32_t

from ._srcset import parse_srcset
from .imagefiles import data_files, size_of
from .renditions import MAX_FILES, File
from .words.images import LAZY, SCRIPTED_SOURCES, STAND_IN

from broadsheet.page._tree cimport FIRST_ELEMENT, Node, NodeRow, Tree

cdef enum:
    LEAST = 5  # letters of a value that names a file
    LONGEST_NAME = 80  # letters at the end of a file's name that are looked at
cdef frozenset SOURCES = SCRIPTED_SOURCES | {"src", "srcset"}  # attributes that name files, beside those that begin with "data-"


def files_of(list parts not None, page) -> list[File]:
    """The files that the `img`, `source` or `amp-img` elements of one picture name, with their size where it is told: in the
    order of elements and attributes, addresses absolute.

    Placeholders are left out, and so is `src` where scripts put another file in its place.
    """
    cdef list files = []
    cdef Node part
    for part in parts:
        files += sized(part, named_by(part, page, MAX_FILES))
    return files


def address_of(list parts not None, page) -> str:
    """The address of the first of them; empty where they name none."""
    cdef Node part
    for part in parts:
        for file in named_by(part, page, 1):
            return file.url
    return u""


cpdef bint is_stand_in(str url):
    """Whether the file is named as what stands in place of a picture until it is loaded."""
    cdef Py_ssize_t end = url.find(u"?")
    if end < 0:
        end = len(url)
    return stands_in(url[max(url.rfind(u"/", 0, end) + 1, end - LONGEST_NAME) : end])


@lru_cache(maxsize=64)  # the name is the same in several attributes and sizes of a picture
def stands_in(str name not None) -> bool:
    return STAND_IN.search(u"/" + name.lower()) is not None


cdef list named_by(Node node, page, int most):
    """The files of one element, at most so many, each with what its own attribute says."""
    cdef Tree tree = node.tree
    cdef NodeRow *row = &tree.nodes[node.row]
    cdef bint lazy = node.has_word(LAZY), known
    cdef uint32_t i
    cdef str name, value, url, held = None
    cdef list files = []
    if row.tag < FIRST_ELEMENT:
        return files
    for i in range(row.at, row.at + row.size):
        name = tree.attribute_names[tree.attributes[i].name]
        if (tree.attributes[i].size < LEAST and not lazy) or not (name in SOURCES or name.startswith(u"data-")):
            continue
        value = tree.string(tree.attributes[i].at, tree.attributes[i].size)
        if lazy and name == u"src":
            held = value
            continue
        if len(value) < LEAST:
            continue
        known = False  # the files of one srcset are alike: looking at the first tells of all
        for file in named(name, value, node):
            url = absolute(file.url, page)
            if url is not None and not ((file.width is None or not known) and is_stand_in(url)):
                file.url = url
                files.append(file)
                if len(files) == most:
                    return files
            known = True
    if held is not None and not files and (url := absolute(held, page)) is not None and not is_stand_in(url):
        files.append(File(url))
    return files


cdef list sized(Node node, list files):
    """The files, with the size that the element's attributes state where that is theirs: a `source` of several states none."""
    if node.tag == u"source" and len(files) != 1:
        return files
    cdef tuple size = None
    for file in files:
        if file.width is None and file.height is None and not file.density and not file.full:
            if size is None and node.get(u"width") is None and node.get(u"height") is None:
                break
            size = size or size_of(node)
            file.width, file.height = size
    return files


cdef list named(str name, str value, Node node):
    """The files of one attribute, addresses as written."""
    if name == u"srcset":
        return parse_srcset(value)
    if name in SOURCES:
        return [File(value)]
    return data_files(name, value, node) if u"/" in value or u"." in value else []


cdef str absolute(str url, page):
    """None where it leads nowhere, or a script has yet to fill in what stands in braces."""
    if url[:5].lower() == u"data:" or u"{" in url or u"%7B" in url:
        return None
    return page.absolute(url) or None
