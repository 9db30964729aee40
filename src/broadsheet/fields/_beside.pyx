# cython: boundscheck=False, wraparound=False
"""The pictures of a page and what stands near them: asked of every element that could be a caption or a credit."""

from .words.images import HOLDER

from broadsheet.page._index cimport Rows
from broadsheet.page._tree cimport TAG_TEXT, Node, NodeRow, Tree

cdef enum:
    MOST_PICTURES = 400  # of one page that are looked at
    MAX_ROWS = 60  # between a picture and its caption: players and buttons stand there
    NEAR = 4  # rows between a picture and its noscript
    MAX_CLIMB = 6  # elements around a caption, one of which holds its picture too
    MAX_GAP = 40  # characters between a picture and its caption: "Enlarge image", "1/6"
    BESIDE = 3  # pictures next to those that are asked for

SILENT = frozenset("script style svg noscript button template picture img iframe video amp-img input".split())
cdef frozenset SILENT_TAGS = SILENT


cdef class PicturePlaces:
    """Where the pictures of a page stand, in its order; a `noscript` right behind one counts to it."""

    cdef Tree tree
    cdef list pictures
    cdef Rows starts

    def __cinit__(self, Tree tree not None):
        cdef Node node
        cdef int end = 0
        self.tree = tree
        self.pictures = []
        self.starts = Rows()
        for node in tree.all("img", "picture", "amp-img", "video", "iframe", "noscript"):
            if node.row < end:
                continue
            if tree.tag_names[tree.nodes[node.row].tag] == u"noscript":
                if node.row - end <= NEAR and self.pictures:  # the same picture for browsers without scripts
                    end = tree.nodes[node.row].end
                continue
            if len(self.pictures) == MOST_PICTURES:
                break
            self.starts.add(node.row)
            self.pictures.append(node)
            end = tree.nodes[node.row].end

    def between(self, int first, int last) -> list[Node]:
        """The pictures that begin between two rows, and some on both sides whose words could be taken for theirs."""
        return self.pictures[max(0, <int>self.starts.before(first) - BESIDE) : <int>self.starts.before(last) + BESIDE]

    cpdef int count(self, Node node):
        """How many pictures begin in the element."""
        return <int>self.starts.before(self.tree.nodes[node.row].end) - <int>self.starts.before(node.row)

    def owner(self, Node node not None) -> int | None:
        """Row of the picture that the caption at `node` belongs to: the one right before it, else the one behind it in a figure
        of its own."""
        cdef int at = <int>self.starts.before(node.row), end
        cdef Node around
        if at:
            end = self.tree.nodes[self.starts.data[at - 1]].end
            if end + MAX_ROWS >= node.row and self.around(node, self.starts.data[at - 1]) is not None and self.is_silent(end, node.row):
                return self.starts.data[at - 1]
        if at < len(self.pictures) and self.starts.data[at] - self.tree.nodes[node.row].end <= MAX_ROWS:
            around = self.around(node, self.starts.data[at])
            if around is not None and self.count(around) == 1 and (around.tag == u"figure" or around.has_word(HOLDER)):
                return self.starts.data[at]
        return None

    cdef Node around(self, Node node, int picture):
        """The nearest element that holds both."""
        cdef int up = self.tree.nodes[node.row].parent, i
        for i in range(MAX_CLIMB):
            if up < 0 or self.tree.tag_names[self.tree.nodes[up].tag] in (u"body", u"html"):
                return None
            if up <= picture < self.tree.nodes[up].end:
                return self.tree.node(up)
            up = self.tree.nodes[up].parent
        return None

    cpdef bint is_silent(self, int first, int last):
        """Whether there is next to nothing to read between two rows."""
        cdef NodeRow *row
        cdef int at = max(0, first), said = 0
        last = min(last, self.tree.count)
        while at < last:
            row = &self.tree.nodes[at]
            if row.tag == TAG_TEXT:
                said += <int>len((<str>self.tree.string(row.at, row.size)).strip())
                if said > MAX_GAP:
                    return False
            elif self.tree.tag_names[row.tag] in SILENT_TAGS:
                at = row.end
                continue
            at += 1
        return True
