# cython: boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""A page's text cut into blocks, and each block's measures: what the body model looks at.

A block is a run of text that no block element and no empty line (two `br`) interrupts. One pass over the rows of the tree cuts
and counts; a second fills the matrix of measures (`FEATURES`, one float a measure, in that order). Nothing here calls
Python while it walks.
"""

from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_FromStringAndSize, PyBytes_GET_SIZE
from libc.math cimport log1pf, sqrtf
from libc.stdint cimport int8_t, int32_t, uint32_t
from libc.stdlib cimport calloc, free, malloc, realloc
from libc.string cimport memset

from broadsheet.page._tree cimport FIRST_ELEMENT, TAG_TEXT, NodeRow, TextBuffer, Tree

from broadsheet.page import Node, hash_word, names

# ---- what kinds of element there are ----

cdef uint32_t TAG_FLAGS[256]
cdef unsigned char TAG_KIND[256]  # what the model is told of a tag, 0 for the rest
cdef bint BREAKS[256]
cdef bint SKIPPED[256]
cdef int BR, P, DIV, LI, A, H1, TD, TR, SPAN
cdef uint32_t BREAK_WORD = hash_word("br")

FLAGS = {  # the kind of element that a tag is, one bit each, as `Blocks.flags` has them
    "nav": IN_NAV, "menu": IN_NAV, "aside": IN_ASIDE, "footer": IN_FOOTER, "header": IN_HEADER, "main": IN_MAIN,
    "article": IN_ARTICLE, "section": IN_SECTION, "form": IN_FORM, "figure": IN_FIGURE, "figcaption": IN_FIGCAPTION,
    "table": IN_TABLE, "ul": IN_LIST, "ol": IN_LIST, "li": IN_ITEM, "blockquote": IN_QUOTE, "a": IN_LINK, "noscript": IN_NOSCRIPT,
    "details": IN_DETAILS, "button": IN_BUTTON, "label": IN_BUTTON, "address": IN_ADDRESS, "dl": IN_DL, "pre": IN_PRE,
    "h1": IN_HEADING, "h2": IN_HEADING, "h3": IN_HEADING, "h4": IN_HEADING, "h5": IN_HEADING, "h6": IN_HEADING,
    "p": IN_PARAGRAPH, "b": IN_STRONG, "strong": IN_STRONG, "i": IN_EM, "em": IN_EM, "dialog": IN_DIALOG, "small": IN_SMALL,
}
cdef dict KINDS = {
    name: i + 1 for i, name in enumerate(
        "p div li h1 h2 h3 h4 h5 h6 td th blockquote pre dd dt figcaption section article body caption br address legend button".split()
    )
}


cdef int tag_id(str name):
    return FIRST_ELEMENT + names.TAGS.index(name)


def _fill_tables():
    cdef int i
    for i in range(256):
        TAG_FLAGS[i] = 0
        TAG_KIND[i] = 0
        name = names.TAGS[i - FIRST_ELEMENT] if FIRST_ELEMENT <= i < FIRST_ELEMENT + len(names.TAGS) else ""
        TAG_FLAGS[i] = FLAGS.get(name, 0)
        TAG_KIND[i] = KINDS.get(name, 0)
        BREAKS[i] = name in names.BLOCK and name != "br"
        SKIPPED[i] = name in names.UNSEEN and name != "body"


_fill_tables()
BR, P, DIV, LI, A, H1, TD, TR, SPAN = (tag_id(t) for t in "br p div li a h1 td tr span".split())
cdef int ITEMPROP = names.ATTRIBUTES.index("itemprop")
cdef int PROPERTY = names.ATTRIBUTES.index("property")
cdef int HIDDEN = names.ATTRIBUTES.index("hidden")
cdef int ARIA_HIDDEN = names.ATTRIBUTES.index("aria-hidden")
cdef int STYLE = names.ATTRIBUTES.index("style")
cdef int ROLE = names.ATTRIBUTES.index("role")

# ---- tables of learned words ----

TABLE_BITS = 15  # word tables have 2**15 cells; a hash shares its cell with few others that matter
cdef enum:
    C_NONE = 0
    C_LOWER = 1
    C_UPPER = 2
    C_DIGIT = 3
    C_STOP = 4
    C_COMMA = 5
    C_MARK = 6
    C_OTHER = 7
    C_WIDE = 8
    C_QUOTE = 9
    C_COLON = 10


# ---- sets of three-word runs: what structured data says of the text ----

cdef enum:
    IN_ARTICLE_BODY = 0
    IN_DESCRIPTION = 1
    IN_HEADLINE = 2
    HINT_SETS = 3



cdef bint holds(RunSet *runs, uint32_t run) noexcept nogil:
    cdef uint32_t at = run & runs.mask
    if runs.cells == NULL:
        return False
    while runs.cells[at] != 0:
        if runs.cells[at] == run:
            return True
        at = (at + 1) & runs.mask
    return False


cdef void put_run(RunSet *runs, uint32_t run) noexcept nogil:
    cdef uint32_t at = run & runs.mask
    if <uint32_t>runs.size * 2 > runs.mask:  # full enough: what comes behind is more of the same
        return
    while runs.cells[at] != 0:
        if runs.cells[at] == run:
            return
        at = (at + 1) & runs.mask
    runs.cells[at] = run
    runs.size += 1


# ---- counting characters and words, a text at a time ----



cdef void end_word(Words *w) noexcept nogil:
    """A word is complete: weigh it, and look the run of three that ends with it up."""
    cdef uint32_t run
    cdef float weight
    cdef int i
    cdef Block *b = &w.block
    if w.word == 0:
        return
    b.units += 1
    b.link_units += w.linked
    b.strong_units += w.strong
    b.em_units += w.em
    b.print = (b.print ^ w.word) * 16777619u
    if w.table != NULL:
        weight = <float>w.table[w.word & TABLE_MASK] / 16.0
        b.words_sum += weight
        b.words_low = min(b.words_low, weight)
        b.words_high = max(b.words_high, weight)
        if w.word_count < 3:
            w.first_sum += weight
    if w.recorded < w.record_room:
        w.record[w.recorded] = w.word & TABLE_MASK
        w.recorded += 1
    w.word_count += 1
    if w.word_count >= 3:
        run = ((w.before2 * 31 + w.before) * 31 + w.word) | 1
        if w.filled != NULL:
            put_run(w.filled, run)
        elif w.hints != NULL:
            b.runs += 1
            for i in range(HINT_SETS):
                w.found[i] += holds(&w.hints[i], run)
    w.before2 = w.before
    w.before = w.word
    w.word = 0
    w.unspaced = 0


cdef inline void letter(Words *w, unsigned char c) noexcept nogil:
    w.word = ((w.word if w.word else 2166136261u) ^ c) * 16777619u


cdef void scan(Words *w, const char *source, size_t size) noexcept nogil:
    """Count the bytes of one text node (UTF-8)."""
    cdef const unsigned char *s = <const unsigned char *>source
    cdef size_t i = 0, before
    cdef unsigned char c, kind
    cdef uint32_t code, word
    cdef Block *b = &w.block
    while i < size:
        c = s[i]
        kind = C_OTHER
        if c < 128:
            i += 1
            if c <= 32:
                if w.word != 0:
                    end_word(w)
                continue
            if 97 <= c <= 122:
                kind = C_LOWER
                word = (w.word if w.word else 2166136261u) ^ c
                before = i
                while i < size and 97 <= s[i] <= 122:  # most letters have their like behind them
                    word = (word * 16777619u) ^ s[i]
                    i += 1
                w.word = word * 16777619u
                b.letters += <int32_t>(i - before)
                b.chars += <int32_t>(i - before)
            elif 65 <= c <= 90:
                kind = C_UPPER
                b.upper += 1
                letter(w, c + 32)
            elif 48 <= c <= 57:
                kind = C_DIGIT
                b.digits += 1
                b.numbers = (b.numbers ^ c) * 16777619u
                letter(w, 48)  # all numbers of a length are one word
            elif c == 95:
                letter(w, c)
            else:
                end_word(w)
                if c == 46 or c == 33 or c == 63:
                    kind = C_STOP
                    b.stops += 1
                elif c == 44 or c == 59:
                    kind = C_COMMA
                    b.commas += 1
                elif c == 124 or c == 62 or c == 47 or c == 35 or c == 43 or c == 64:
                    kind = C_MARK
                    b.marks += 1
                elif c == 34 or c == 39:
                    kind = C_QUOTE
                elif c == 58:
                    kind = C_COLON
        else:
            if c < 0xE0:
                code = ((c & 31) << 6) | (s[i + 1] & 63 if i + 1 < size else 0)
                i += 2
            elif c < 0xF0:
                code = ((c & 15) << 12) | ((s[i + 1] & 63) << 6 if i + 1 < size else 0) | (s[i + 2] & 63 if i + 2 < size else 0)
                i += 3
            else:
                code = 0x10000
                i += 4
            if code == 0xA0 or code == 0x3000 or 0x2000 <= code <= 0x200F or code == 0xAD or code == 0xFEFF or code == 0x2028:
                if code != 0xAD:
                    end_word(w)
                continue
            if 0x3040 <= code <= 0x9FFF or 0xAC00 <= code <= 0xD7AF:  # kana, Han, Hangul: each letter counts as a word
                kind = C_WIDE
                end_word(w)
                b.wide += 1
                w.word = (code * 2654435761u) ^ (w.wide * 40503u) | 1  # with the letter before: most words have two
                w.wide = code
                end_word(w)
            elif code == 0x3001 or code == 0xFF0C or code == 0x60C or code == 0x61B:
                kind = C_COMMA
                b.commas += 1
                end_word(w)
            elif code == 0x3002 or code == 0xFF01 or code == 0xFF1F or code == 0x2026 or code == 0x6D4 or code == 0x61F or code == 0x964:
                kind = C_STOP
                b.stops += 1
                end_word(w)
            elif code == 0xAB or code == 0xBB or 0x2018 <= code <= 0x201F or 0x300C <= code <= 0x300F or code == 0x2039 or code == 0x203A:
                kind = C_QUOTE
                if code == 0xBB or code == 0x203A:
                    b.marks += 1
                end_word(w)
            elif code == 0xB7 or code == 0x2022 or 0x2190 <= code <= 0x27FF or code == 0xA9 or code >= 0x10000:
                kind = C_MARK
                b.marks += 1
                end_word(w)
            elif 0xA1 <= code <= 0xBF or 0x2010 <= code <= 0x206F or 0x3000 <= code <= 0x303F or 0xFF00 <= code <= 0xFF0F:
                end_word(w)
            else:
                kind = C_LOWER
                letter(w, code & 255)
                letter(w, code >> 8)
                if 0xE00 <= code <= 0x109F and (code <= 0xEFF or code >= 0x1000) or 0x1780 <= code <= 0x17FF:
                    w.unspaced += 1
                    if w.unspaced == UNSPACED:
                        end_word(w)
        b.letters += kind == C_LOWER or kind == C_UPPER
        b.chars += 1
        if b.begins == C_NONE:
            b.begins = kind
        b.ends = kind


cdef enum:
    N_SIGNS = 11  # numbers that tell the page's kind

SIGNS = N_SIGNS

cdef class Hints:
    """What the page says of its text, its article body, its description, its headline, and of its own kind.

    `signs` are up to SIGNS numbers; the caller gives them their meaning, and the model learns it.
    """

    cdef RunSet sets[3]
    cdef float signs[11]

    def __cinit__(self, str body, str description, str headline, signs=()):
        cdef int i
        for i in range(SIGNS):
            self.signs[i] = signs[i] if i < len(signs) else 0
        for i in range(HINT_SETS):
            self.sets[i].cells = NULL
            self.sets[i].size = 0
        for i, text in enumerate((body, description, headline)):
            self.fill(i, text.encode("utf-8", "replace"))

    def __dealloc__(self):
        cdef int i
        for i in range(HINT_SETS):
            free(self.sets[i].cells)

    cdef int fill(self, int which, bytes text) except -1:
        cdef Words w
        cdef size_t size = min(<size_t>PyBytes_GET_SIZE(text), <size_t>400000)
        cdef uint32_t room = 64
        if size == 0:
            return 0
        while room < size:
            room *= 2
        self.sets[which].cells = <uint32_t *>calloc(room, sizeof(uint32_t))
        if self.sets[which].cells == NULL:
            raise MemoryError("the page's hints")
        self.sets[which].mask = room - 1
        memset(&w, 0, sizeof(Words))
        w.filled = &self.sets[which]
        scan(&w, PyBytes_AS_STRING(text), size)
        end_word(&w)
        return 0


cdef class Weights:
    """Learned log-odds, in sixteenths: of the words of a text, and of the words of classes and ids."""

    cdef int8_t text[1 << 15]
    cdef int8_t classes[1 << 15]

    def __cinit__(self, bytes text, bytes classes):
        cdef int i
        if PyBytes_GET_SIZE(text) != TABLE_SIZE or PyBytes_GET_SIZE(classes) != TABLE_SIZE:
            raise ValueError(f"a word table has {TABLE_SIZE} cells")
        for i in range(TABLE_SIZE):
            self.text[i] = (<const int8_t *>PyBytes_AS_STRING(text))[i]
            self.classes[i] = (<const int8_t *>PyBytes_AS_STRING(classes))[i]


# ---- the blocks of a page ----

cdef class Blocks:
    """The blocks of one tree, in document order; made by `cut`."""

    def __cinit__(self, Tree tree):
        self.tree = tree
        self.rows = NULL
        self.count = 0
        self.room = 0
        self.inherited = <Inherited *>calloc(tree.count + 1, sizeof(Inherited))
        self.under = <Under *>calloc(tree.count + 1, sizeof(Under))
        self.recorded_words = []
        if self.inherited == NULL or self.under == NULL:
            raise MemoryError("the page's blocks")

    def __dealloc__(self):
        free(self.rows)
        free(self.inherited)
        free(self.under)

    cdef int keep(self, Words *w, int row, int element) except -1:
        """Close the block under way, where there is one, and begin the next."""
        cdef Block *b
        cdef size_t room
        cdef void *moved
        end_word(w)
        if w.block.units == 0 and w.block.chars == 0:
            return 0  # nothing was counted since the last one
        if self.count >= MAX_BLOCKS:
            reset(w)
            return 0
        if self.count >= <int>self.room:
            room = self.room * 2 + 128
            moved = realloc(self.rows, room * sizeof(Block))
            if moved == NULL:
                raise MemoryError("the page's blocks")
            self.rows = <Block *>moved
            self.room = room
        b = &self.rows[self.count]
        b[0] = w.block
        b.last = row
        b.words_first = w.first_sum / min(3, max(1, w.word_count))
        b.in_body = share(w.found[IN_ARTICLE_BODY], b.runs)
        b.in_description = share(w.found[IN_DESCRIPTION], b.runs)
        b.in_headline = share(w.found[IN_HEADLINE], b.runs)
        b.headline_in = share(w.found[IN_HEADLINE], w.hints[IN_HEADLINE].size if w.hints != NULL else 0)
        if self.recording:
            self.recorded_words.append([w.record[i] for i in range(w.recorded)])
        self.count += 1
        reset(w)
        return 0

    def spans(self) -> list[tuple[int, int, int]]:
        """Of each block: row of its first text node, row behind its last, row of the block element around it."""
        cdef int i
        return [(self.rows[i].first, self.rows[i].last, self.rows[i].element) for i in range(self.count)]

    def span(self, int i) -> tuple[int, int, int]:
        """The same of one block. Raises IndexError beyond the last."""
        if i < 0 or i >= self.count:
            raise IndexError(i)
        return self.rows[i].first, self.rows[i].last, self.rows[i].element

    def element(self, int i) -> Node:
        """The block element around a block. Raises IndexError beyond the last."""
        return self.tree.node(self.span(i)[2])

    def starts(self) -> tuple[int, ...]:
        """Of each block: row of its first text node; ascending."""
        cdef int i
        if self.known_starts is None:
            self.known_starts = tuple([self.rows[i].first for i in range(self.count)])
        return self.known_starts

    def text(self, int i) -> str:
        """Text of one block as a reader sees it; a newline where a `br` stands. Raises IndexError beyond the last."""
        if i < 0 or i >= self.count:
            raise IndexError(i)
        if self.known_texts is None:
            self.known_texts = [None] * self.count
        if self.known_texts[i] is None:
            self.known_texts[i] = self.read(i)
        return self.known_texts[i]

    cdef str read(self, int i):
        cdef TextBuffer buffer = TextBuffer()
        cdef NodeRow *nodes = self.tree.nodes
        cdef int row = self.rows[i].first
        while row < self.rows[i].last:
            if nodes[row].tag == TAG_TEXT:
                buffer.text(self.tree.pool + nodes[row].at, nodes[row].size)
            elif ends_line(self.tree, row):
                buffer.newline()
            elif nodes[row].tag < 256 and SKIPPED[nodes[row].tag]:
                row = nodes[row].end
                continue
            row += 1
        return buffer.take()

    def units(self) -> tuple[int, ...]:
        """Of each block: its words (letters where the script has no spaces)."""
        cdef int i
        if self.known_units is None:
            self.known_units = tuple([self.rows[i].units for i in range(self.count)])
        return self.known_units

    def link_units(self) -> tuple[int, ...]:
        """Of each block: its words inside links."""
        cdef int i
        if self.known_link_units is None:
            self.known_link_units = tuple([self.rows[i].link_units for i in range(self.count)])
        return self.known_link_units

    def flags(self) -> tuple[int, ...]:
        """Of each block: the kinds of elements around it, one bit each."""
        cdef int i
        if self.known_flags is None:
            self.known_flags = tuple([self.rows[i].flags for i in range(self.count)])
        return self.known_flags

    def print(self, int i) -> int:
        """A hash of the words and numbers of one block, the same for the same text. Raises IndexError beyond the last."""
        if i < 0 or i >= self.count:
            raise IndexError(i)
        return self.rows[i].print ^ self.rows[i].numbers

    def prints(self) -> list[int]:
        """The same of each block."""
        return [self.print(i) for i in range(self.count)]

    def words(self) -> list[list[int]]:
        """Of each block: table cells of its words (at most 400); only after `cut(..., record=True)`."""
        return self.recorded_words

    def class_words(self) -> list[list[int]]:
        """Of each block: table cells of the class and id words of all elements around it, without repeats."""
        cdef int i, at
        cdef uint32_t k
        cdef NodeRow *node
        cdef list found = []
        for i in range(self.count):
            seen = {}
            at = self.rows[i].element
            while at > 0:
                node = &self.tree.nodes[at]
                for k in range(node.words_at, node.words_at + node.words):
                    seen[self.tree.words[k] & TABLE_MASK] = None
                at = node.parent
            found.append(list(seen))
        return found

    def matrix(self, int heading) -> bytes:
        """The measures: count x len(FEATURES) floats (32 bits), row by row. `heading` is the row of the headline's element, -1
        where there is none."""
        cdef bytes out = PyBytes_FromStringAndSize(NULL, self.count * FEATURE_COUNT * sizeof(float))
        self.measure(<float *>PyBytes_AS_STRING(out), heading)
        return out

    cdef int measure(self, float *out, int heading) except -1:
        cdef Shapes shapes = Shapes(self)
        cdef Context context
        cdef int i, written
        survey(self, &context, heading)
        for i in range(self.count):
            written = describe(self, i, &context, shapes, out + i * FEATURE_COUNT)
            if written != FEATURE_COUNT:
                raise AssertionError(f"{written} measures, {FEATURE_COUNT} names")
        add_neighbours(out, self.count)
        add_siblings(self, out)
        return 0


cdef inline float share(int part, int whole) noexcept nogil:
    return <float>part / whole if whole > 0 else 0.0


cdef void reset(Words *w) noexcept nogil:
    memset(&w.block, 0, sizeof(Block))
    w.word = w.before = w.before2 = w.wide = 0
    w.word_count = w.recorded = w.unspaced = 0
    w.first_sum = 0
    w.found[0] = w.found[1] = w.found[2] = 0


cdef uint32_t attribute_flags(Tree tree, NodeRow *node) noexcept nogil:
    """What an element's attributes say of what it holds: a property of the article (`itemprop`, else `property`), or that it is hidden."""
    cdef int prop = -1
    cdef uint32_t i, name, flags = 0
    for i in range(node.at, node.at + node.size):
        name = tree.attributes[i].name
        if name == ITEMPROP or name == PROPERTY and prop < 0:
            prop = <int>i
        elif name == HIDDEN or name == ARIA_HIDDEN and is_true(tree, i) or name == STYLE and style_hides(tree, i):
            flags |= IN_HIDDEN
    if prop < 0:
        return flags
    return flags | (IN_BODY_PROP if is_body_prop(tree, prop) else IN_OTHER_PROP)


