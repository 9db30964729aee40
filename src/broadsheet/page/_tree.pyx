# cython: boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""A parsed page as flat rows in document order, and a light view on one row.

Lexbor parses (WHATWG algorithm), spared what stands in scripts and attributes; its tree is copied once into four arrays and
freed. From there on a subtree is a range of rows, a text is a slice of one pool of bytes, which begins with the page itself, and
nothing here calls the HTML library again.
"""

cimport cython
from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_FromStringAndSize, PyBytes_GET_SIZE
from cpython.mem cimport PyMem_RawFree, PyMem_RawMalloc
from cpython.unicode cimport PyUnicode_DecodeUTF8
from libc.stdint cimport int32_t, uint16_t, uint32_t, uintptr_t
from libc.stdlib cimport calloc, free, malloc, realloc
from libc.string cimport memchr, memcmp, memcpy, memset

from broadsheet._text cimport squash
from broadsheet.page._index cimport Entry, Index, Rows, drawer_of

from . import names

cdef extern from "dlfcn.h" nogil:
    void *dlopen(const char *path, int flags)
    void *dlsym(void *handle, const char *name)
    int RTLD_NOW, RTLD_LOCAL

cdef extern from "string.h" nogil:
    void *memmem(const void *text, size_t size, const void *piece, size_t length)

cdef extern from "lexbor_abi.h" nogil:
    ctypedef void *(*lxb_create_f)() noexcept nogil
    ctypedef void *(*lxb_destroy_f)(void *) noexcept nogil
    ctypedef unsigned int (*lxb_parse_f)(void *, const unsigned char *, size_t) noexcept nogil
    ctypedef void *(*lxb_link_f)(void *) noexcept nogil
    ctypedef unsigned int (*lxb_type_f)(void *) noexcept nogil
    ctypedef uintptr_t (*lxb_id_f)(void *) noexcept nogil
    ctypedef const unsigned char *(*lxb_name_f)(void *, size_t *) noexcept nogil

cdef struct Lexbor:
    lxb_create_f create
    lxb_destroy_f destroy
    lxb_parse_f parse
    lxb_link_f first_child
    lxb_link_f next
    lxb_link_f parent
    lxb_link_f first_attribute
    lxb_link_f next_attribute
    lxb_type_f type
    lxb_id_f tag
    lxb_name_f element_name
    lxb_name_f attribute_name
    lxb_name_f attribute_value
    lxb_name_f text

cdef Lexbor lexbor
cdef bint lexbor_loaded = False

cdef enum:
    LXB_ELEMENT = 1
    LXB_TEXT = 3
    LXB_CDATA = 4
    TAG_CACHE = 1024
    FEW = 64  # rows that are walked over rather than looked up
    SEEN_BITS = 9
    SEEN_SLOTS = 1 << SEEN_BITS
    MOST_WORDS = 48  # of an element: enough for utility-class soup; a bound keeps hostile pages cheap
    LARGEST_PAGE = 31 << 20  # glibc learns from no block of 32 MB or more


cdef void *symbol(void *handle, bytes name) except NULL:
    cdef void *found = dlsym(handle, name)
    if found == NULL:
        raise ImportError(f"selectolax does not export {name.decode()}: install a version that docs/dependencies.md names")
    return found


cdef int load_lexbor() except -1:
    """Find Lexbor's functions in selectolax's shared object, once a process."""
    global lexbor_loaded
    from importlib.util import find_spec
    spec = find_spec("selectolax.lexbor")
    if spec is None or spec.origin is None:
        raise ImportError("selectolax is not installed: pip install 'selectolax>=1.0'")
    cdef void *handle = dlopen(spec.origin.encode(), RTLD_NOW | RTLD_LOCAL)
    if handle == NULL:
        raise ImportError(f"cannot load Lexbor from {spec.origin}")
    lexbor.create = <lxb_create_f>symbol(handle, b"lxb_html_document_create")
    lexbor.destroy = <lxb_destroy_f>symbol(handle, b"lxb_html_document_destroy")
    lexbor.parse = <lxb_parse_f>symbol(handle, b"lxb_html_document_parse")
    lexbor.first_child = <lxb_link_f>symbol(handle, b"lxb_dom_node_first_child_noi")
    lexbor.next = <lxb_link_f>symbol(handle, b"lxb_dom_node_next_noi")
    lexbor.parent = <lxb_link_f>symbol(handle, b"lxb_dom_node_parent_noi")
    lexbor.first_attribute = <lxb_link_f>symbol(handle, b"lxb_dom_element_first_attribute_noi")
    lexbor.next_attribute = <lxb_link_f>symbol(handle, b"lxb_dom_element_next_attribute_noi")
    lexbor.type = <lxb_type_f>symbol(handle, b"lxb_dom_node_type_noi")
    lexbor.tag = <lxb_id_f>symbol(handle, b"lxb_dom_node_tag_id_noi")
    lexbor.element_name = <lxb_name_f>symbol(handle, b"lxb_dom_element_local_name")
    lexbor.attribute_name = <lxb_name_f>symbol(handle, b"lxb_dom_attr_qualified_name")
    lexbor.attribute_value = <lxb_name_f>symbol(handle, b"lxb_dom_attr_value_noi")
    lexbor.text = <lxb_name_f>symbol(handle, b"lxb_dom_node_text_content")
    keep_freed_memory()
    lexbor_loaded = True
    return 0


cdef void keep_freed_memory() noexcept nogil:
    """Have one page's memory serve the next. glibc learns how much of what is freed to hold from the largest block it saw freed;
    otherwise it gives a page's rows back to the kernel, which clears them for the next. The block here is never touched."""
    PyMem_RawFree(PyMem_RawMalloc(LARGEST_PAGE))


# ---- names ----

cdef dict TAG_IDS = {name: FIRST_ELEMENT + i for i, name in enumerate(names.TAGS)}
cdef dict ATTRIBUTE_IDS = {name: i for i, name in enumerate(names.ATTRIBUTES)}
cdef int SCRIPT = TAG_IDS["script"], STYLE = TAG_IDS["style"], SVG = TAG_IDS["svg"], MATH = TAG_IDS["math"]
cdef int KNOWN_TAGS = FIRST_ELEMENT + len(names.TAGS)
cdef bint IS_BLOCK[256]
cdef bint IS_UNSEEN[256]
cdef bint IS_WORDED[256]
for _i in range(256):
    IS_BLOCK[_i] = _i >= FIRST_ELEMENT and _i < KNOWN_TAGS and names.TAGS[_i - FIRST_ELEMENT] in names.BLOCK
    IS_UNSEEN[_i] = _i >= FIRST_ELEMENT and _i < KNOWN_TAGS and names.TAGS[_i - FIRST_ELEMENT] in names.UNSEEN
    IS_WORDED[_i] = _i < len(names.ATTRIBUTES) and names.ATTRIBUTES[_i] in names.WORDED


# ---- words of class names ----

cdef enum:
    NO_LETTERS = 0x811C9DC5  # FNV-1a, 32 bits: where it begins, and its prime
    FNV_PRIME = 0x01000193
    LONGEST_TOKEN = 64  # bytes of a class name that is looked into

cdef uint32_t word_hash(const char *text, size_t size) noexcept nogil:
    """FNV-1a, 32 bits, of the bytes in lower case (ASCII)."""
    cdef uint32_t h = NO_LETTERS
    cdef size_t i
    cdef unsigned char c
    for i in range(size):
        c = <unsigned char>text[i]
        if 65 <= c <= 90:
            c += 32
        h = (h ^ c) * FNV_PRIME
    return h


def hash_word(str word) -> int:
    """The number under which `word` (a piece of a class name or id) stands in the tree."""
    cdef bytes raw = word.encode()
    return word_hash(PyBytes_AS_STRING(raw), PyBytes_GET_SIZE(raw))


