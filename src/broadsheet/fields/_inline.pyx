# cython: boundscheck=False
"""The inline markup of a run of text."""

from html import escape

from broadsheet.page import names
from broadsheet.text import squash

from broadsheet.model._blocks cimport ends_line
from broadsheet.page._tree cimport FIRST_ELEMENT, TAG_TEXT, NodeRow, Tree

cdef enum:
    DEEPEST = 32  # elements around a run that are looked at

cdef enum Kind:
    OTHER
    MARK
    LINK
    SKIPPED  # with all that is in it
    GLOSS    # the same, unless it is spelled out

cdef Kind[256] KINDS
cdef list MARKS = [None] * 256
for _i in range(256):
    KINDS[_i] = OTHER
for _tag, _name in {"b": "strong", "strong": "strong", "i": "em", "em": "em", "sub": "sub", "sup": "sup", "code": "code"}.items():
    KINDS[FIRST_ELEMENT + names.TAGS.index(_tag)] = MARK
    MARKS[FIRST_ELEMENT + names.TAGS.index(_tag)] = (f"<{_name}>", f"</{_name}>")
for _tag in "script style template textarea select svg math iframe object title".split():
    KINDS[FIRST_ELEMENT + names.TAGS.index(_tag)] = SKIPPED
for _tag in ("rt", "rp"):
    KINDS[FIRST_ELEMENT + names.TAGS.index(_tag)] = GLOSS
KINDS[FIRST_ELEMENT + names.TAGS.index("a")] = LINK
cdef int HREF = names.ATTRIBUTES.index("href")
cdef int RUBY = FIRST_ELEMENT + names.TAGS.index("ruby")
cdef int RP = FIRST_ELEMENT + names.TAGS.index("rp")


def inline(page not None, int first, int last, int element, str text) -> str:
    """The markup of the texts between two rows in an element: links, strong, em, sub, sup, code, br; everything else as escaped
    text. `text` is what a reader sees of them."""
    cdef Tree tree = page.tree
    cdef NodeRow *nodes = tree.nodes
    cdef list pieces = [], opened = []
    cdef int[DEEPEST] around
    cdef int up = nodes[first].parent, count = 0, row = first
    if last == first + 1 and up == element and text == (raw := tree.string(nodes[first].at, nodes[first].size)):
        return escaped(raw)  # as most are
    while up > element and count < DEEPEST:
        around[count] = up
        count += 1
        up = nodes[up].parent
    while count:
        count -= 1
        open_tag(page, tree, around[count], pieces, opened)
    while row < last:
        while opened and <int>(<tuple>opened[-1])[0] <= row:
            pieces.append((<tuple>opened.pop())[1])
        if nodes[row].tag == TAG_TEXT:
            pieces.append(escaped(tree.string(nodes[row].at, nodes[row].size)))
        elif is_left_out(tree, row):
            row = nodes[row].end
            continue
        elif ends_line(tree, row):
            pieces.append("<br>")
        else:
            open_tag(page, tree, row, pieces, opened)
        row += 1
    while opened:
        pieces.append((<tuple>opened.pop())[1])
    html = squash("".join(pieces))
    return html if html.isascii() else html.replace("\u00ad", "").replace("\u200b", "")


cdef str escaped(str text):
    return escape(text, False) if "&" in text or "<" in text or ">" in text else text


cpdef bint is_left_out(Tree tree, int row) noexcept nogil:
    """Whether what stands at a row of the tree is no text of the run around it, with all that is in it: a script, a title, or a
    reading set over letters, unless the page writes parentheses for it (`rp`): in a text that sets nothing over letters it
    stands in them (HTML Standard, 4.5.12)."""
    cdef NodeRow *nodes = tree.nodes
    cdef int ruby = row, at
    if nodes[row].tag >= 256 or KINDS[nodes[row].tag] < SKIPPED:
        return False
    if KINDS[nodes[row].tag] == SKIPPED:
        return True
    while ruby >= 0 and nodes[ruby].tag != RUBY:
        ruby = nodes[ruby].parent
    if ruby < 0:
        return True
    for at in range(ruby + 1, nodes[ruby].end):
        if nodes[at].tag == RP:
            return False
    return True


cdef int open_tag(page, Tree tree, int row, list pieces, list opened) except -1:
    """Write the tag that an element becomes, where it becomes one, and remember where it ends."""
    cdef NodeRow *node = &tree.nodes[row]
    cdef int at
    if node.tag >= 256:
        return 0
    if KINDS[node.tag] == MARK:
        begin, close = MARKS[node.tag]
        pieces.append(begin)
        opened.append((node.end, close))
    elif KINDS[node.tag] == LINK:
        at = tree.attribute_row(row, HREF)
        href = page.absolute(tree.string(tree.attributes[at].at, tree.attributes[at].size)) if at >= 0 else None
        if href:
            pieces.append(f'<a href="{escape(href)}">')
            opened.append((node.end, "</a>"))
    return 0
