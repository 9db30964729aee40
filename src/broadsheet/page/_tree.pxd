from libc.stdint cimport int32_t, uint16_t, uint32_t

from broadsheet.page._index cimport Index, Rows

# What is no element has one of these tags; elements count on from FIRST_ELEMENT in the order of `names.TAGS`.
cdef enum:
    TAG_TEXT = 0
    TAG_DOCUMENT = 1
    FIRST_ELEMENT = 2

cdef struct NodeRow:
    int32_t parent     # row of the parent, -1 for the document
    int32_t end        # row behind the last descendant: a subtree is the range [row, end)
    uint32_t at        # text: where it starts in `pool`; element: its first row in `attributes`
    uint32_t size      # text: bytes; element: number of attributes
    uint32_t words_at  # first of its class and id words in `words`
    uint16_t words     # how many
    uint16_t tag
    uint16_t depth

cdef struct AttributeRow:
    uint32_t at
    uint32_t size
    uint16_t name

cdef class Words:
    cdef readonly str text
    cdef uint32_t *cells  # 0 where a cell is free
    cdef uint32_t mask
    cdef uint32_t *numbers
    cdef uint32_t count
    cdef size_t cost(self, Index index) noexcept
    cdef bint have(self, uint32_t number) noexcept nogil

cdef class Tree:
    cdef NodeRow *nodes
    cdef AttributeRow *attributes
    cdef uint32_t *words
    cdef char *pool
    cdef readonly int count
    cdef int attribute_count, word_count
    cdef size_t pool_size, node_room, attribute_room, word_room, pool_room
    cdef list tag_names, attribute_names
    cdef dict tag_ids, attribute_ids
    cdef readonly str cut
    cdef readonly str thinned
    cdef Index by_tag, by_attribute, by_word  # made when first asked for

    cdef int attribute_row(self, int row, int name) noexcept nogil
    cdef bint has_word(self, int row, uint32_t word) noexcept nogil
    cdef object string(self, size_t at, size_t size)
    cdef Index tags(self)
    cdef Index attributes_of(self)
    cdef Index words_of(self)
    cdef list views(self, Rows found)

cdef class Node:
    cdef readonly Tree tree
    cdef readonly int row
    cdef Rows rows_worded(self, Words words)

cdef class TextBuffer:
    cdef char *data
    cdef size_t size, room
    cdef bint pending   # a space is owed before the next character
    cdef int reserve(self, size_t more) except -1
    cdef int text(self, const char *source, size_t size) except -1
    cdef int newline(self) except -1
    cdef object take(self)

cdef uint32_t word_hash(const char *text, size_t size) noexcept nogil