cdef class Words:
    """Words of class names to look for, given as text between white space: their numbers, and a table of them (open addressing)."""

    def __cinit__(self, str text not None):
        cdef size_t room = 8
        cdef uint32_t number, at
        self.text = text
        words = text.split()
        while room < 4 * len(words):
            room *= 2
        self.mask = room - 1
        self.cells = <uint32_t *>calloc(room, sizeof(uint32_t))
        self.numbers = <uint32_t *>malloc((len(words) + 1) * sizeof(uint32_t))
        self.count = 0
        if self.cells == NULL or self.numbers == NULL:
            raise MemoryError("a list of words")
        for word in words:
            number = hash_word(word)
            at = number & self.mask
            while self.cells[at] != 0 and self.cells[at] != number:
                at = (at + 1) & self.mask
            if self.cells[at] == 0:
                self.numbers[self.count] = number
                self.count += 1
            self.cells[at] = number

    def __dealloc__(self):
        free(self.cells)
        free(self.numbers)

    def __or__(self, Words other) -> Words:
        return Words(f"{self.text} {other.text}")

    def __sub__(self, Words other) -> Words:
        return Words(" ".join([word for word in self.text.split() if not other.have(hash_word(word))]))

    cdef size_t cost(self, Index index) noexcept:
        """What it costs to look all of them up: pages made for it have all their words in one drawer."""
        cdef uint32_t i, drawer
        cdef size_t entries = 0
        for i in range(self.count):
            drawer = drawer_of(self.numbers[i])
            entries += 2 + index.starts[drawer + 1] - index.starts[drawer]
        return entries

    cdef inline bint have(self, uint32_t number) noexcept nogil:
        cdef uint32_t at = number & self.mask
        while self.cells[at] != 0:
            if self.cells[at] == number:
                return True
            at = (at + 1) & self.mask
        return False


# 1 lower case or beyond ASCII, 2 upper case, 0 everything else (digits too: `article-3391` is `article`).
cdef unsigned char LETTERS[256]
for _i in range(256):
    LETTERS[_i] = 2 if 65 <= _i <= 90 else 97 <= _i <= 122 or _i >= 128


# ---- the tree ----

@cython.no_gc  # holds no node and no list that could hold one: no cycle goes through it
cdef class Tree:
    """The page's nodes as rows; made by `parse`."""

    def __cinit__(self):
        self.nodes = NULL
        self.attributes = NULL
        self.words = NULL
        self.pool = NULL
        self.count = self.attribute_count = self.word_count = 0
        self.pool_size = self.node_room = self.attribute_room = self.word_room = self.pool_room = 0
        self.tag_names = ["#text", "#document", *names.TAGS]
        self.attribute_names = list(names.ATTRIBUTES)
        self.tag_ids = TAG_IDS
        self.attribute_ids = ATTRIBUTE_IDS
        self.cut = None
        self.thinned = None
        self.by_tag = self.by_attribute = self.by_word = None

    def __dealloc__(self):
        free(self.nodes)
        free(self.attributes)
        free(self.words)
        free(self.pool)

    cdef int attribute_row(self, int row, int name) noexcept nogil:
        """Row of the attribute `name` of the element `row`; -1 where it has none."""
        cdef uint32_t i
        cdef NodeRow *node = &self.nodes[row]
        if node.tag < FIRST_ELEMENT:
            return -1
        for i in range(node.at, node.at + node.size):
            if self.attributes[i].name == name:
                return <int>i
        return -1

    cdef bint has_word(self, int row, uint32_t word) noexcept nogil:
        cdef uint32_t i
        for i in range(self.nodes[row].words_at, self.nodes[row].words_at + self.nodes[row].words):
            if self.words[i] == word:
                return True
        return False

    cdef object string(self, size_t at, size_t size):
        return PyUnicode_DecodeUTF8(self.pool + at, size, "replace")

    cdef Index tags(self):
        """Elements by the number of their tag."""
        cdef int row
        cdef Entry *entries
        if self.by_tag is None:
            entries = room_for(self.count)
            for row in range(self.count):
                entries[row] = Entry(self.nodes[row].tag, row)
            self.by_tag = indexed(entries, self.count)
        return self.by_tag

    cdef Index attributes_of(self):
        """Elements by the numbers of their attributes."""
        cdef int row
        cdef uint32_t i
        cdef Entry *entries
        if self.by_attribute is None:
            entries = room_for(self.attribute_count)
            for row in range(self.count):
                if self.nodes[row].tag >= FIRST_ELEMENT:
                    for i in range(self.nodes[row].at, self.nodes[row].at + self.nodes[row].size):
                        entries[i] = Entry(self.attributes[i].name, row)
            self.by_attribute = indexed(entries, self.attribute_count)
        return self.by_attribute

    cdef Index words_of(self):
        """Elements by their words."""
        cdef int row
        cdef uint32_t i
        cdef Entry *entries
        if self.by_word is None:
            entries = room_for(self.word_count)
            for row in range(self.count):
                for i in range(self.nodes[row].words_at, self.nodes[row].words_at + self.nodes[row].words):
                    entries[i] = Entry(self.words[i], row)
            self.by_word = indexed(entries, self.word_count)
        return self.by_word

    cdef list views(self, Rows found):
        """The nodes at these rows, in document order."""
        cdef size_t i
        cdef list nodes = []
        found.sort()
        for i in range(found.size):
            nodes.append(view(self, found.data[i]))
        return nodes

    @property
    def root(self) -> Node:
        """The document: parent of the html element."""
        return view(self, 0)

    def node(self, int row) -> Node:
        """The node at `row`. Raises IndexError outside the tree."""
        if row < 0 or row >= self.count:
            raise IndexError(row)
        return view(self, row)

    def all(self, *tags: str, first: int = 0, end: int | None = None) -> list[Node]:
        """Elements of these tags in document order, from the row `first` on, and before the row `end`."""
        return self.views(Tags(self, tags).rows(max(1, first), self.count if end is None else min(<int>end, self.count)))

    def count_of(self, *tags: str) -> int:
        """How many elements of these tags there are."""
        cdef Rows found = Tags(self, tags).rows(1, self.count)
        found.sort()
        return <int>found.size

    def having(self, *attributes: str) -> list[Node]:
        """Elements with at least one of these attributes, in document order."""
        return view(self, 0).having(*attributes)

    def says(self, str letters not None, int first=0, end=None) -> bool:
        """Whether a text that a reader sees holds these letters as they stand, within one node; of all, or from one row to another."""
        cdef bytes raw = letters.encode()
        cdef int at = max(0, first), behind = self.count if end is None else min(<int>end, self.count)
        while at < behind:
            if self.nodes[at].tag == TAG_TEXT:
                if memmem(self.pool + self.nodes[at].at, self.nodes[at].size, PyBytes_AS_STRING(raw), PyBytes_GET_SIZE(raw)) != NULL:
                    return True
            elif unseen(self, at):
                at = self.nodes[at].end
                continue
            at += 1
        return False

    def texts(self, int first, int end, *unwanted: str) -> list[tuple[int, str]]:
        """The text nodes between two rows, those right inside elements of the unwanted tags left out: their rows, and their
        text with white space squashed; no empty ones."""
        cdef Tags passed = Tags(self, unwanted)
        cdef int at
        cdef str text
        cdef list found = []
        for at in range(max(1, first), min(end, self.count)):
            if self.nodes[at].tag != TAG_TEXT or (unwanted and passed.next(self.nodes[at].parent, self.nodes[at].parent + 1) == self.nodes[at].parent):
                continue
            text = squash(self.string(self.nodes[at].at, self.nodes[at].size))
            if text:
                found.append((at, text))
        return found

    def worded(self, Words words not None) -> list[Node]:
        """Elements one of whose class, id or role words is among `words`."""
        return view(self, 0).worded(words)


cdef Entry *room_for(size_t count) except NULL:
    cdef Entry *entries = <Entry *>malloc((count + 1) * sizeof(Entry))
    if entries == NULL:
        raise MemoryError("an index of the page's tree")
    return entries


cdef Index indexed(Entry *entries, size_t count):
    """An index of the entries, which are freed."""
    cdef Index index = Index()
    try:
        index.fill(entries, count)
    finally:
        free(entries)
    return index


cdef int grow(void **rows, size_t *room, size_t need, size_t item) except -1 nogil:
    cdef size_t wanted
    cdef void *moved
    if need <= room[0]:
        return 0
    wanted = need + need // 2 + 256
    moved = realloc(rows[0], wanted * item)
    if moved == NULL:
        with gil:
            raise MemoryError("the page's tree")
    rows[0] = moved
    room[0] = wanted
    return 0


cdef int pour(Tree tree, const unsigned char *text, size_t size) except -1 nogil:
    grow(<void **>&tree.pool, &tree.pool_room, tree.pool_size + size, 1)
    if size:
        memcpy(tree.pool + tree.pool_size, text, size)
    tree.pool_size += size
    return 0


