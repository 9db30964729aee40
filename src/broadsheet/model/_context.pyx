# cython: boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""The measures of the second look: what the first look's probabilities say of a block's surroundings.

The first look weighs each block by itself and its nearest neighbours. Once every block has a probability, much more can be
said: how much of the page's likely text stands in the same element, under the same heading, in blocks of the same template,
before and behind. These measures (`CONTEXT`) stand behind the first look's own (`FEATURES`) in a row (stacked generalization,
Wolpert 1992).
"""

from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_FromStringAndSize, PyBytes_GET_SIZE
from libc.math cimport log1p, logf
from libc.stdint cimport uint32_t
from libc.stdlib cimport calloc, free
from libc.string cimport memcpy

from broadsheet.model._blocks cimport IN_HEADING, Block, Blocks

from broadsheet.model._blocks import FEATURES

REACH = 6  # blocks to each side whose probability a block is told
WINDOWS = (3, 8, 20)
LEVELS = 6
CONTEXT = (
    ("odds",)
    + tuple(f"odds{k:+d}" for k in range(-REACH, REACH + 1) if k)
    + tuple("mass_before mass_after page_mass page_mass_share page_promise from_first to_last gap_before gap_after".split())
    + tuple("gap_units_before gap_units_after".split())
    + tuple(f"window{w}" for w in WINDOWS)
    + tuple(f"level{k}_{name}" for k in range(LEVELS) for name in ("likely", "mass"))
    + tuple("shape_likely shape_mass shape_others section_likely section_mass section_blocks heading_odds".split())
)

cdef enum:
    NEAR = 6
    HEIGHT = 6
    LONG = 8      # units of a block that anchors the text: what lies between two of them lies within it
    FAR = 41
    NOTHING = -9  # log-odds told where there is no block

cdef int FIRST = len(FEATURES)
cdef int SECOND = len(CONTEXT)


cdef class Sums:
    """Running sums over the page's blocks, its elements, its shapes and the sections between its headings."""

    cdef Blocks blocks
    cdef double *likely    # probability of each block
    cdef float *odds       # the same as log-odds
    cdef double *mass      # of all blocks before; one more at the end
    cdef double *units
    cdef double *under     # of each element: mass and units of all blocks inside it
    cdef double *shapes    # of each cell: mass, units
    cdef uint32_t *keys
    cdef uint32_t mask
    cdef double *sections  # of each section: mass, units, blocks, odds of its heading
    cdef int *section      # of each block
    cdef int *anchor_before
    cdef int *anchor_after
    cdef int first
    cdef int last
    cdef double promise

    def __cinit__(self, Blocks blocks, list first):
        cdef int n = blocks.count
        cdef uint32_t room = 16
        while room < <uint32_t>n * 2:
            room *= 2
        self.mask = room - 1
        self.blocks = blocks
        self.likely = <double *>calloc(n + 1, sizeof(double))
        self.odds = <float *>calloc(n + 1, sizeof(float))
        self.mass = <double *>calloc(n + 1, sizeof(double))
        self.units = <double *>calloc(n + 1, sizeof(double))
        self.under = <double *>calloc(2 * (blocks.tree.count + 1), sizeof(double))
        self.shapes = <double *>calloc(2 * room, sizeof(double))
        self.keys = <uint32_t *>calloc(room, sizeof(uint32_t))
        self.sections = <double *>calloc(4 * (n + 1), sizeof(double))
        self.section = <int *>calloc(n + 1, sizeof(int))
        self.anchor_before = <int *>calloc(n + 1, sizeof(int))
        self.anchor_after = <int *>calloc(n + 1, sizeof(int))
        if (self.likely == NULL or self.odds == NULL or self.mass == NULL or self.units == NULL or self.under == NULL
                or self.shapes == NULL or self.keys == NULL or self.sections == NULL or self.section == NULL
                or self.anchor_before == NULL or self.anchor_after == NULL):
            raise MemoryError("the page's sums")
        if len(first) != n:
            raise ValueError(f"{n} blocks, {len(first)} probabilities")
        for i in range(n):
            self.likely[i] = first[i]
            self.odds[i] = odds(self.likely[i])
        self.add_up()
        self.find_anchors()

    def __dealloc__(self):
        free(self.likely)
        free(self.odds)
        free(self.mass)
        free(self.units)
        free(self.under)
        free(self.shapes)
        free(self.keys)
        free(self.sections)
        free(self.section)
        free(self.anchor_before)
        free(self.anchor_after)

    cdef uint32_t cell(self, uint32_t key) noexcept nogil:
        cdef uint32_t at
        key |= 1
        at = (key >> 1) & self.mask
        while self.keys[at] != 0 and self.keys[at] != key:
            at = (at + 1) & self.mask
        self.keys[at] = key
        return at

    cdef void add_up(self) noexcept nogil:
        cdef int i, at, section = 0
        cdef uint32_t cell
        cdef double units, mass
        cdef Block *b
        self.sections[3] = NOTHING
        for i in range(self.blocks.count):
            b = &self.blocks.rows[i]
            units = b.units + 0.001
            mass = units * self.likely[i]
            self.units[i + 1] = self.units[i] + units
            self.mass[i + 1] = self.mass[i] + mass
            cell = self.cell(b.shape)
            self.shapes[2 * cell] += mass
            self.shapes[2 * cell + 1] += units
            if b.flags & IN_HEADING:
                section += 1
                self.sections[4 * section + 3] = self.odds[i]
            self.section[i] = section
            self.sections[4 * section] += mass
            self.sections[4 * section + 1] += units
            self.sections[4 * section + 2] += 1
            at = b.element
            while at >= 0:
                self.under[2 * at] += mass
                self.under[2 * at + 1] += units
                at = self.blocks.tree.nodes[at].parent

    cdef void find_anchors(self) noexcept nogil:
        """Of each block the nearest likely long block before and behind it, and the page's first and last; -1 for none."""
        cdef int i, n = self.blocks.count, near = -1
        cdef double hit = 0, size = 0
        self.first = self.last = -1
        for i in range(n):
            self.anchor_before[i] = near
            if self.likely[i] > 0.5:
                hit += self.likely[i] * self.blocks.rows[i].units
                size += self.blocks.rows[i].units
                if self.blocks.rows[i].units >= LONG:
                    near = i
                    if self.first < 0:
                        self.first = i
        self.last = near
        near = -1
        for i in range(n - 1, -1, -1):
            self.anchor_after[i] = near
            if self.likely[i] > 0.5 and self.blocks.rows[i].units >= LONG:
                near = i
        self.promise = 2 * hit / (size + self.mass[n]) if size + self.mass[n] > 0 else 0