cdef bint is_true(Tree tree, int attribute) noexcept nogil:
    return tree.attributes[attribute].size == 4 and tree.pool[tree.attributes[attribute].at] == 116


cdef bint is_body_prop(Tree tree, int attribute) noexcept nogil:
    cdef const char *value = tree.pool + tree.attributes[attribute].at
    cdef uint32_t size = tree.attributes[attribute].size
    return size >= 11 and value[size - 11] == 97 and value[size - 4] == 66 and value[size - 1] == 121  # articleBody


cdef bint style_hides(Tree tree, int attribute) noexcept nogil:
    """Whether a style has display:none or visibility:hidden."""
    cdef const char *value = tree.pool + tree.attributes[attribute].at
    cdef uint32_t i, size = tree.attributes[attribute].size
    for i in range(size):
        # "none" and "hidden" as values of display and visibility: the letters before tell them from other properties
        if value[i] == 58 and i >= 7 and i + 4 < size and (value[i - 1] | 32) == 121:
            i += 1
            while i < size and value[i] == 32:
                i += 1
            if i + 3 < size and ((value[i] == 110 and value[i + 1] == 111 and value[i + 2] == 110 and value[i + 3] == 101)
                                 or (value[i] == 104 and value[i + 1] == 105 and value[i + 2] == 100)):
                return True
    return False


