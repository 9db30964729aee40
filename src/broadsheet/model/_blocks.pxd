"""What the compiled parts of the model share: blocks, and what is known of the elements around them."""

from libc.stdint cimport int8_t, int32_t, uint32_t

from broadsheet.page._tree cimport Tree

cdef enum:
    IN_NAV = 1 << 0
    IN_ASIDE = 1 << 1
    IN_FOOTER = 1 << 2
    IN_HEADER = 1 << 3
    IN_MAIN = 1 << 4
    IN_ARTICLE = 1 << 5
    IN_SECTION = 1 << 6
    IN_FORM = 1 << 7
    IN_FIGURE = 1 << 8
    IN_FIGCAPTION = 1 << 9
    IN_TABLE = 1 << 10
    IN_LIST = 1 << 11
    IN_ITEM = 1 << 12
    IN_QUOTE = 1 << 13
    IN_LINK = 1 << 14
    IN_HIDDEN = 1 << 15
    IN_NOSCRIPT = 1 << 16
    IN_DETAILS = 1 << 17
    IN_BUTTON = 1 << 18
    IN_ADDRESS = 1 << 19
    IN_DL = 1 << 20
    IN_PRE = 1 << 21
    IN_BODY_PROP = 1 << 22  # itemprop="articleBody" or its RDFa kin
    IN_OTHER_PROP = 1 << 23  # another itemprop
    IN_HEADING = 1 << 24
    IN_PARAGRAPH = 1 << 25
    IN_STRONG = 1 << 26
    IN_EM = 1 << 27
    IN_DIALOG = 1 << 28
    IN_SMALL = 1 << 29

cdef enum:
    TABLE_SIZE = 1 << 15
    TABLE_MASK = (1 << 15) - 1
    LEVELS = 4
    UNSPACED = 5  # letters, vowel signs among them, of a usual word of Thai, Lao, Burmese, Khmer: their text has no spaces between words
    MAX_BLOCKS = 20000  # of one page; what comes behind is left out: weighing more takes seconds and a worker's memory

cdef struct Inherited:  # of an element, from all elements around it and itself
    uint32_t flags
    int32_t block  # nearest block element at or above
    float low      # lowest and highest class score on the way down, and their sum
    float high
    float total
    float own      # class score of the element itself
    float near     # of the nearest element at or above that has class words

cdef struct Under:  # of an element, from all blocks inside it
    int32_t blocks
    int32_t units
    int32_t link_units
    int32_t good     # units in long blocks with few links
    float heft       # Readability's idea: text that its children and grandchildren hold directly

cdef struct Block:
    int32_t first     # row of its first text
    int32_t last      # row behind its last text
    int32_t element   # nearest block element around it
    uint32_t flags
    int32_t chars
    int32_t units     # words; letters in scripts written without spaces
    int32_t link_units
    int32_t links
    int32_t strong_units
    int32_t em_units
    int32_t upper
    int32_t digits
    int32_t letters
    int32_t stops     # . ! ? and their kin
    int32_t commas
    int32_t marks     # | > and other marks of navigation
    int32_t wide      # letters of scripts without spaces
    int32_t lines     # br inside
    unsigned char begins  # class of the first character
    unsigned char ends    # class of the last
    uint32_t print    # hash of all words, numbers of one length being one word
    uint32_t numbers  # hash of all digits
    uint32_t shape    # hash of tags and first classes of the elements around it
    float words_sum
    float words_low
    float words_high
    float words_first  # mean of the first three words
    float in_body     # share of its three-word runs that stand in the structured articleBody
    float in_description
    float in_headline
    float headline_in  # share of the headline that stands in it
    int32_t runs
    int32_t units_before  # in all blocks before this one
    int32_t good_before   # the same in long blocks with few links
    int32_t heading       # index of the last heading block before this one, -1
    int32_t run_before    # long blocks in a row up to this one
    int32_t run_after

cdef struct RunSet:
    uint32_t *cells
    uint32_t mask
    int32_t size

cdef struct Words:
    Block block
    uint32_t word      # hash of the word under way, 0 between words
    uint32_t before    # hashes of the last two words
    uint32_t before2
    uint32_t wide      # the last letter of Chinese, Japanese, Korean: each is a word
    int unspaced       # letters of Thai, Lao, Burmese, Khmer in the word under way
    int word_count
    int found[3]
    bint linked
    bint strong
    bint em
    float first_sum
    const int8_t *table
    RunSet *hints      # looked up in
    RunSet *filled     # filled instead
    uint32_t *record   # training only: cells of the words met
    int recorded
    int record_room

cdef class Blocks:
    cdef readonly Tree tree
    cdef Block *rows
    cdef readonly int count
    cdef size_t room
    cdef Inherited *inherited
    cdef Under *under
    cdef list recorded_words
    cdef tuple known_starts, known_units, known_link_units, known_flags  # made when first asked for: a dozen rules ask
    cdef list known_texts  # the same; None for those not asked for
    cdef bint recording
    cdef float signs[11]

    cdef int keep(self, Words *w, int row, int element) except -1
    cdef str read(self, int i)
    cdef int measure(self, float *out, int heading) except -1

cdef bint ends_line(Tree tree, int row) noexcept nogil