cdef inline float odds(double p) noexcept nogil:
    return logf(<float>((p if p > 0.0001 else 0.0001) / (1 - p if p < 0.9999 else 0.0001)))


cdef inline float ratio(double part, double whole) noexcept nogil:
    return <float>(part / whole) if whole > 1e-6 else 0.0


cdef inline int within(int value, int low, int high) noexcept nogil:
    return low if value < low else high if value > high else value


def measures(Blocks blocks, bytes matrix, list first, double least=0) -> bytes:
    """Rows of `FEATURES` and `CONTEXT` (float32): the first look's matrix, widened by what its probabilities say.

    `first` has one probability a block; blocks that other evidence rules out are told as 0. Only blocks of at least the
    probability `least` get a row.
    """
    cdef int i, rows = 0, n = blocks.count
    cdef bytes out
    cdef Sums sums
    cdef const float *source = <const float *>PyBytes_AS_STRING(matrix)
    cdef float *row
    if PyBytes_GET_SIZE(matrix) != n * FIRST * <int>sizeof(float):
        raise ValueError(f"{n} blocks, a matrix of {PyBytes_GET_SIZE(matrix)} bytes")
    sums = Sums(blocks, first)
    for i in range(n):
        rows += sums.likely[i] >= least
    out = PyBytes_FromStringAndSize(NULL, rows * (FIRST + SECOND) * sizeof(float))
    row = <float *>PyBytes_AS_STRING(out)
    for i in range(n):
        if sums.likely[i] < least:
            continue
        memcpy(row, source + i * FIRST, FIRST * sizeof(float))
        if describe(sums, i, row + FIRST) != SECOND:
            raise AssertionError(f"not {SECOND} measures")
        row += FIRST + SECOND
    return out