cdef enum:  # of a link that was never closed: paragraphs in it, and bytes of text, at least
    OPEN_PARAGRAPHS = 4
    OPEN_TEXT = 1000


cdef bint is_open(Tree tree, int row) noexcept nogil:
    """Whether a link was never closed: it holds half an article, where the largest teasers hold a few lines."""
    cdef int i, paragraphs = 0
    cdef size_t letters = 0
    for i in range(row + 1, tree.nodes[row].end):
        paragraphs += tree.nodes[i].tag == P
        if tree.nodes[i].tag == TAG_TEXT:
            letters += tree.nodes[i].size
    return paragraphs >= OPEN_PARAGRAPHS and letters >= OPEN_TEXT


cdef void inherit(Blocks blocks, int row, const int8_t *classes) noexcept nogil:
    """What an element takes over from its parent, and adds."""
    cdef NodeRow *nodes = blocks.tree.nodes
    cdef NodeRow *node = &nodes[row]
    cdef Inherited *own = &blocks.inherited[row]
    cdef uint32_t i
    cdef int weight, low = 0, high = 0
    if node.parent >= 0:
        own[0] = blocks.inherited[node.parent]
    if node.tag < 256:
        own.flags |= TAG_FLAGS[node.tag]
        if node.tag == A and node.end - row > OPEN_PARAGRAPHS and is_open(blocks.tree, row):
            own.flags &= ~<uint32_t>IN_LINK
        if BREAKS[node.tag]:
            own.block = row
    if node.size:
        own.flags |= attribute_flags(blocks.tree, node)
    own.own = 0
    if node.words and classes != NULL:
        for i in range(node.words_at, node.words_at + node.words):
            weight = classes[blocks.tree.words[i] & TABLE_MASK]
            low = min(low, weight)
            high = max(high, weight)
        own.own = <float>(low + high) / 16.0
        own.low = min(own.low, <float>low / 16.0)
        own.high = max(own.high, <float>high / 16.0)
        own.total = own.total * 0.7 + own.own
        own.near = own.own