cdef int add_word(Tree tree, NodeRow *row, uint32_t word) except -1 nogil:
    if row.words >= MOST_WORDS:
        return 0
    grow(<void **>&tree.words, &tree.word_room, tree.word_count + 1, sizeof(uint32_t))
    tree.words[tree.word_count] = word
    tree.word_count += 1
    row.words += 1
    return 0


cdef int split_words(Tree tree, NodeRow *row, const unsigned char *text, size_t size) except -1 nogil:
    """Whole tokens, and their pieces cut at what is no letter and before a capital: `postBody_x1` -> postbody_x1, post, body, x."""
    cdef size_t i = 0, start, end, piece, at
    cdef uint32_t whole, part
    cdef uint32_t[LONGEST_TOKEN] parts
    cdef int count, k
    cdef unsigned char c, kind, before
    while i < size:
        while i < size and text[i] <= 32:
            i += 1
        start = i
        while i < size and text[i] > 32:
            i += 1
        end = i
        if end == start or end - start > LONGEST_TOKEN:
            continue
        whole = part = NO_LETTERS
        piece = start
        before = count = 0
        for at in range(start, end):
            c = text[at]
            kind = LETTERS[c]
            if kind == 0 or (kind == 2 and before == 1):
                if at - piece > 1:
                    parts[count] = part
                    count += 1
                piece = at + (kind == 0)
                part = NO_LETTERS
            before = kind
            c |= (kind & 2) << 4  # lower case
            whole = (whole ^ c) * FNV_PRIME
            if kind:
                part = (part ^ c) * FNV_PRIME
        if end - piece > 1 and piece > start:
            parts[count] = part
            count += 1
        add_word(tree, row, whole)
        for k in range(count):
            add_word(tree, row, parts[k])
    return 0


cdef int name_id(list known, dict ids, const unsigned char *name, size_t size):
    """Number of a name, given on first sight. Names beyond 60,000 kinds share the last."""
    key = PyUnicode_DecodeUTF8(<const char *>name, size, "replace")
    found = ids.get(key)
    if found is not None:
        return found
    if len(known) >= 60000:
        return 59999
    ids[key] = len(known)
    known.append(key)
    return len(known) - 1


cdef int tag_of(Tree tree, void *element):
    cdef size_t size = 0
    cdef const unsigned char *name = lexbor.element_name(element, &size)
    if tree.tag_ids is TAG_IDS:
        tree.tag_ids = {**TAG_IDS, **{t: i for i, t in enumerate(tree.tag_names) if i >= KNOWN_TAGS}}
    return name_id(tree.tag_names, tree.tag_ids, name, size)


cdef struct SeenName:
    const unsigned char *text  # NULL where the slot is free
    size_t size
    int id

cdef struct SeenWords:
    size_t at        # of the text in the pool
    size_t size      # 0 where the slot is free
    uint32_t first   # of its words
    uint16_t count


cdef class Seen:
    """What was met before in the page, by where it falls: the numbers of tags by Lexbor's, the numbers of attribute names, the
    words of class names. Whatever falls into a slot takes it."""
    cdef int tags[TAG_CACHE]
    cdef SeenName names[SEEN_SLOTS]
    cdef SeenWords words[SEEN_SLOTS]

    def __cinit__(self):
        cdef int i
        for i in range(TAG_CACHE):
            self.tags[i] = -1
        memset(self.names, 0, sizeof(self.names))
        memset(self.words, 0, sizeof(self.words))


