# cython: boundscheck=False, wraparound=False
"""Where a label such as "Topics:" may stand before a list: asked of the whole page behind the headline."""

from broadsheet.page import names
from broadsheet.text import fold

from broadsheet.page._index cimport Rows
from broadsheet.page._tree cimport FIRST_ELEMENT, TAG_TEXT, Node, NodeRow, Tree

cdef enum:
    MOST_ELEMENTS = 2500  # that could be a label
    MOST_LINKS = 600
    MOST_ROWS = 120  # of an element with its links
    LONGEST = 60  # bytes of a label: twice what the longest has

cdef bint[256] MAY_LABEL
for _i in range(256):
    MAY_LABEL[_i] = False
for _tag in "h2 h3 h4 h5 h6 span div p strong b dt li label".split():
    MAY_LABEL[FIRST_ELEMENT + names.TAGS.index(_tag)] = True
cdef frozenset UNSEEN = names.UNSEEN


cdef size_t letters_of(Tree tree, NodeRow *row) noexcept:
    """Bytes of a text that are no white space."""
    cdef size_t i, letters = 0, end = row.at + row.size
    cdef unsigned char c
    for i in range(row.at, end):
        c = <unsigned char>tree.pool[i]
        if c == 0xA0 and i > row.at and <unsigned char>tree.pool[i - 1] == 0xC2:  # a no-break space, of which one byte is counted
            letters -= 1
        elif c > 32:
            letters += 1
    return letters


def labels(Tree tree not None, int first, frozenset known not None) -> list[Node]:
    """Elements from a row on that hold one text alone, which folded is among the known."""
    cdef NodeRow *nodes = tree.nodes
    cdef int at, seen = 0
    cdef list found = []
    for at in range(tree.count - 1):
        if nodes[at].tag >= 256 or not MAY_LABEL[nodes[at].tag]:
            continue
        seen += 1
        if seen > MOST_ELEMENTS:
            break
        if at >= first and nodes[at].end == at + 2 and nodes[at + 1].tag == TAG_TEXT:
            if letters_of(tree, &nodes[at + 1]) <= LONGEST and fold(tree.string(nodes[at + 1].at, nodes[at + 1].size)) in known:
                found.append(tree.node(at))
    return found


cdef size_t letters_shown(Tree tree, int at, int end) noexcept:
    """The same of all texts between two rows that a reader sees; it stops counting where there are too many for a label."""
    cdef NodeRow *nodes = tree.nodes
    cdef size_t letters = 0
    while at < end and letters <= LONGEST:
        if nodes[at].tag == TAG_TEXT:
            letters += letters_of(tree, &nodes[at])
        elif tree.tag_names[nodes[at].tag] in UNSEEN:
            at = nodes[at].end
            continue
        at += 1
    return letters


def led(Tree tree not None, int first) -> list[tuple[Node, Node]]:
    """Elements in which a short text stands before their links, each with its first link that shows one; of the links from a
    row on."""
    cdef NodeRow *nodes = tree.nodes
    cdef Rows links = Rows()
    cdef set seen = set()
    cdef list found = []
    cdef size_t i
    cdef int row, up
    tree.tags().find(links, tree.tag_ids["a"], first, tree.count)
    for i in range(min(links.size, MOST_LINKS)):
        row = links.data[i]
        up = nodes[row].parent
        if nodes[up].end - up <= MOST_ROWS and up not in seen and letters_shown(tree, row, nodes[row].end):
            seen.add(up)
            if 0 < letters_shown(tree, up + 1, row) <= LONGEST:
                found.append((tree.node(up), tree.node(row)))
    return found