cdef bint ends_line(Tree tree, int row) noexcept nogil:
    """Whether a `br` stands here, or an empty `span` that its class calls one."""
    cdef NodeRow *node = &tree.nodes[row]
    cdef uint32_t i
    if node.tag != SPAN or node.end != row + 1:
        return node.tag == BR
    for i in range(node.words_at, node.words_at + node.words):
        if tree.words[i] == BREAK_WORD:
            return True
    return False


def cut(Tree tree, Hints hints, Weights weights, bint record=False, bytes unseen=None) -> Blocks:
    """The blocks of a tree. For training: `record` keeps each block's words; `unseen` has one byte a row of the tree, and texts
    of rows with a byte other than 0 are passed over, as if the page did not have them."""
    cdef Blocks blocks = Blocks(tree)
    cdef Words w
    cdef int i, row = 0, last_text = 0
    cdef int *open_rows = NULL
    cdef int top = 0, breaks = 0
    cdef uint32_t cells[400]
    cdef NodeRow *node
    cdef const int8_t *classes = weights.classes if weights is not None else NULL
    memset(&w, 0, sizeof(Words))
    reset(&w)
    w.table = weights.text if weights is not None else NULL
    w.hints = hints.sets if hints is not None else NULL
    blocks.recording = record
    if hints is not None:
        for i in range(N_SIGNS):
            blocks.signs[i] = hints.signs[i]
    if unseen is not None and PyBytes_GET_SIZE(unseen) < tree.count:
        raise ValueError(f"{tree.count} rows, {PyBytes_GET_SIZE(unseen)} bytes")
    if record:
        w.record = cells
        w.record_room = 400
    open_rows = <int *>malloc((tree.count + 1) * sizeof(int))
    if open_rows == NULL:
        raise MemoryError("the page's blocks")
    try:
        while row < tree.count:
            node = &tree.nodes[row]
            while top and tree.nodes[open_rows[top - 1]].end <= row:
                top -= 1
                blocks.keep(&w, last_text + 1, 0)
            if node.tag == TAG_TEXT:
                if (unseen is None or PyBytes_AS_STRING(unseen)[row] == 0) and take_text(blocks, &w, row):
                    last_text = row
                    breaks = 0
                row += 1
                continue
            if node.tag < 256 and SKIPPED[node.tag]:
                row = node.end
                continue
            inherit(blocks, row, classes)
            if node.tag < 256:
                if ends_line(tree, row):
                    end_word(&w)
                    breaks += 1
                    w.block.lines += w.block.chars > 0
                    if breaks >= 2:
                        blocks.keep(&w, last_text + 1, 0)
                elif BREAKS[node.tag]:
                    blocks.keep(&w, last_text + 1, 0)
                    breaks = 0
                    open_rows[top] = row
                    top += 1
                elif node.tag == A and w.block.chars:
                    w.block.links += 1
            row += 1
        blocks.keep(&w, last_text + 1, 0)
    finally:
        free(open_rows)
    sum_up(blocks)
    return blocks