cdef int describe(Sums s, int i, float *out) noexcept nogil:
    cdef int n = s.blocks.count, j, k = 0
    cdef double page = s.mass[n]
    cdef int before = s.anchor_before[i], after = s.anchor_after[i]
    out[k] = s.odds[i]; k += 1
    for j in range(i - NEAR, i + NEAR + 1):
        if j != i:
            out[k] = s.odds[j] if 0 <= j < n else NOTHING; k += 1
    out[k] = ratio(s.mass[i], page); k += 1
    out[k] = ratio(page - s.mass[i + 1], page); k += 1
    out[k] = <float>log1p(page); k += 1
    out[k] = ratio(page, s.units[n]); k += 1
    out[k] = <float>s.promise; k += 1
    out[k] = within(i - s.first, -50, 80) if s.first >= 0 else -99; k += 1
    out[k] = within(s.last - i, -50, 80) if s.last >= 0 else -99; k += 1
    out[k] = within(i - before, 0, FAR) if before >= 0 else FAR; k += 1
    out[k] = within(after - i, 0, FAR) if after >= 0 else FAR; k += 1
    out[k] = <float>(s.units[i] - s.units[before + 1]) if before >= 0 else -1; k += 1
    out[k] = <float>(s.units[after] - s.units[i + 1]) if after >= 0 else -1; k += 1
    out[k] = around(s, i, 3); k += 1
    out[k] = around(s, i, 8); k += 1
    out[k] = around(s, i, 20); k += 1
    k = describe_levels(s, i, out, k)
    return describe_groups(s, i, out, k)


cdef float around(Sums s, int i, int reach) noexcept nogil:
    """Share of likely text among the units of the blocks to both sides, without the block's own."""
    cdef int low = within(i - reach, 0, i), high = within(i + reach + 1, i + 1, s.blocks.count)
    return ratio(s.mass[high] - s.mass[low] - (s.mass[i + 1] - s.mass[i]),
                 s.units[high] - s.units[low] - (s.units[i + 1] - s.units[i]))


cdef int describe_levels(Sums s, int i, float *out, int k) noexcept nogil:
    """The next elements up that hold more than the one below: how likely what they hold is, and their share of the page's."""
    cdef int at = s.blocks.rows[i].element, level, held = 1
    cdef double page = s.mass[s.blocks.count]
    for level in range(HEIGHT):
        while at > 0 and s.blocks.under[at].blocks <= held:
            at = s.blocks.tree.nodes[at].parent
        if at < 0:
            at = 0
        out[k] = ratio(s.under[2 * at], s.under[2 * at + 1]); k += 1
        out[k] = ratio(s.under[2 * at], page); k += 1
        held = s.blocks.under[at].blocks
    return k


cdef int describe_groups(Sums s, int i, float *out, int k) noexcept nogil:
    """Blocks of the same template, and blocks under the same heading."""
    cdef uint32_t cell = s.cell(s.blocks.rows[i].shape)
    cdef double *shape = &s.shapes[2 * cell]
    cdef double *section = &s.sections[4 * s.section[i]]
    cdef double mass = s.mass[i + 1] - s.mass[i], units = s.units[i + 1] - s.units[i]
    cdef double page = s.mass[s.blocks.count]
    cdef int above = s.section[i]
    out[k] = ratio(shape[0], shape[1]); k += 1
    out[k] = ratio(shape[0], page); k += 1
    out[k] = ratio(shape[0] - mass, shape[1] - units); k += 1
    out[k] = ratio(section[0], section[1]); k += 1
    out[k] = ratio(section[0], page); k += 1
    out[k] = within(<int>section[2], 0, 50); k += 1
    if s.blocks.rows[i].flags & IN_HEADING:  # a heading stands under the one before it
        above -= 1
    out[k] = <float>s.sections[4 * above + 3] if above >= 0 else NOTHING; k += 1
    return k