cdef inline uint32_t slot_of(const unsigned char *text, size_t size) noexcept nogil:
    """A few letters and the size part most texts of a page."""
    cdef uint32_t few = 0
    if size:
        few = text[0] | text[size // 2] << 8 | text[size - 1] << 16 | <uint32_t>size << 24
    return (few * <uint32_t>2654435769) >> (32 - SEEN_BITS)


cdef int add_words(Tree tree, Seen seen, NodeRow *node, size_t at, size_t size) except -1:
    """Give an element the words of a text in the pool."""
    cdef const unsigned char *text = <const unsigned char *>tree.pool + at
    cdef SeenWords *known = &seen.words[slot_of(text, size)]
    cdef uint32_t i, first = tree.word_count
    if size and known.size == size and memcmp(tree.pool + known.at, text, size) == 0:
        for i in range(known.first, known.first + known.count):
            add_word(tree, node, tree.words[i])
        return 0
    split_words(tree, node, text, size)
    if node.words < MOST_WORDS:  # none was left out
        known[0] = SeenWords(at, size, first, tree.word_count - first)
    return 0


cdef int add_attribute(Tree tree, Seen seen, NodeRow *node, int name, size_t at, size_t size) except -1:
    """Give an element the attribute whose value stands in the pool."""
    cdef AttributeRow *added
    grow(<void **>&tree.attributes, &tree.attribute_room, tree.attribute_count + 1, sizeof(AttributeRow))
    added = &tree.attributes[tree.attribute_count]
    added.name = name
    added.at = at
    added.size = size
    tree.attribute_count += 1
    node.size += 1
    if name < 256 and IS_WORDED[name]:
        add_words(tree, seen, node, at, size)
    return 0


cdef int copy_attributes(Tree tree, Seen seen, void *element, NodeRow *node, Spared spared, bint foreign) except -1:
    cdef void *attribute = lexbor.first_attribute(element)
    cdef Span *span
    cdef size_t size, name_size, at, i
    cdef const unsigned char *text
    cdef const unsigned char *letters
    cdef int name
    node.at = tree.attribute_count
    node.words_at = tree.word_count
    while attribute != NULL:
        text = lexbor.attribute_value(attribute, &size)
        span = spared.behind(text, size)
        if span != NULL and span.kind == TAG and node.size == 0 and not foreign and lexbor.next_attribute(attribute) == NULL:
            spared.place(span)
            for i in range(span.first, span.first + span.count):
                copy_written(tree, seen, node, &spared.written[i])
            return 0
        letters = lexbor.attribute_name(attribute, &name_size)
        name = attribute_id(tree, seen, letters, name_size)
        if span != NULL and span.kind == VALUE:
            spared.place(span)
            add_written(tree, seen, node, name, &spared.written[span.first])
        else:
            at = tree.pool_size
            pour(tree, text, size if text != NULL else 0)
            add_attribute(tree, seen, node, name, at, tree.pool_size - at)
        attribute = lexbor.next_attribute(attribute)
    return 0


cdef int copy_written(Tree tree, Seen seen, NodeRow *node, const Written *one) except -1:
    """An attribute as it stands in the page, with which the pool begins."""
    cdef int name
    cdef uint32_t i
    lower(tree.pool + one.name, one.name_size)
    name = attribute_id(tree, seen, <const unsigned char *>tree.pool + one.name, one.name_size)
    for i in range(node.at, node.at + node.size):
        if tree.attributes[i].name == name:
            return 0  # the first counts
    return add_written(tree, seen, node, name, one)


cdef int add_written(Tree tree, Seen seen, NodeRow *node, int name, const Written *one) except -1:
    cdef size_t at = tree.pool_size
    if not one.references:
        return add_attribute(tree, seen, node, name, one.value, one.size)
    pour_decoded(tree, one.value, one.size)
    return add_attribute(tree, seen, node, name, at, tree.pool_size - at)


cdef inline void lower(char *name, size_t size) noexcept nogil:
    cdef size_t i
    for i in range(size):
        if 65 <= name[i] <= 90:
            name[i] += 32


cdef enum:
    NAME_SLOTS = 4096

# Known names of attributes by hash; open addressing.
cdef struct NameSlot:
    uint32_t hash
    int id

cdef NameSlot KNOWN_SLOTS[NAME_SLOTS]
for _i in range(NAME_SLOTS):
    KNOWN_SLOTS[_i].id = -1
for _name, _id in ATTRIBUTE_IDS.items():
    _h = hash_word(_name)
    _slot = _h % NAME_SLOTS
    while KNOWN_SLOTS[_slot].id >= 0:
        _slot = (_slot + 1) % NAME_SLOTS
    KNOWN_SLOTS[_slot].hash = _h
    KNOWN_SLOTS[_slot].id = _id
if len({hash_word(_name) for _name in ATTRIBUTE_IDS}) != len(ATTRIBUTE_IDS):
    raise ImportError("two known attribute names share a hash: rename the one added last")


cdef int attribute_id(Tree tree, Seen seen, const unsigned char *name, size_t size) except -1:
    cdef SeenName *own = &seen.names[slot_of(name, size)]
    cdef int id
    if own.text == NULL or own.size != size or memcmp(own.text, name, size) != 0:
        id = known_id(word_hash(<const char *>name, size))
        if id < 0:
            if tree.attribute_ids is ATTRIBUTE_IDS:
                tree.attribute_ids = dict(ATTRIBUTE_IDS)
            id = name_id(tree.attribute_names, tree.attribute_ids, name, size)
        own[0] = SeenName(name, size, id)
    return own.id


cdef int known_id(uint32_t hash) noexcept nogil:
    """Number of a known name, -1 for one that only this page has."""
    cdef uint32_t slot = hash % NAME_SLOTS
    while KNOWN_SLOTS[slot].id >= 0 and KNOWN_SLOTS[slot].hash != hash:
        slot = (slot + 1) % NAME_SLOTS
    return KNOWN_SLOTS[slot].id


# ---- what Lexbor need not read ----

cdef enum:
    MARK = 4  # bytes: 255, which no UTF-8 holds, and a number, seven bits a byte
    LONG_TEXT = 128  # bytes of a text that is worth a mark
    LONG_VALUE = 64  # of the value of an attribute, where the tag is left to Lexbor

cdef enum SpanKind:
    SHEET  # the text of a script or style sheet
    TAG    # all attributes of a tag
    VALUE  # the value of one

cdef struct Span:
    size_t at
    size_t size
    SpanKind kind
    uint32_t first  # of its attributes among those written down
    uint32_t count
    bint placed

cdef struct Written:  # an attribute, by its places in the page
    uint32_t name
    uint32_t name_size
    uint32_t value
    uint32_t size
    bint references  # whether the value holds some
    bint usual  # whether what a parser makes of the value is known


cdef class Spared:
    """The scripts, style sheets and attributes that Lexbor need not read letter by letter, most of a page: it gets a mark in the
    place of each, and the row with the mark gets what stands in the page."""

    cdef Span *spans
    cdef Written *written
    cdef size_t count, room, written_count, written_room
    cdef size_t placed  # how many marks were found where they belong

    def __dealloc__(self):
        free(self.spans)
        free(self.written)

    cdef int add(self, SpanKind kind, size_t at, size_t end, uint32_t first, uint32_t count) except -1 nogil:
        grow(<void **>&self.spans, &self.room, self.count + 1, sizeof(Span))
        self.spans[self.count] = Span(at, end - at, kind, first, count, False)
        self.count += 1
        return 0

    cdef int offer_sheet(self, const unsigned char *html, size_t at, size_t end, size_t size) except -1 nogil:
        """Take a text that ends before the page does; not one whose line ends a parser changes."""
        if end < size and end - at >= LONG_TEXT and memchr(html + at, 13, end - at) == NULL:
            self.add(SHEET, at, end, 0, 0)
        return 0

    cdef int offer_tag(self, const Tag *tag, bint foreign) except -1 nogil:
        """Take the attributes of a start tag, or those values that are long."""
        cdef size_t i
        cdef const Written *one
        if tag.plain and not tag.heeded and not foreign:
            return self.add(TAG, tag.name + tag.name_size, tag.last, tag.first, tag.attributes)
        if tag.kind == FORMATTING:
            return 0
        for i in range(tag.first, self.written_count):
            one = &self.written[i]
            if one.usual and one.size >= LONG_VALUE:
                self.add(VALUE, one.value, one.value + one.size, i, 1)
        return 0

    cdef bytes marked(self, bytes html):
        """The page with marks; the page itself where nothing was spared."""
        cdef const char *source = PyBytes_AS_STRING(html)
        cdef size_t size = PyBytes_GET_SIZE(html), i, kept = 0
        cdef bytes page
        cdef char *out
        if self.count == 0:
            return html
        for i in range(self.count):
            size -= self.spans[i].size
            size += MARK + 5 if self.spans[i].kind == TAG else MARK
        page = PyBytes_FromStringAndSize(NULL, size)
        out = PyBytes_AS_STRING(page)
        for i in range(self.count):
            memcpy(out, source + kept, self.spans[i].at - kept)
            out += self.spans[i].at - kept
            if self.spans[i].kind == TAG:
                memcpy(out, b' x="', 4)
                out += 4
            out[0] = <char>0xFF
            out[1] = <char>(0x80 | (i >> 14) & 127)
            out[2] = <char>(0x80 | (i >> 7) & 127)
            out[3] = <char>(0x80 | i & 127)
            out += MARK
            if self.spans[i].kind == TAG:
                out[0] = b'"'
                out += 1
            kept = self.spans[i].at + self.spans[i].size
        memcpy(out, source + kept, PyBytes_GET_SIZE(html) - kept)
        return page

    cdef inline Span *behind(self, const unsigned char *text, size_t size) noexcept nogil:
        """What a text or value stands for, if it is a mark; NULL for any other."""
        cdef size_t i
        if size != MARK or text == NULL or text[0] != 0xFF:
            return NULL
        i = (text[1] & 127) << 14 | (text[2] & 127) << 7 | text[3] & 127
        return &self.spans[i] if i < self.count else NULL

    cdef inline void place(self, Span *span) noexcept nogil:
        """Say that the mark was found where it belongs; tags that are opened again bring theirs again."""
        if not span.placed:
            span.placed = True
            self.placed += 1


cdef inline bint is_sheet(Tree tree, int row) noexcept nogil:
    return tree.nodes[row].tag == SCRIPT or tree.nodes[row].tag == STYLE


cdef int copy(Tree tree, void *document, Spared spared) except -1:
    """Copy Lexbor's tree into rows, in document order, without recursion; what is behind marks stands in the pool already."""
    cdef Seen seen = Seen()
    cdef void *at = document
    cdef void *down
    cdef int row, parent = -1, depth = 0, tag
    cdef int foreign = 0  # depth of the drawing or formula around, in which marks mean nothing
    cdef unsigned int kind
    cdef uintptr_t id
    cdef size_t size
    cdef const unsigned char *text
    cdef Span *span
    while at != NULL:
        kind = lexbor.type(at)
        down = NULL
        if kind == LXB_ELEMENT or kind == LXB_TEXT or kind == LXB_CDATA or at == document:
            grow(<void **>&tree.nodes, &tree.node_room, tree.count + 1, sizeof(NodeRow))
            row = tree.count
            tree.count += 1
            tree.nodes[row] = NodeRow(parent=parent, end=row + 1, at=0, size=0, words_at=tree.word_count, words=0, tag=TAG_DOCUMENT,
                                      depth=depth)
            if depth <= foreign:
                foreign = 0
            if at == document:
                down = lexbor.first_child(at)
            elif kind == LXB_ELEMENT:
                id = lexbor.tag(at)
                tag = seen.tags[id] if id < TAG_CACHE else -1
                if tag < 0:
                    tag = tag_of(tree, at)
                    if id < TAG_CACHE:
                        seen.tags[id] = tag
                tree.nodes[row].tag = tag
                if foreign == 0 and (tag == SVG or tag == MATH):
                    foreign = depth
                copy_attributes(tree, seen, at, &tree.nodes[row], spared, foreign != 0)
                down = lexbor.first_child(at)
            else:
                text = lexbor.text(at, &size)
                tree.nodes[row].tag = TAG_TEXT
                tree.nodes[row].at = tree.pool_size
                span = spared.behind(text, size)
                if span != NULL and span.kind == SHEET and foreign == 0 and is_sheet(tree, parent):
                    spared.place(span)
                    tree.nodes[row].at = span.at
                    tree.nodes[row].size = span.size
                elif text != NULL:
                    tree.nodes[row].size = size
                    pour(tree, text, size)
        if down != NULL:
            parent = row
            depth += 1
            at = down
            continue
        while at != document:
            down = lexbor.next(at)
            if down != NULL:
                break
            at = lexbor.parent(at)
            if at == NULL:
                break
            tree.nodes[parent].end = tree.count
            parent = tree.nodes[parent].parent
            depth -= 1
        if at == document or at == NULL:
            break
        at = down
    tree.nodes[0].end = tree.count
    return 0


def parse(bytes html) -> Tree:
    """The tree of a page in UTF-8 without NUL bytes. Never raises for what the page holds.

    Pages built to exhaust a parser (nesting by the thousand, millions of elements) are cut and thinned first; `Tree.cut`
    then says where the page was cut, `Tree.thinned` what tags were dropped; both are None for any other.

    Raises ImportError where Lexbor is missing, MemoryError where there is no memory.
    """
    cdef Spared spared = Spared()
    cdef Tree tree
    if not lexbor_loaded:
        load_lexbor()
    html, cut, dropped = thinned(html, spared)
    tree = read(html, spared.marked(html), spared)
    if spared.placed != spared.count:  # some tag or script is none to a parser: it stands in a template, an odd comment
        tree = read(html, html, spared)
    tree.cut, tree.thinned = cut, dropped
    return tree


cdef Tree read(bytes source, bytes html, Spared spared):
    """The tree of a page; `html` is `source` with marks or without."""
    cdef Tree tree = Tree()
    cdef size_t size = PyBytes_GET_SIZE(html)
    cdef const unsigned char *raw = <const unsigned char *>PyBytes_AS_STRING(html)
    cdef void *document = lexbor.create()
    if document == NULL:
        raise MemoryError("the page's document")
    try:
        if html is not source:  # what was spared stands in the page
            grow(<void **>&tree.pool, &tree.pool_room, PyBytes_GET_SIZE(source) + size + 64, 1)
            pour(tree, <const unsigned char *>PyBytes_AS_STRING(source), PyBytes_GET_SIZE(source))
        else:
            grow(<void **>&tree.pool, &tree.pool_room, size + 64, 1)
        grow(<void **>&tree.nodes, &tree.node_room, size // 40 + 64, sizeof(NodeRow))
        with nogil:
            lexbor.parse(document, raw, size)
        copy(tree, document, spared)
    finally:
        lexbor.destroy(document)
    return tree


# ---- pages built to exhaust a parser ----

cdef enum:
    CONTAINER = 0
    FORMATTING = 1
    LEAF = 2
    RAW = 3
    RAW_SHEET = 4  # raw as well
    FOREIGN = 5  # a container; scripts and style sheets inside are read as markup
    TEMPLATE = 6  # a container; what is inside stands in no tree
    HEEDED = 8  # and what a parser does with the element depends on its attributes
    KIND_ROOM = 12  # letters of the longest of them, and the end
    KIND_SLOTS = 1712  # the fewest that keep all element names of the HTML Standard apart

# Formatting elements are opened again in every paragraph that follows until they are closed (adoption agency), so that
# many unclosed ones multiply a page. Leaves are void elements and those whose end tag may be left out: they do not nest.
cdef unsigned char KINDS[KIND_SLOTS]
cdef char KIND_NAMES[KIND_SLOTS][KIND_ROOM]  # other names fall into the same slots
for _i in range(KIND_SLOTS):
    KINDS[_i] = CONTAINER
    KIND_NAMES[_i][0] = 0
for _words, _kind in (
    ("a", FORMATTING),  # the parser compares the others' attributes
    ("b big code em font i nobr s small strike strong tt u", FORMATTING | HEEDED),
    ("area base br col embed hr img link meta param source track wbr p li dd dt optgroup tr td th tbody thead"
     " tfoot head rp rt", LEAF),
    ("html body input option", LEAF | HEEDED),
    ("select", CONTAINER | HEEDED),
    ("textarea title xmp iframe noembed noframes", RAW),
    ("script style", RAW_SHEET),
    ("svg math", FOREIGN | HEEDED),
    ("template", TEMPLATE | HEEDED),
):
    for _word in _words.split():
        if KINDS[hash_word(_word) % KIND_SLOTS] != CONTAINER:
            raise ImportError(f"element kinds collide at {_word}: change KIND_SLOTS")
        KINDS[hash_word(_word) % KIND_SLOTS] = _kind
        for _i, _letter in enumerate(_word.encode() + b"\0"):
            KIND_NAMES[hash_word(_word) % KIND_SLOTS][_i] = _letter

cdef enum:
    MAX_DEPTH = 512  # as Blink has it: deeper start tags are dropped, their content stays
    MAX_TAGS = 250000  # start tags; what comes behind is cut
    MAX_TEXT = 6 << 20  # bytes between tags; what comes behind is cut
    MAX_REOPENED = 1000000  # elements that unclosed formatting may multiply a page to
    MAX_ATTRIBUTES = 256  # of one element; parsers compare each with all before it
    MAX_ALL_ATTRIBUTES = 80000  # of the page; Lexbor's search among names never met before is quadratic

cdef struct Tag:
    size_t at          # of the "<"
    size_t name
    size_t name_size
    size_t limit       # behind the attribute MAX_ATTRIBUTES, 0 where there are fewer
    size_t end         # behind the ">"; raw text (script) is still to come
    size_t comments    # bytes of the comments before it
    int attributes
    size_t last        # where the last attribute ends
    size_t first       # of its attributes among those written down
    bint plain         # whether all of them are, and nothing about them is unusual
    bint closing
    int kind
    bint heeded
    bint foreign
    bint template


cdef int nesting_of(const char *name, size_t size) noexcept nogil:
    """How an element of this name, in any case, nests."""
    cdef size_t i, slot
    if size >= KIND_ROOM:
        return CONTAINER
    slot = word_hash(name, size) % KIND_SLOTS
    for i in range(size):
        if KIND_NAMES[slot][i] != name[i] | 32:
            return CONTAINER
    return KINDS[slot] if KIND_NAMES[slot][size] == 0 else CONTAINER


cdef enum:
    ENDS = 0  # a byte that ends a name: white space, "/", ">", "="
    NAMES = 1
    ODD = 2  # one that stands in names, but in none that a person wrote

cdef unsigned char IN_NAME[256]
cdef bint IS_SPACE[256]
for _i in range(256):
    IS_SPACE[_i] = _i in (9, 10, 12, 13, 32)
    IN_NAME[_i] = ENDS if IS_SPACE[_i] or chr(_i) in "/>=" else NAMES if _i < 128 and (chr(_i).isalnum() or chr(_i) in "-_:.@") else ODD


cdef struct Reference:
    const char *name
    size_t size
    unsigned char means

cdef Reference[8] REFERENCES  # those that templates write; a tag with any other is left to Lexbor
REFERENCES[0] = Reference("amp;", 4, 38)
REFERENCES[1] = Reference("quot;", 5, 34)
REFERENCES[2] = Reference("#34;", 4, 34)
REFERENCES[3] = Reference("#39;", 4, 39)
REFERENCES[4] = Reference("#x27;", 5, 39)
REFERENCES[5] = Reference("#038;", 5, 38)
REFERENCES[6] = Reference("lt;", 3, 60)
REFERENCES[7] = Reference("gt;", 3, 62)


cdef const Reference *reference_at(const unsigned char *text, size_t size) noexcept nogil:
    """The reference whose name stands there; NULL for none of ours."""
    cdef int i
    for i in range(8):
        if size >= REFERENCES[i].size and memcmp(text, REFERENCES[i].name, REFERENCES[i].size) == 0:
            return &REFERENCES[i]
    return NULL


cdef bint is_usual(const unsigned char *value, size_t size) noexcept nogil:
    """Whether each "&" of an attribute's value begins one of our references, or stands for itself (HTML Standard, 13.2.5.72 and
    .73: before what is no letter, digit or "#", and before a name and a "=")."""
    cdef const unsigned char *end = value + size
    cdef const unsigned char *at = value
    while True:
        at = <const unsigned char *>memchr(at, 38, end - at)
        if at == NULL:
            return True
        at += 1
        if reference_at(at, end - at) != NULL:
            continue
        if at < end and at[0] == 35:
            return False
        if at == end or not is_ascii_alnum(at[0]):
            continue
        while at < end and is_ascii_alnum(at[0]):
            at += 1
        if at == end or at[0] != 61:
            return False


cdef inline bint is_ascii_alnum(unsigned char c) noexcept nogil:
    return 48 <= c <= 57 or 97 <= c | 32 <= 122


cdef int pour_decoded(Tree tree, size_t at, size_t size) except -1 nogil:
    """Pour a usual value, which stands in the pool, with its references decoded."""
    cdef const unsigned char *found
    cdef const Reference *reference
    cdef size_t end = at + size, mark
    grow(<void **>&tree.pool, &tree.pool_room, tree.pool_size + size, 1)
    while at < end:
        found = <const unsigned char *>memchr(tree.pool + at, 38, end - at)
        mark = found - <const unsigned char *>tree.pool if found != NULL else end
        pour(tree, <const unsigned char *>tree.pool + at, mark - at)
        at = mark
        if at == end:
            break
        reference = reference_at(<const unsigned char *>tree.pool + at + 1, end - at - 1)
        if reference == NULL:
            pour(tree, b"&", 1)
            at += 1
        else:
            pour(tree, &reference.means, 1)
            at += 1 + reference.size
    return 0


cdef int read_attributes(const unsigned char *html, size_t size, Tag *tag, Spared spared) except -1 nogil:
    """Go over the attributes of a tag as a tokenizer does (HTML Standard, 13.2.5.32 to .39), and write them down, for `spared`,
    unless they hold what only a tokenizer should decide."""
    cdef size_t at = tag.name + tag.name_size, start, value
    cdef const unsigned char *found
    cdef unsigned char c
    cdef bint wanted = spared is not None and not tag.closing and spared.written_count <= MAX_ALL_ATTRIBUTES
    cdef bint plain = wanted
    cdef Written *one
    if wanted:
        tag.first = spared.written_count
        grow(<void **>&spared.written, &spared.written_room, tag.first + MAX_ATTRIBUTES, sizeof(Written))
    tag.attributes = 0
    tag.last = at
    while True:
        while at < size and (IS_SPACE[html[at]] or html[at] == 47):
            at += 1
        if at >= size:
            plain = False
            break
        if html[at] == 62:
            at += 1
            break
        tag.attributes += 1
        if tag.attributes == MAX_ATTRIBUTES:
            tag.limit = at
            plain = wanted = False
        start = at
        while at < size and IN_NAME[html[at]] == NAMES:
            at += 1
        if at == start or IN_NAME[html[at]] == ODD:
            plain = False
            at += 1  # "=" begins a name, too
            while at < size and IN_NAME[html[at]] != ENDS:
                at += 1
        if wanted:
            one = &spared.written[spared.written_count]
            spared.written_count += 1
            one[0] = Written(start, at - start, at, 0, False, True)
        tag.last = at
        while at < size and IS_SPACE[html[at]]:
            at += 1
        if at >= size or html[at] != 61:
            continue
        at += 1
        while at < size and IS_SPACE[html[at]]:
            at += 1
        if at >= size:
            continue
        c = html[at]
        if c == 34 or c == 39:
            at += 1
            value = at
            found = <const unsigned char *>memchr(html + at, c, size - at) if at < size else NULL
            at = found - html if found != NULL else size
            start = at + 1
        else:
            value = at
            while at < size and html[at] != 62 and not IS_SPACE[html[at]]:
                at += 1
            start = at
        if wanted:
            one.value = value
            one.size = at - value
            one.references = memchr(html + value, 38, at - value) != NULL
            one.usual = memchr(html + value, 13, at - value) == NULL and (not one.references or is_usual(html + value, at - value))
            plain = plain and one.usual
        tag.last = at = start
    tag.end = at
    tag.plain = plain and tag.attributes > 0
    return 0


cdef int next_tag(const unsigned char *html, size_t size, size_t at, Tag *tag, Spared spared) except -1 nogil:
    """The next start or end tag at or behind `at`; False where there is none. Comments are passed over."""
    cdef const unsigned char *found
    cdef size_t comment
    tag.comments = 0
    while True:
        found = <const unsigned char *>memchr(html + at, 60, size - at) if at < size else NULL
        if found == NULL:
            return False
        at = found - html
        tag.closing = at + 1 < size and html[at + 1] == 47
        tag.name = at + 2 if tag.closing else at + 1
        if tag.name < size and 97 <= (html[tag.name] | 32) <= 122:
            break
        if size - at > 4 and html[at + 1] == 33 and html[at + 2] == 45 and html[at + 3] == 45:
            comment = at
            at += 4
            while at < size and not (html[at] == 62 and html[at - 1] == 45 and html[at - 2] == 45):
                at += 1
            tag.comments += at - comment
        else:
            at += 1
    tag.at = at
    tag.limit = 0
    at = tag.name
    while at < size and html[at] > 32 and html[at] != 62 and html[at] != 47:
        at += 1
    tag.name_size = at - tag.name
    tag.kind = nesting_of(<const char *>html + tag.name, tag.name_size)
    tag.heeded = tag.kind & HEEDED != 0
    tag.kind &= ~HEEDED
    tag.foreign = tag.kind == FOREIGN
    tag.template = tag.kind == TEMPLATE
    if tag.foreign or tag.template:
        tag.kind = CONTAINER
    read_attributes(html, size, tag, spared)
    return True


cdef size_t raw_end(const unsigned char *html, size_t at, size_t size, Tag *tag, bint *nested) noexcept nogil:
    """Where the end tag of a raw text element begins; `size` where there is none. `nested`: whether a script may begin in a
    comment inside, whose end tag is not the element's."""
    cdef const unsigned char *found
    cdef size_t i
    cdef bint comment = False
    nested[0] = False
    while at + tag.name_size + 2 <= size:
        found = <const unsigned char *>memchr(html + at, 60, size - at)
        if found == NULL:
            return size
        at = found - html
        if at + tag.name_size + 2 <= size and html[at + 1] == 47:
            i = 0
            while i < tag.name_size and (html[at + 2 + i] | 32) == (html[tag.name + i] | 32):
                i += 1
            if i == tag.name_size:
                return at
        elif html[at + 1] == 33:
            comment = True
        elif comment and html[at + 1] | 32 == 115:
            nested[0] = True
        at += 1
    return size


cdef int bearable(const unsigned char *html, size_t size, int *tags, Spared spared) except -1 nogil:
    """Whether a parser will take the page as it is; `tags` gets the number of start tags, `spared` what it need not read."""
    cdef Tag tag
    cdef size_t at = 0, text = 0, end
    cdef bint nested
    cdef int depth = 0, formats = 0, most_formats = 0, most_depth = 0
    cdef bint many_attributes = False
    cdef int attributes = 0, foreign = 0, templates = 0
    tags[0] = 0
    while next_tag(html, size, at, &tag, spared):
        text += tag.at - at - tag.comments
        at = tag.end
        if tag.foreign:
            foreign = max(0, foreign - 1) if tag.closing else foreign + 1
        if tag.template:
            templates = max(0, templates - 1) if tag.closing else templates + 1
        if tag.closing:
            if tag.kind == CONTAINER and depth:
                depth -= 1
            elif tag.kind == FORMATTING and formats:
                formats -= 1
            continue
        tags[0] += 1
        attributes += tag.attributes
        if not templates:
            spared.offer_tag(&tag, foreign != 0)
        many_attributes = many_attributes or tag.limit != 0 or attributes > MAX_ALL_ATTRIBUTES
        if tag.kind >= RAW:
            end = raw_end(html, at, size, &tag, &nested)
            if tag.kind == RAW_SHEET and not foreign and not templates and not nested:
                spared.offer_sheet(html, at, end, size)
            at = end
        elif tag.kind == CONTAINER:
            depth += 1
            most_depth = max(most_depth, depth)
        elif tag.kind == FORMATTING:
            formats += 1
            most_formats = max(most_formats, formats)
    text += size - min(at, size) - tag.comments
    return not many_attributes and most_depth <= MAX_DEPTH and tags[0] <= MAX_TAGS and text <= MAX_TEXT and (
        <long>most_formats * tags[0] <= MAX_REOPENED)


cdef size_t whole_letter(const unsigned char *html, size_t at) noexcept nogil:
    """The nearest place before `at`, or there, that stands within no letter."""
    while at and html[at] & 0xC0 == 0x80:
        at -= 1
    return at


cdef tuple thinned(bytes source, Spared spared):
    """The page, None, None; or, for one that would exhaust the parser, less of it, where it was cut and what was dropped."""
    cdef const unsigned char *html = <const unsigned char *>PyBytes_AS_STRING(source)
    cdef size_t size = PyBytes_GET_SIZE(source), at = 0, kept = 0, text = 0, between, end
    cdef int tags = 0, seen = 0, dropped = 0, attributes = 0, most
    cdef int opened[2], skipped[2]
    cdef Tag tag
    cdef str cut = None
    cdef bint fine, beyond, more, nested
    with nogil:
        fine = bearable(html, size, &tags, spared)
    if fine:
        return source, None, None
    spared.count = 0
    pieces = []
    opened[0] = opened[1] = skipped[0] = skipped[1] = 0
    while True:
        more = next_tag(html, size, at, &tag, None)
        between = (tag.at if more else size) - min(at, size) - tag.comments
        if text + between > MAX_TEXT:
            end = whole_letter(html, at + MAX_TEXT - text)
            cut = f"cut behind {MAX_TEXT} bytes of text, at byte {end} of {size}"
            size = end
            break
        if not more:
            break
        text += between
        at = tag.end
        if not tag.closing:
            seen += 1
            if seen > MAX_TAGS:
                cut = f"cut behind {MAX_TAGS} elements, at byte {tag.at} of {size}"
                size = tag.at
                break
        if tag.kind >= RAW and not tag.closing:
            at = raw_end(html, at, size, &tag, &nested)
        elif tag.kind == CONTAINER or tag.kind == FORMATTING:
            most = MAX_DEPTH if tag.kind == CONTAINER else max(4, MAX_REOPENED // tags)
            if tag.closing and skipped[tag.kind]:
                skipped[tag.kind] -= 1
                beyond = True
            elif not tag.closing and opened[tag.kind] >= most:
                skipped[tag.kind] += 1
                dropped += 1
                beyond = True
            else:
                opened[tag.kind] = max(0, opened[tag.kind] + (-1 if tag.closing else 1))
                beyond = False
            if beyond:
                if tag.at > kept:
                    pieces.append(source[kept:tag.at])
                kept = tag.end
                continue
        attributes += tag.attributes
        if tag.attributes and attributes > MAX_ALL_ATTRIBUTES:
            tag.limit = tag.name + tag.name_size
        if tag.limit:
            pieces += [source[kept:tag.limit], b">"]
            kept = tag.end
            dropped += 1
    if kept < size:
        pieces.append(source[kept:size])
    return b"".join(pieces), cut, f"{dropped} tags beyond the limits of nesting and attributes dropped" if dropped else None


# ---- text ----

cdef inline bint is_wide_space(unsigned char c, unsigned char d, unsigned char e) noexcept nogil:
    """Whether these bytes of UTF-8 are white space beyond ASCII."""
    if c == 0xC2:
        return d == 0xA0 or d == 0x85  # no-break space, next line
    if c == 0xE2:
        return (d == 0x80 and (e <= 0x8A or e == 0xA8 or e == 0xA9 or e == 0xAF)) or (d == 0x81 and e == 0x9F)
    return (c == 0xE3 and d == 0x80 and e == 0x80) or (c == 0xE1 and d == 0x9A and e == 0x80)


cdef bint PLAIN[256]  # neither white space nor a byte with which white space or a zero-width mark may begin
for _i in range(256):
    PLAIN[_i] = _i > 32 and _i not in (0xC2, 0xE1, 0xE2, 0xE3, 0xEF)


cdef class TextBuffer:
    """Text as a reader sees it: runs of white space as one space, soft hyphens and zero-width marks gone."""

    def __cinit__(self):
        self.data = NULL
        self.size = self.room = 0
        self.pending = False

    def __dealloc__(self):
        free(self.data)

    cdef int reserve(self, size_t more) except -1:
        return grow(<void **>&self.data, &self.room, self.size + more, 1)

    cdef int text(self, const char *source, size_t size) except -1:
        cdef const unsigned char *s = <const unsigned char *>source
        cdef size_t i = 0, at
        cdef unsigned char c, d, e
        cdef unsigned char *data
        cdef int width
        cdef bint pending = self.pending
        self.reserve(size + 1)  # no byte becomes more, and one space may be owed
        data = <unsigned char *>self.data
        at = self.size
        while i < size:
            c = s[i]
            if c <= 32:
                pending = True
                i += 1
                continue
            width = 1
            if not PLAIN[c]:
                d = s[i + 1] if i + 1 < size else 0
                e = s[i + 2] if i + 2 < size else 0
                if is_wide_space(c, d, e):
                    pending = True
                    i += 2 if c == 0xC2 else 3
                    continue
                if c == 0xC2 and d == 0xAD:  # soft hyphen
                    i += 2
                    continue
                if (c == 0xE2 and ((d == 0x80 and e == 0x8B) or (d == 0x81 and e == 0xA0))) or (c == 0xEF and d == 0xBB and e == 0xBF):
                    i += 3  # zero-width space, word joiner, byte order mark
                    continue
                width = 2 if c == 0xC2 else 3
            if pending:
                if at and data[at - 1] != 10:
                    data[at] = 32
                    at += 1
                pending = False
            while width and i < size:
                data[at] = s[i]
                at += 1
                i += 1
                width -= 1
            while i < size and (PLAIN[s[i]] or (s[i] == 32 and i + 1 < size and PLAIN[s[i + 1]])):
                data[at] = s[i]
                at += 1
                i += 1
        self.size = at
        self.pending = pending
        return 0

    cdef int newline(self) except -1:
        self.reserve(1)
        self.pending = False
        if self.size and self.data[self.size - 1] != 10:
            self.data[self.size] = 10
            self.size += 1
        return 0

    cdef object take(self):
        cdef size_t size = self.size
        while size and self.data[size - 1] == 10:
            size -= 1
        return PyUnicode_DecodeUTF8(self.data, size, "replace")


# ---- the view ----

cdef Node view(Tree tree, int row):
    cdef Node node = Node.__new__(Node)
    node.tree = tree
    node.row = row
    return node


cdef inline bint breaks_line(Tree tree, int row) noexcept nogil:
    return tree.nodes[row].tag < 256 and IS_BLOCK[tree.nodes[row].tag]


cdef inline bint unseen(Tree tree, int row) noexcept nogil:
    return tree.nodes[row].tag < 256 and IS_UNSEEN[tree.nodes[row].tag]


@cython.no_gc
@cython.freelist(4)
cdef class Tags:
    """Tags to look for among the rows of a tree; every element's where none is named."""

    cdef Tree tree
    cdef tuple asked
    cdef bint any_tag
    cdef bint[256] wanted
    cdef set rare  # numbers of tags that only this page has; None where none of them is wanted

    def __cinit__(self, Tree tree, tuple tags):
        cdef int id
        self.tree = tree
        self.asked = tags
        self.any_tag = not tags
        self.rare = None
        memset(self.wanted, 0, sizeof(self.wanted))
        for tag in tags:
            id = tree.tag_ids.get(tag, -1)
            if id >= 256:
                self.rare = self.rare or set()
                self.rare.add(id)
            elif id >= 0:
                self.wanted[id] = True

    cdef int next(self, int at, int end):
        """The first row from `at` on that has such a tag; `end` where there is none before it."""
        cdef NodeRow *nodes = self.tree.nodes
        while at < end:
            if nodes[at].tag < 256:
                if self.wanted[nodes[at].tag] or (self.any_tag and nodes[at].tag >= FIRST_ELEMENT):
                    return at
            elif self.any_tag or (self.rare is not None and nodes[at].tag in self.rare):
                return at
            at += 1
        return end

    cdef Rows rows(self, int at, int end):
        """All rows from `at` on that have such a tag, those of one tag behind those of another."""
        cdef Rows found = Rows()
        cdef int id
        if self.any_tag or end - at < FEW:
            at = self.next(at, end)
            while at < end:
                found.add(at)
                at = self.next(at + 1, end)
            return found
        for tag in self.asked:
            id = self.tree.tag_ids.get(tag, -1)
            if id >= 0:
                self.tree.tags().find(found, id, at, end)
        return found


@cython.no_gc
@cython.freelist(256)
cdef class Node:
    """One node of a tree: equal to any other view on the same row."""

    def __eq__(self, other):
        return isinstance(other, Node) and (<Node>other).tree is self.tree and (<Node>other).row == self.row

    def __hash__(self):
        return hash((id(self.tree), self.row))

    def __repr__(self):
        return f"<{self.tag} {self.xpath}>"

    @property
    def tag(self) -> str:
        """Element name in lower case; `#text` or `#document` for what is no element."""
        return self.tree.tag_names[self.tree.nodes[self.row].tag]

    @property
    def end(self) -> int:
        """Row behind the last descendant."""
        return self.tree.nodes[self.row].end

    @property
    def depth(self) -> int:
        return self.tree.nodes[self.row].depth

    @property
    def parent(self) -> Node | None:
        cdef int up = self.tree.nodes[self.row].parent
        return None if up < 0 else view(self.tree, up)

    def get(self, str name, default=None) -> str | None:
        """Value of an attribute as written, entities decoded; `default` where it is absent."""
        id = self.tree.attribute_ids.get(name)
        if id is None:
            return default
        cdef int at = self.tree.attribute_row(self.row, id)
        if at < 0:
            return default
        return self.tree.string(self.tree.attributes[at].at, self.tree.attributes[at].size)

    @property
    def attributes(self) -> dict[str, str]:
        """All attributes in the order of the source."""
        cdef NodeRow *node = &self.tree.nodes[self.row]
        cdef uint32_t i
        if node.tag < FIRST_ELEMENT:
            return {}
        return {self.tree.attribute_names[self.tree.attributes[i].name]:
                self.tree.string(self.tree.attributes[i].at, self.tree.attributes[i].size)
                for i in range(node.at, node.at + node.size)}

    def has_word(self, Words words not None) -> bool:
        """Whether one of the element's class, id or role words is among `words`."""
        cdef NodeRow *node = &self.tree.nodes[self.row]
        cdef uint32_t i
        for i in range(node.words_at, node.words_at + node.words):
            if words.have(self.tree.words[i]):
                return True
        return False

    @property
    def children(self) -> list[Node]:
        """Children, text nodes among them."""
        cdef int at = self.row + 1, end = self.tree.nodes[self.row].end
        cdef list found = []
        while at < end:
            found.append(view(self.tree, at))
            at = self.tree.nodes[at].end
        return found

    @property
    def elements(self) -> list[Node]:
        """Children that are elements."""
        cdef int at = self.row + 1, end = self.tree.nodes[self.row].end
        cdef list found = []
        while at < end:
            if self.tree.nodes[at].tag >= FIRST_ELEMENT:
                found.append(view(self.tree, at))
            at = self.tree.nodes[at].end
        return found

    @property
    def ancestors(self) -> list[Node]:
        """From the parent up to the document."""
        cdef int up = self.tree.nodes[self.row].parent
        cdef list found = []
        while up >= 0:
            found.append(view(self.tree, up))
            up = self.tree.nodes[up].parent
        return found

    def closest(self, *tags: str) -> Node | None:
        """This node, or the nearest one around it, that has one of these tags."""
        cdef Tags wanted = Tags(self.tree, tags)
        cdef int at = self.row
        while at >= 0 and wanted.next(at, at + 1) > at:
            at = self.tree.nodes[at].parent
        return view(self.tree, at) if at >= 0 else None

    @property
    def previous(self) -> Node | None:
        """The element before this one under the same parent."""
        cdef int up = self.tree.nodes[self.row].parent, at, last = -1
        if up < 0:
            return None
        at = up + 1
        while at < self.row:
            if self.tree.nodes[at].tag >= FIRST_ELEMENT:
                last = at
            at = self.tree.nodes[at].end
        return None if last < 0 else view(self.tree, last)

    @property
    def next(self) -> Node | None:
        """The element behind this one under the same parent."""
        cdef int up = self.tree.nodes[self.row].parent, at = self.tree.nodes[self.row].end
        if up < 0:
            return None
        while at < self.tree.nodes[up].end:
            if self.tree.nodes[at].tag >= FIRST_ELEMENT:
                return view(self.tree, at)
            at = self.tree.nodes[at].end
        return None

    def contains(self, Node other) -> bool:
        """Whether `other` is this node or stands inside it."""
        return self.tree is other.tree and self.row <= other.row < self.tree.nodes[self.row].end

    def all(self, *tags: str) -> list[Node]:
        """Descendants of these tags in document order; of all tags where none is named."""
        return self.tree.views(Tags(self.tree, tags).rows(self.row + 1, self.tree.nodes[self.row].end))

    def first(self, *tags: str) -> Node | None:
        """The first of `all(*tags)`."""
        cdef int end = self.tree.nodes[self.row].end
        cdef int at = Tags(self.tree, tags).next(self.row + 1, end)
        return view(self.tree, at) if at < end else None

    def having(self, *attributes: str) -> list[Node]:
        """Descendants with at least one of these attributes, in document order."""
        cdef Tree tree = self.tree
        cdef Rows found = Rows()
        cdef int at, id, end = tree.nodes[self.row].end
        for name in attributes:
            id = tree.attribute_ids.get(name, -1)
            if id < 0:
                continue
            if end - self.row > FEW:
                tree.attributes_of().find(found, id, self.row + 1, end)
                continue
            for at in range(self.row + 1, end):
                if tree.attribute_row(at, id) >= 0:
                    found.add(at)
        return tree.views(found)

    def worded(self, Words words not None) -> list[Node]:
        """Descendants one of whose class, id or role words is among `words`."""
        return self.tree.views(self.rows_worded(words))

    cdef Rows rows_worded(self, Words words):
        """The same as rows, in any order, some twice."""
        cdef Tree tree = self.tree
        cdef NodeRow *nodes = tree.nodes
        cdef int at = self.row + 1, end = nodes[self.row].end
        cdef uint32_t i, behind
        cdef Rows found = Rows()
        if at == end:
            return found
        i = nodes[at].words_at
        behind = nodes[end - 1].words_at + nodes[end - 1].words
        if words.cost(tree.words_of()) < behind - i:
            for i in range(words.count):
                tree.words_of().find(found, words.numbers[i], at, end)
            return found
        while i < behind:  # few words, or very many alike: words of neighbours lie side by side
            if words.have(tree.words[i]):
                while nodes[at].words_at + nodes[at].words <= i:
                    at += 1
                found.add(at)
                i = nodes[at].words_at + nodes[at].words
            else:
                i += 1
        return found

    @property
    def text(self) -> str:
        """All text under this node on one line, as a reader would see it; a space where a line would break."""
        return self.lines.replace("\n", " ")

    @property
    def lines(self) -> str:
        """The same with a newline wherever a block element or `br` breaks the line; no empty lines."""
        cdef TextBuffer buffer = TextBuffer()
        cdef Tree tree = self.tree
        cdef int at = self.row, end = tree.nodes[self.row].end
        cdef int opened[1024]
        cdef int top = 0
        while at < end:
            while top and tree.nodes[opened[top - 1]].end <= at:
                top -= 1
                buffer.newline()
            if tree.nodes[at].tag == TAG_TEXT:
                buffer.text(tree.pool + tree.nodes[at].at, tree.nodes[at].size)
            elif at != self.row and unseen(tree, at):
                at = tree.nodes[at].end
                continue
            elif breaks_line(tree, at):
                buffer.newline()
                if top < 1024 and tree.nodes[at].end > at + 1:
                    opened[top] = at
                    top += 1
            at += 1
        return buffer.take()

    @property
    def raw(self) -> str:
        """Text nodes under this node as they stand, joined: for scripts and preformatted text."""
        cdef int at
        return "".join([self.tree.string(self.tree.nodes[at].at, self.tree.nodes[at].size)
                        for at in range(self.row, self.tree.nodes[self.row].end) if self.tree.nodes[at].tag == TAG_TEXT])

    @property
    def raw_bytes(self) -> bytes:
        """The same in UTF-8."""
        cdef int at
        return b"".join([PyBytes_FromStringAndSize(self.tree.pool + self.tree.nodes[at].at, self.tree.nodes[at].size)
                         for at in range(self.row, self.tree.nodes[self.row].end) if self.tree.nodes[at].tag == TAG_TEXT])

    @property
    def xpath(self) -> str:
        """Absolute XPath 1.0 that finds this node in a browser."""
        cdef Tree tree = self.tree
        cdef int at = self.row, up, i, same, place
        cdef list steps = []
        while at > 0:
            up = tree.nodes[at].parent
            same = place = 0
            i = up + 1
            while i < tree.nodes[up].end and (i <= at or same == 1):
                if tree.nodes[i].tag == tree.nodes[at].tag:
                    same += 1
                    if i == at:
                        place = same
                i = tree.nodes[i].end
            name = "text()" if tree.nodes[at].tag == TAG_TEXT else tree.tag_names[tree.nodes[at].tag]
            steps.append(name if same == 1 else f"{name}[{place}]")
            at = up
        steps.reverse()
        return "/" + "/".join(steps)