def likelier(list likely not None, double least) -> list[int]:
    """Indices of the probabilities that are `least` or more."""
    cdef Py_ssize_t i
    return [i for i in range(len(likely)) if <double>likely[i] >= least]


def promising(list likely not None, tuple units not None, double doubt, double least) -> tuple[list[int], float]:
    """Indices of the blocks that together promise the highest word F1, and that F1.

    With p the probability, its odds lowered by `doubt`, and u the words of a block, taking all blocks above a threshold promises
    2 * sum(p u taken) / (sum(u taken) + sum(p u)); the best threshold, `least` or more, is found by walking down (Lewis 1995).
    """
    cdef double wanted = 0, hit = 0, size = 0, promised, best = 0
    cdef Py_ssize_t n, i, take = 0
    cdef list order = sorted(likelier(likely, least), key=likely.__getitem__, reverse=True)
    if len(likely) != len(units):
        raise ValueError(f"{len(units)} blocks, {len(likely)} probabilities")
    for i in range(len(units)):
        wanted += doubted(likely[i], doubt) * <double>units[i]
    for n in range(len(order)):
        i = order[n]
        hit += doubted(likely[i], doubt) * <double>units[i]
        size += <double>units[i]
        promised = 2 * hit / (size + wanted) if size + wanted else 0.0
        if promised >= best:
            best, take = promised, n + 1
    return sorted(order[:take]), min(1.0, best)


cdef inline double doubted(double p, double doubt) noexcept nogil:
    return p / (p + (1 - p) * doubt)


cdef bint take_text(Blocks blocks, Words *w, int row) noexcept nogil:
    """Count one text node into the block under way; False where it is white space only."""
    cdef NodeRow *nodes = blocks.tree.nodes
    cdef NodeRow *node = &nodes[row]
    cdef Inherited *around = &blocks.inherited[node.parent]
    cdef int before = w.block.chars
    cdef bint fresh = before == 0
    w.linked = (around.flags & IN_LINK) != 0
    w.strong = (around.flags & (IN_STRONG | IN_HEADING)) != 0
    w.em = (around.flags & IN_EM) != 0
    scan(w, blocks.tree.pool + node.at, node.size)
    if w.block.chars == before:
        return False
    if fresh:
        w.block.first = row
        w.block.element = around.block
        w.block.flags = around.flags & ~<uint32_t>(IN_STRONG | IN_EM)
        w.block.links = w.linked
        if around.flags & IN_STRONG:
            w.block.flags |= IN_STRONG
    return True


