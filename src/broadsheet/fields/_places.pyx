# cython: boundscheck=False, wraparound=False, nonecheck=True
"""Where the elements of a page stand: asked of every one that may show a name or a date."""

from libc.stdint cimport uint32_t

from broadsheet.page._index cimport Rows
from broadsheet.page._tree cimport FIRST_ELEMENT, TAG_TEXT, Node, NodeRow, Tree, Words

cdef enum:
    FAR = 1_000_000
    MOST = 4000  # parts of a page that are told by their class names
    CLOSE = 40  # rows around the headline in which nothing is doubtful, and what stands in front of it no farther than behind

cdef frozenset FRAME = frozenset("html body main time a h1 h2".split())  # tags that are no part of a page, whatever their class


cdef class Zones:
    """Parts of a page as spans of rows, none inside another."""

    cdef Rows first, behind

    def __cinit__(self):
        self.first = Rows()
        self.behind = Rows()

    cdef bint hold(self, int row) noexcept:
        cdef size_t count = self.first.before(row + 1)
        return count > 0 and row < self.behind.data[count - 1]


cdef Zones zones_of(Words words, list others, Tree tree, Node heading):
    """The outermost of the elements that have one of the `words` and of the `others`, without those that are empty, hold the
    headline, or are most of the page."""
    cdef Zones zones = Zones()
    cdef Node root = tree.root, node
    cdef Rows rows = root.rows_worded(words)
    cdef size_t i
    cdef int row, end, behind = 0, title = heading.row if heading is not None else -1
    rows.sort()
    rows.size = min(rows.size, <size_t>MOST)
    for node in others:
        rows.add(node.row)
    rows.sort()
    for i in range(rows.size):
        row = rows.data[i]
        end = tree.nodes[row].end
        if row < behind or end == row + 1 or row <= title < end or (end - row) * 2 > tree.count:
            continue
        if tree.tag_names[tree.nodes[row].tag] in FRAME:
            continue
        zones.first.add(row)
        zones.behind.add(end)
        behind = end
    return zones


cdef class Places:
    """The page around its headline, as rows of its tree: `foreign` parts hold readers' comments or other stories, `doubtful`
    ones are seldom the article's, but near the headline. Both are given by the words of their class names, and as elements."""

    cdef readonly Node heading
    cdef Zones foreign, doubtful

    def __cinit__(self, Tree tree not None, Node heading, foreign not None, doubtful not None):
        self.heading = heading
        self.foreign = zones_of(foreign[0], foreign[1], tree, heading)
        self.doubtful = zones_of(doubtful[0], doubtful[1], tree, heading)

    cdef int rows_to(self, Node node) noexcept:
        cdef int gap, end = node.tree.nodes[node.row].end
        if self.heading is None:
            return FAR
        if node.row >= self.heading.row:
            return max(0, node.row - self.heading.tree.nodes[self.heading.row].end)
        gap = max(0, self.heading.row - end)
        return gap if gap < CLOSE else 5 * gap

    def is_foreign(self, int row) -> bool:
        """Whether `row` is in a part for readers' comments or other stories."""
        return self.foreign.hold(row)

    def is_doubtful(self, int row) -> bool:
        """Whether `row` is, away from the headline, in a part that is seldom the article's: side bar, footer, box."""
        cdef Node heading = self.heading
        if heading is not None and heading.row - CLOSE <= row <= heading.tree.nodes[heading.row].end + CLOSE:
            return False
        return self.doubtful.hold(row)

    def distance(self, Node node not None) -> int:
        """Rows between the headline and `node`, counted five times in front of it; far away where there is no headline.

        What stands well in front of a headline belongs to the site: today's date, the user, the last story."""
        return self.rows_to(node)

    def nearest(self, list nodes not None, int most) -> list[Node]:
        """Those of `nodes` that are in no foreign part, each once, the nearest to the headline first; at most so many."""
        cdef list found = []
        cdef set known = set()
        cdef Node node
        for node in nodes:
            if node.row not in known and not self.foreign.hold(node.row):
                known.add(node.row)
                found.append((self.rows_to(node), node.row, node))
        found.sort()
        return [one[2] for one in found[:most]]

    def foreign_within(self, Node place not None, int most) -> list[int]:
        """The first rows of the foreign parts that begin in `place`; at most so many."""
        cdef list found = []
        cdef size_t i
        for i in range(self.foreign.first.before(place.row + 1), self.foreign.first.size):
            if len(found) == most or self.foreign.first.data[i] >= place.tree.nodes[place.row].end:
                break
            found.append(self.foreign.first.data[i])
        return found


def narrow(list nodes not None, frozenset unwanted not None, int least, int most) -> list[Node]:
    """Those of `nodes` that have at least and at most so many rows, and none of the unwanted tags."""
    cdef list found = []
    cdef Node node
    cdef NodeRow *row
    for node in nodes:
        row = &node.tree.nodes[node.row]
        if least <= row.end - node.row <= most and node.tree.tag_names[row.tag] not in unwanted:
            found.append(node)
    return found


cdef bint may_count(Tree tree, size_t at, size_t size) noexcept:
    """Whether a digit is among these bytes, or what may be one in another script: they begin with the Arabic ones."""
    cdef size_t i
    cdef unsigned char c
    for i in range(at, at + size):
        c = <unsigned char>tree.pool[i]
        if 48 <= c <= 57 or c >= 0xD9:
            return True
    return False


def has_number(Node node not None) -> bool:
    """Whether a number may stand in the text of an element, or in one of its attributes."""
    cdef Tree tree = node.tree
    cdef NodeRow *own = &tree.nodes[node.row]
    cdef int row
    cdef uint32_t i
    if own.tag >= FIRST_ELEMENT:
        for i in range(own.at, own.at + own.size):
            if may_count(tree, tree.attributes[i].at, tree.attributes[i].size):
                return True
    for row in range(node.row, own.end):
        if tree.nodes[row].tag == TAG_TEXT and may_count(tree, tree.nodes[row].at, tree.nodes[row].size):
            return True
    return False


cdef bint may_sign(Tree tree, size_t at, size_t size) noexcept:
    """Whether the first two bytes of ©, of ⓒ, of "(c)" or the middle of "copyright" are among these bytes, or begin at their end."""
    cdef size_t i
    cdef unsigned char c, next
    for i in range(at, at + size):
        c = <unsigned char>tree.pool[i]
        next = <unsigned char>tree.pool[i + 1] if i + 1 < at + size else 0
        if c == 0xC2 and next == 0xA9 or c == 0xE2 and next == 0x93:
            return True
        if c == 40 and (next == 0 or next | 32 == 99) or c | 32 == 112 and (next == 0 or next | 32 == 121):
            return True
    return False


def may_claim(Node node not None) -> bool:
    """Whether a sign of copyright may stand in the text of an element."""
    cdef Tree tree = node.tree
    cdef int row
    for row in range(node.row, tree.nodes[node.row].end):
        if tree.nodes[row].tag == TAG_TEXT and may_sign(tree, tree.nodes[row].at, tree.nodes[row].size):
            return True
    return False
