# cython: boundscheck=False, wraparound=False
"""What stands around a picture or a heading, without a view on every element that is passed."""

from broadsheet.page._tree cimport FIRST_ELEMENT, Node, NodeRow, Tree, Words

cdef frozenset TOO_FAR = frozenset("body html #document main".split())


def around(Node node not None, int most) -> tuple[list[Node], Node | None, Node | None, Node | None]:
    """The elements around a picture, the nearest first, at most so many and none that holds most of the page; and the nearest
    link, figure and noscript among them."""
    cdef Tree tree = node.tree
    cdef int at = tree.nodes[node.row].parent
    cdef str tag
    cdef Node up, link = None, figure = None, fallback = None
    cdef list found = []
    while at >= 0 and len(found) < most:
        tag = tree.tag_names[tree.nodes[at].tag]
        if tag in TOO_FAR:
            break
        up = tree.node(at)
        found.append(up)
        if link is None and tag == u"a":
            link = up
        elif figure is None and tag == u"figure":
            figure = up
        elif fallback is None and tag == u"noscript":
            fallback = up
        at = tree.nodes[at].parent
    return found, link, figure, fallback


def worded_among(list nodes not None, Words words not None) -> list[Node]:
    """Those of the elements that have one of the words."""
    cdef Node node
    return [node for node in nodes if has(node.tree, &node.tree.nodes[node.row], words)]


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


cdef enum:
    MOST_UPS = 9  # elements around a heading that are looked at

cdef frozenset PARTS = frozenset(("article", "main", "nav"))


def part_around(Node node not None, int most, frozenset tags not None, Words words not None) -> Node | None:
    """The nearest part of the page around a node: an `article`, `main` or `nav` of any size, or what has one of the tags or
    words. None where an element of more than `most` rows is nearer: words of the whole page's layout say nothing of its parts."""
    cdef Tree tree = node.tree
    cdef int at = node.row, i
    cdef NodeRow *row
    cdef str tag
    for i in range(MOST_UPS):
        at = tree.nodes[at].parent
        if at < 0:
            return None
        row = &tree.nodes[at]
        tag = tree.tag_names[row.tag]
        if tag in PARTS:
            return tree.node(at)
        if tag == u"body" or row.end - at > most:
            return None
        if tag in tags or has(tree, row, words):
            return tree.node(at)
    return None


cdef bint has(Tree tree, NodeRow *row, Words words) noexcept:
    cdef size_t i
    for i in range(row.words_at, row.words_at + row.words):
        if words.have(tree.words[i]):
            return True
    return False