cdef void sum_up(Blocks blocks) noexcept nogil:
    """Carry each block's counts to all elements around it."""
    cdef NodeRow *nodes = blocks.tree.nodes
    cdef int i, at
    cdef Block *b
    cdef Under *u
    cdef bint good
    for i in range(blocks.count):
        b = &blocks.rows[i]
        good = b.units >= 10 and b.link_units * 3 < b.units
        b.shape = shape_of(blocks, b)
        u = &blocks.under[b.element]
        u.blocks += 1
        u.units += b.units
        u.link_units += b.link_units
        if good:
            u.good += b.units
            if (b.flags & IN_PARAGRAPH) == 0:
                u.heft += b.units
            at = nodes[b.element].parent
            if at >= 0:
                blocks.under[at].heft += b.units
                at = nodes[at].parent
            if at >= 0:
                blocks.under[at].heft += b.units * 0.5
    for at in range(blocks.tree.count - 1, 0, -1):  # what is in an element is in its parent as well
        u = &blocks.under[nodes[at].parent]
        u.blocks += blocks.under[at].blocks
        u.units += blocks.under[at].units
        u.link_units += blocks.under[at].link_units
        u.good += blocks.under[at].good


cdef uint32_t shape_of(Blocks blocks, Block *b) noexcept nogil:
    """Tag and first class word of the element and of the two around it: blocks of one template share it."""
    cdef NodeRow *nodes = blocks.tree.nodes
    cdef uint32_t h = 2166136261u
    cdef int at = b.element, level
    cdef NodeRow *node
    for level in range(3):
        if at <= 0:
            break
        node = &nodes[at]
        h = (h ^ node.tag) * 16777619u
        if node.words:
            h = (h ^ blocks.tree.words[node.words_at]) * 16777619u
        at = node.parent
    return h


# ---- the page as a whole ----

cdef struct Context:
    int units
    int link_units
    int good
    int blocks
    int wide
    int letters
    int heading_block   # index of the block that shows the headline, -1
    int best            # element that holds most running text
    int first_good
    int last_good
    int headings
    int paragraphs
    bint has_article
    bint has_body_hint
    bint has_body_prop
    float mean_units


cdef void survey(Blocks blocks, Context *c, int heading) noexcept nogil:
    cdef int i
    cdef Block *b
    cdef float best = 0
    cdef int units = 0, good = 0, run = 0, last_heading = -1
    memset(c, 0, sizeof(Context))
    c.heading_block = -1
    c.first_good = c.last_good = -1
    c.best = 0
    for i in range(blocks.count):
        b = &blocks.rows[i]
        c.units += b.units
        c.link_units += b.link_units
        c.wide += b.wide
        c.letters += b.letters
        c.headings += (b.flags & IN_HEADING) != 0
        c.paragraphs += (b.flags & IN_PARAGRAPH) != 0
        c.has_article |= (b.flags & IN_ARTICLE) != 0
        c.has_body_prop |= (b.flags & IN_BODY_PROP) != 0
        c.has_body_hint |= b.in_body > 0.5
        if b.units >= 20 and b.link_units * 3 < b.units:
            c.good += b.units
            if c.first_good < 0:
                c.first_good = i
            c.last_good = i
        b.heading = last_heading
        if b.flags & IN_HEADING:
            last_heading = i
        b.units_before = units
        b.good_before = good
        units += b.units
        if b.units >= 20 and b.link_units * 3 < b.units:
            good += b.units
            run += 1
        else:
            run = 0
        b.run_before = run
        if heading >= 0 and c.heading_block < 0 and heading < b.first < blocks.tree.nodes[heading].end:
            c.heading_block = i
    run = 0
    for i in range(blocks.count - 1, -1, -1):
        b = &blocks.rows[i]
        run = run + 1 if b.units >= 20 and b.link_units * 3 < b.units else 0
        b.run_after = run
    for i in range(blocks.tree.count):
        if blocks.under[i].heft > best:
            best = blocks.under[i].heft
            c.best = i
    c.blocks = blocks.count
    c.mean_units = share(c.units, c.blocks)


cdef struct Shape:
    uint32_t key
    int32_t count
    int32_t units
    int32_t link_units
    int32_t first

cdef class Shapes:
    """Counts by shape and by text: what recurs in the page."""

    cdef Shape *shapes
    cdef Shape *prints
    cdef uint32_t mask

    def __cinit__(self, Blocks blocks):
        cdef uint32_t room = 16
        cdef int i
        while room < <uint32_t>blocks.count * 2:
            room *= 2
        self.mask = room - 1
        self.shapes = <Shape *>calloc(room, sizeof(Shape))
        self.prints = <Shape *>calloc(room, sizeof(Shape))
        if self.shapes == NULL or self.prints == NULL:
            raise MemoryError("the page's shapes")
        for i in range(blocks.count):
            self.count(self.shapes, blocks.rows[i].shape, &blocks.rows[i], i)
            self.count(self.prints, blocks.rows[i].print, &blocks.rows[i], i)

    def __dealloc__(self):
        free(self.shapes)
        free(self.prints)

    cdef Shape *find(self, Shape *cells, uint32_t key) noexcept nogil:
        cdef uint32_t at
        key |= 1
        at = (key >> 1) & self.mask
        while cells[at].key != 0 and cells[at].key != key:
            at = (at + 1) & self.mask
        return &cells[at]

    cdef void count(self, Shape *cells, uint32_t key, Block *b, int i) noexcept nogil:
        cdef Shape *cell = self.find(cells, key)
        if cell.key == 0:
            cell.key = key | 1
            cell.first = i
        cell.count += 1
        cell.units += b.units
        cell.link_units += b.link_units


# ---- a block's measures ----

