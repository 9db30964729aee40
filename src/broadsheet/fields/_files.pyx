# cython: boundscheck=False, wraparound=False
"""The files that the markup of one element gives its picture: asked of every picture of a page, most of which are teasers."""

from libc.stdint cimport uint32_t

from .imagefiles import is_stand_in, scripted
from .renditions import File, parse_srcset
from .words.images import LAZY

from broadsheet.page._tree cimport FIRST_ELEMENT, Node, NodeRow, Tree

cdef enum:
    LEAST = 5  # letters of a value that names a file
# Attributes of most pictures, none of which names a file: passed over before the others are tried.
cdef frozenset OF_NO_FILE = frozenset("alt class decoding fetchpriority height id itemprop loading sizes style title width".split())


def files_of(Node node not None, page):
    """The files that an `img`, `source` or `amp-img` names, in the order of its attributes, addresses absolute.

    Placeholders are left out, and so is `src` where scripts put another file in its place.
    """
    cdef Tree tree = node.tree
    cdef NodeRow *row = &tree.nodes[node.row]
    cdef bint lazy = node.has_word(LAZY), some = False, known
    cdef uint32_t i
    cdef str name, value, url, held = None
    if row.tag < FIRST_ELEMENT:
        return
    for i in range(row.at, row.at + row.size):
        name = tree.attribute_names[tree.attributes[i].name]
        if name in OF_NO_FILE or (tree.attributes[i].size < LEAST and not lazy):
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
                some = True
                yield file
            known = True
    if held is not None and not some and (url := absolute(held, page)) is not None and not is_stand_in(url):
        yield File(url)


cdef list named(str name, str value, Node node):
    """The files of one attribute, addresses as written."""
    if name == u"src":
        return [File(value)]
    return parse_srcset(value) if name == u"srcset" else scripted(name, value, node)


cdef str absolute(str url, page):
    """None where it leads nowhere, or a script has yet to fill in what stands in braces."""
    if url[:5].lower() == u"data:" or u"{" in url or u"%7B" in url:
        return None
    return page.absolute(url) or None
