# cython: boundscheck=False, wraparound=False
"""What stands around a picture, without a view on every element that is passed."""

from broadsheet.page._tree cimport FIRST_ELEMENT, Node, NodeRow, Tree, Words


def named_around(Node node not None, int first, frozenset tags not None, Words one not None, Words other not None) -> list[Node]:
    """The node itself and the elements around it, the nearest first, down to but without the row `first`, that have one of the
    tags or a word of one of both lists."""
    cdef Tree tree = node.tree
    cdef int at = node.row, i
    cdef NodeRow *row
    cdef list found = []
    while at > first:
        row = &tree.nodes[at]
        if row.tag >= FIRST_ELEMENT and (has(tree, row, one) or has(tree, row, other) or tree.tag_names[row.tag] in tags):
            found.append(tree.node(at))
        at = row.parent
    return found


cdef bint has(Tree tree, NodeRow *row, Words words) noexcept:
    cdef size_t i
    for i in range(row.words_at, row.words_at + row.words):
        if words.have(tree.words[i]):
            return True
    return False