NEIGHBOURS = (-3, -2, -1, 1, 2, 3)
_OWN = """units chars_a_unit link_share links strong_share em_share upper_share digit_share letter_share stops_a_unit commas_a_unit
marks_a_unit wide_share lines begins ends ends_sentence words_mean words_low words_high words_first words_sum
in_body in_description in_headline headline_in is_body_hinted
tag parent_tag grandparent_tag depth
in_nav in_aside in_footer in_header in_main in_article in_section in_form in_figure in_figcaption in_table in_list in_item
in_quote in_hidden in_noscript in_button in_address in_pre in_body_prop in_other_prop in_heading in_paragraph in_strong in_dialog
in_small
class_own class_near class_low class_high class_total class_parent
place place_from_end unit_place good_before good_after since_heading is_heading after_heading
best_inside best_share best_depth from_first_good from_last_good
shape_count shape_units shape_link_share print_count print_is_first
last_heading_words last_heading_distance last_heading_units last_heading_class run_before run_after
page_units page_link_share page_good_share page_blocks page_wide page_article page_body_prop page_body_hint page_headings page_mean""".split()
_OWN += [f"page_sign{k}" for k in range(SIGNS)]
_LEVEL = "blocks units link_share good_share page_share".split()
_NEAR = (("units", "link_share", "ends_sentence", "words_mean", "class_total", "tag", "in_body", "shape_units"))
FEATURES = (
    tuple(_OWN)
    + tuple(f"level{k}_{name}" for k in range(LEVELS) for name in _LEVEL)
    + tuple(f"{name}{at:+d}" for at in NEIGHBOURS for name in _NEAR)
    + ("same_parent-1", "same_parent+1", "near_units5", "near_links5", "near_words5", "near_class5")
)
cdef int OWN_COUNT = len(_OWN) + LEVELS * len(_LEVEL)
cdef int FEATURE_COUNT = len(FEATURES)
cdef enum:
    NEAR_COUNT = 8
cdef int NEAR_COLUMNS[8]
for _i, _name in enumerate(_NEAR):
    NEAR_COLUMNS[_i] = _OWN.index(_name)
cdef int AT_LINK_SHARE = _OWN.index("link_share")
cdef int AT_UNITS = _OWN.index("units")
cdef int AT_WORDS = _OWN.index("words_mean")
cdef int AT_CLASS = _OWN.index("class_total")


cdef enum:
    LOGS = 4096
cdef float KNOWN_LOGS[LOGS]  # of one more than the number
for _i in range(LOGS):
    KNOWN_LOGS[_i] = log1pf(_i)


cdef inline float log_of(int number) noexcept nogil:
    return KNOWN_LOGS[number] if 0 <= number < LOGS else log1pf(number)


cdef inline float flag(Block *b, uint32_t bit) noexcept nogil:
    return 1.0 if b.flags & bit else 0.0


cdef inline float kind_at(Tree tree, int row) noexcept nogil:
    if row < 0 or tree.nodes[row].tag >= 256:
        return 0
    return TAG_KIND[tree.nodes[row].tag]


cdef int describe(Blocks blocks, int i, Context *c, Shapes shapes, float *out) noexcept nogil:
    """Write the measures of one block but those of its neighbours' (zeros for now); returns how many there are."""
    cdef NodeRow *nodes = blocks.tree.nodes
    cdef Block *b = &blocks.rows[i]
    cdef float units = b.units, chars = b.chars
    cdef float per_unit = 1.0 / max(<float>1.0, units), per_char = 1.0 / max(<float>1.0, chars)
    cdef Inherited *around = &blocks.inherited[b.element]
    cdef int parent = nodes[b.element].parent
    cdef int k = 0
    cdef float value
    out[k] = log_of(b.units); k += 1
    out[k] = chars * per_unit; k += 1
    out[k] = b.link_units * per_unit; k += 1
    out[k] = min(b.links, 20); k += 1
    out[k] = b.strong_units * per_unit; k += 1
    out[k] = b.em_units * per_unit; k += 1
    out[k] = b.upper * per_char; k += 1
    out[k] = b.digits * per_char; k += 1
    out[k] = (b.letters + b.wide) * per_char; k += 1
    out[k] = b.stops * per_unit; k += 1
    out[k] = b.commas * per_unit; k += 1
    out[k] = b.marks * per_unit; k += 1
    out[k] = b.wide * per_char; k += 1
    out[k] = min(b.lines, 20); k += 1
    out[k] = b.begins; k += 1
    out[k] = b.ends; k += 1
    out[k] = b.ends == C_STOP or b.ends == C_QUOTE; k += 1
    out[k] = b.words_sum * per_unit; k += 1
    out[k] = b.words_low; k += 1
    out[k] = b.words_high; k += 1
    out[k] = b.words_first; k += 1
    out[k] = b.words_sum / sqrtf(max(<float>1.0, units)); k += 1
    out[k] = b.in_body; k += 1
    out[k] = b.in_description; k += 1
    out[k] = b.in_headline; k += 1
    out[k] = b.headline_in; k += 1
    out[k] = c.has_body_hint and b.in_body > 0.8; k += 1
    out[k] = kind_at(blocks.tree, b.element); k += 1
    out[k] = kind_at(blocks.tree, parent); k += 1
    out[k] = kind_at(blocks.tree, nodes[parent].parent if parent >= 0 else -1); k += 1
    out[k] = min(<int>nodes[b.element].depth, 40); k += 1
    k = describe_place(b, out, k)
    out[k] = around.own; k += 1
    out[k] = around.near; k += 1
    out[k] = around.low; k += 1
    out[k] = around.high; k += 1
    out[k] = around.total; k += 1
    out[k] = blocks.inherited[parent].total if parent >= 0 else 0; k += 1
    k = describe_order(blocks, i, c, shapes, out, k)
    out[k] = log_of(c.units); k += 1
    out[k] = share(c.link_units, c.units); k += 1
    out[k] = share(c.good, c.units); k += 1
    out[k] = log_of(c.blocks); k += 1
    out[k] = share(c.wide, c.letters + c.wide); k += 1
    out[k] = c.has_article; k += 1
    out[k] = c.has_body_prop; k += 1
    out[k] = c.has_body_hint; k += 1
    out[k] = share(c.headings, c.blocks); k += 1
    out[k] = c.mean_units; k += 1
    for i in range(N_SIGNS):
        out[k] = blocks.signs[i]; k += 1
    k = describe_levels(blocks, b, c, out, k)
    return k + (FEATURE_COUNT - OWN_COUNT)


