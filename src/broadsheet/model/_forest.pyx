# cython: boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""Gradient-boosted trees, asked without a branch.

Weights hold a forest as four arrays over all inner nodes of all trees (measure, threshold, left, right; a child below zero is
the leaf ~child) and one of leaf values; `roots` says where each tree begins. The sum of a row's leaves is its log-odds.

Walking down from the root, a processor guesses every turn and is wrong at every third. So no row walks (QuickScorer, Lucchese et
al. 2015): a row asks every node of a tree, each node that sends it right strikes the leaves to its left from a set of bits, and
the first leaf that is left over is the row's. Thirty-two rows ask at once, side by side (`side_by_side.h`).
"""

from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_GET_SIZE
from libc.math cimport exp
from libc.stdint cimport int16_t, int32_t, uint16_t, uint32_t
from libc.stdlib cimport calloc, free, malloc
from libc.string cimport memcpy


cdef enum:
    TRIED = 80         # trees that every row is asked by
    BEYOND_HOPE = -5   # log-odds (0.7 %) below which the others would not change what is done with a row
    MOST_LEAVES = 32   # of one tree: the bits of a set

cdef extern from "side_by_side.h" nogil:
    enum:
        ROWS
    ctypedef struct Question:
        float threshold
        int32_t right
        uint32_t measure
    ctypedef void (*Asking)(const Question *question, const Question *end, const float *measures, uint32_t *left) noexcept nogil
    Asking best_asking()
    int first_bit "__builtin_ctz" (uint32_t bits)

cdef struct TreeNode:  # as the weights have it
    float threshold
    uint16_t measure
    int16_t left
    int16_t right
    uint16_t unused


cdef class Forest:
    """Trees ready to be asked."""

    cdef Question *questions
    cdef double *leaves         # wide already: they are added as such
    cdef int32_t *roots         # first question of each tree; one more at the end
    cdef int32_t *first_leaves
    cdef readonly int trees
    cdef readonly int measures
    cdef float base
    cdef Asking ask

    def __cinit__(self, bytes nodes, bytes leaves, bytes roots, bytes first_leaves, int measures, float base):
        """`nodes`: packed TreeNode rows (float32, uint16, int16, int16, uint16, little endian); the others float32 and int32.

        Raises ValueError where they are no trees.
        """
        cdef int node_count = PyBytes_GET_SIZE(nodes) // sizeof(TreeNode)
        cdef int leaf_count = PyBytes_GET_SIZE(leaves) // sizeof(float), i
        self.trees = PyBytes_GET_SIZE(roots) // sizeof(int32_t)
        self.measures = measures
        self.base = base
        self.ask = best_asking()
        if PyBytes_GET_SIZE(first_leaves) != PyBytes_GET_SIZE(roots):
            raise ValueError("not as many first leaves as trees")
        self.questions = <Question *>calloc(node_count + 1, sizeof(Question))
        self.leaves = <double *>malloc((leaf_count + 1) * sizeof(double))
        self.roots = <int32_t *>malloc((self.trees + 1) * sizeof(int32_t))
        self.first_leaves = <int32_t *>malloc((self.trees + 1) * sizeof(int32_t))
        if self.questions == NULL or self.leaves == NULL or self.roots == NULL or self.first_leaves == NULL:
            raise MemoryError("the model's trees")
        for i in range(leaf_count):
            self.leaves[i] = (<const float *>PyBytes_AS_STRING(leaves))[i]
        memcpy(self.roots, PyBytes_AS_STRING(roots), PyBytes_GET_SIZE(roots))
        memcpy(self.first_leaves, PyBytes_AS_STRING(first_leaves), PyBytes_GET_SIZE(first_leaves))
        self.roots[self.trees] = node_count
        self.first_leaves[self.trees] = leaf_count
        for t in range(self.trees):
            if not 0 <= self.roots[t] < self.roots[t + 1] <= node_count:
                raise ValueError(f"tree {t} stands outside the model's arrays")
            self.take(<const TreeNode *>PyBytes_AS_STRING(nodes), t)

    def __dealloc__(self):
        free(self.questions)
        free(self.leaves)
        free(self.roots)
        free(self.first_leaves)

    cdef int take(self, const TreeNode *nodes, int t) except -1:
        """Turn the nodes of one tree to questions, from the last to the first: children stand behind their parents, and leaves
        from left to right. Damaged weights must not become a crash: what is no such tree raises ValueError."""
        cdef int first = self.roots[t], size = self.roots[t + 1] - first, i, side, child
        cdef int leaf_count = self.first_leaves[t + 1] - self.first_leaves[t]
        cdef int[MOST_LEAVES] begins, ends  # the leaves under each node
        cdef int[2] begin, end
        cdef const TreeNode *node
        cdef uint32_t struck
        if not 0 < leaf_count <= MOST_LEAVES or size != max(1, leaf_count - 1) or self.first_leaves[t] < 0:
            raise ValueError(f"tree {t}: {size} nodes and {leaf_count} leaves")
        for i in range(size - 1, -1, -1):
            node = &nodes[first + i]
            if node.measure >= self.measures:
                raise ValueError(f"tree {t}: node {i} asks for measure {node.measure}")
            for side in range(2):
                child = node.right if side else node.left
                if not (i < child < size or 0 <= ~child < leaf_count):
                    raise ValueError(f"tree {t}: node {i} leads to {child}")
                begin[side] = begins[child] if child >= 0 else ~child
                end[side] = ends[child] if child >= 0 else ~child + 1
            if end[0] != begin[1] and leaf_count > 1:  # the node of a single leaf leads there both ways
                raise ValueError(f"tree {t}: leaves under node {i} are not in order")
            begins[i] = begin[0]
            ends[i] = end[1]
            struck = ((<uint32_t>1 << (end[0] - begin[0])) - 1) << begin[0] if leaf_count > 1 else 0
            self.questions[first + i] = Question(threshold=node.threshold, right=<int32_t>~struck, measure=node.measure)
        if begins[0] != 0 or ends[0] != leaf_count:
            raise ValueError(f"tree {t}: not all leaves are under the first node")
        return 0

    def probabilities(self, bytes matrix) -> list[float]:
        """Of each row of `measures` floats (32 bits): the probability, 0..1."""
        cdef const float *rows = <const float *>PyBytes_AS_STRING(matrix)
        cdef int count = PyBytes_GET_SIZE(matrix) // (self.measures * sizeof(float))
        cdef int batches = (count + ROWS - 1) // ROWS
        cdef double *sums = <double *>malloc(max(1, batches) * ROWS * sizeof(double))
        cdef float *turned = <float *>malloc(max(1, self.measures) * ROWS * sizeof(float))
        cdef int i
        try:
            if sums == NULL or turned == NULL:
                raise MemoryError("the model's sums")
            with nogil:
                for i in range(batches):
                    self.turn(rows + i * ROWS * self.measures, min(ROWS, count - i * ROWS), turned)
                    self.add_up(turned, sums + i * ROWS)
            return [1.0 / (1.0 + exp(-sums[i])) for i in range(count)]
        finally:
            free(sums)
            free(turned)

    cdef void turn(self, const float *rows, int count, float *turned) noexcept nogil:
        """Lay the same measure of all rows of a batch side by side; where rows are missing, the last one stands again."""
        cdef int i, m
        cdef const float *row
        for i in range(ROWS):
            row = rows + min(i, count - 1) * self.measures
            for m in range(self.measures):
                turned[m * ROWS + i] = row[m]

    cdef void add_up(self, const float *turned, double *sums) noexcept nogil:
        """Of one batch the log-odds. Rows beyond hope stay as they are; none is asked any more where all are."""
        cdef uint32_t left[ROWS]
        cdef int t, i, hopeful
        cdef const double *leaves
        for i in range(ROWS):
            sums[i] = self.base
        for t in range(self.trees):
            self.ask(self.questions + self.roots[t], self.questions + self.roots[t + 1], turned, left)
            leaves = self.leaves + self.first_leaves[t]
            if t < TRIED:
                for i in range(ROWS):
                    sums[i] += leaves[first_bit(left[i])]
                continue
            hopeful = 0
            for i in range(ROWS):
                if sums[i] >= BEYOND_HOPE:
                    sums[i] += leaves[first_bit(left[i])]
                    hopeful += 1
            if hopeful == 0:
                break