cdef int describe_place(Block *b, float *out, int k) noexcept nogil:
    """Which kinds of elements stand around the block."""
    cdef uint32_t bits[25]
    cdef int i
    bits[0] = IN_NAV; bits[1] = IN_ASIDE; bits[2] = IN_FOOTER; bits[3] = IN_HEADER; bits[4] = IN_MAIN; bits[5] = IN_ARTICLE
    bits[6] = IN_SECTION; bits[7] = IN_FORM; bits[8] = IN_FIGURE; bits[9] = IN_FIGCAPTION; bits[10] = IN_TABLE; bits[11] = IN_LIST
    bits[12] = IN_ITEM; bits[13] = IN_QUOTE; bits[14] = IN_HIDDEN; bits[15] = IN_NOSCRIPT; bits[16] = IN_BUTTON
    bits[17] = IN_ADDRESS; bits[18] = IN_PRE; bits[19] = IN_BODY_PROP; bits[20] = IN_OTHER_PROP; bits[21] = IN_HEADING
    bits[22] = IN_PARAGRAPH; bits[23] = IN_STRONG; bits[24] = IN_DIALOG
    for i in range(25):
        out[k] = flag(b, bits[i])
        k += 1
    out[k] = flag(b, IN_SMALL)
    return k + 1


cdef int describe_order(Blocks blocks, int i, Context *c, Shapes shapes, float *out, int k) noexcept nogil:
    """Where the block stands in the page, what recurs, what heading it stands under."""
    cdef NodeRow *nodes = blocks.tree.nodes
    cdef Block *b = &blocks.rows[i]
    cdef Under *best = &blocks.under[c.best]
    cdef bint inside = c.best <= b.first < nodes[c.best].end
    cdef Shape *shape = shapes.find(shapes.shapes, b.shape)
    cdef Shape *copy = shapes.find(shapes.prints, b.print)
    cdef Block *h = &blocks.rows[b.heading] if b.heading >= 0 else NULL
    out[k] = share(i, c.blocks); k += 1
    out[k] = min(c.blocks - i, 60); k += 1
    out[k] = share(b.units_before, c.units); k += 1
    out[k] = share(b.good_before, c.good); k += 1
    out[k] = log_of(c.good - b.good_before); k += 1
    out[k] = min(max(i - c.heading_block, -30), 80) if c.heading_block >= 0 else -99; k += 1
    out[k] = i == c.heading_block; k += 1
    out[k] = c.heading_block >= 0 and i > c.heading_block; k += 1
    out[k] = inside; k += 1
    out[k] = share(best.good, c.good) if inside else -1; k += 1
    out[k] = nodes[b.element].depth - nodes[c.best].depth if inside else -9; k += 1
    out[k] = min(max(i - c.first_good, -30), 60); k += 1
    out[k] = min(max(c.last_good - i, -30), 60); k += 1
    out[k] = log_of(shape.count); k += 1
    out[k] = log1pf(share(shape.units, shape.count)); k += 1
    out[k] = share(shape.link_units, shape.units); k += 1
    out[k] = min(copy.count, 10); k += 1
    out[k] = copy.first == i; k += 1
    out[k] = h.words_sum / max(1, h.units) if h != NULL else 0; k += 1
    out[k] = min(i - b.heading, 40) if h != NULL else 41; k += 1
    out[k] = h.units if h != NULL else 0; k += 1
    out[k] = blocks.inherited[h.element].total if h != NULL else 0; k += 1
    out[k] = min(b.run_before, 20); k += 1
    out[k] = min(b.run_after, 20); k += 1
    return k


cdef int describe_levels(Blocks blocks, Block *b, Context *c, float *out, int k) noexcept nogil:
    """The next elements up that hold more than the one below: what else they hold."""
    cdef NodeRow *nodes = blocks.tree.nodes
    cdef int at = b.element, level = 0, held = 1
    cdef Under *u
    while level < LEVELS:
        while at > 0 and blocks.under[at].blocks <= held:
            at = nodes[at].parent
        u = &blocks.under[max(at, 0)]
        out[k] = log_of(u.blocks); k += 1
        out[k] = log_of(u.units); k += 1
        out[k] = share(u.link_units, u.units); k += 1
        out[k] = share(u.good, u.units); k += 1
        out[k] = share(u.good, c.good); k += 1
        held = u.blocks
        level += 1
    return k


cdef void add_neighbours(float *out, int count) noexcept nogil:
    """The measures that a block takes from those around it; a place beyond the page's ends counts as zeros."""
    cdef int i, j, n, m, k
    cdef float *row
    cdef int offsets[6]
    offsets[0] = -3; offsets[1] = -2; offsets[2] = -1; offsets[3] = 1; offsets[4] = 2; offsets[5] = 3
    for i in range(count):
        row = out + i * FEATURE_COUNT
        k = OWN_COUNT
        for n in range(6):
            j = i + offsets[n]
            for m in range(NEAR_COUNT):
                row[k] = out[j * FEATURE_COUNT + NEAR_COLUMNS[m]] if 0 <= j < count else 0
                k += 1
        row[k] = 0
        row[k + 1] = 0
        k += 2
        for m in range(4):
            row[k + m] = 0
        n = 0
        for j in range(max(0, i - 5), min(count, i + 6)):
            if j == i:
                continue
            n += 1
            row[k] += out[j * FEATURE_COUNT + AT_UNITS]
            row[k + 1] += out[j * FEATURE_COUNT + AT_LINK_SHARE]
            row[k + 2] += out[j * FEATURE_COUNT + AT_WORDS]
            row[k + 3] += out[j * FEATURE_COUNT + AT_CLASS]
        for m in range(4):
            row[k + m] /= max(1, n)


cdef void add_siblings(Blocks blocks, float *out) noexcept nogil:
    """Whether the block before and the one behind stand in the same element, or in elements of the same parent."""
    cdef int i
    cdef NodeRow *nodes = blocks.tree.nodes
    cdef Block *b
    cdef float *row
    for i in range(blocks.count):
        b = &blocks.rows[i]
        row = out + i * FEATURE_COUNT + FEATURE_COUNT - 6
        if i > 0:
            row[0] = kinship(blocks.tree, b.element, blocks.rows[i - 1].element)
        if i + 1 < blocks.count:
            row[1] = kinship(blocks.tree, b.element, blocks.rows[i + 1].element)


cdef float kinship(Tree tree, int a, int b) noexcept nogil:
    if a == b:
        return 2
    if tree.nodes[a].parent == tree.nodes[b].parent:
        return 1.5 if tree.nodes[a].tag == tree.nodes[b].tag else 1
    return 0
