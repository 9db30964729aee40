# cython: boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""Gradient-boosted trees, asked without a branch.

Weights hold a forest as four arrays over all inner nodes of all trees (measure, threshold, left, right; a child below zero is
the leaf ~child) and one of leaf values; `roots` says where each tree begins. The sum of a row's leaves is its log-odds.

Walking down from the root, a processor guesses every turn and is wrong at every third. So no row walks (QuickScorer, Lucchese et
al. 2015): a row asks every node of a tree, each node that sends it right strikes the leaves to its left from a set of bits, and
the first leaf that is left over is the row's. Thirty-two rows ask at once, side by side (`side_by_side.h`).
"""

from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_GET_SIZE
from libc.math cimport INFINITY, exp
from libc.stdint cimport int16_t, int32_t, uint16_t, uint32_t
from libc.stdlib cimport calloc, free, malloc
from libc.string cimport memcpy
from posix.stdlib cimport posix_memalign


cdef enum:
    TRIED = 80         # trees that every row is asked by, before those beyond hope are left out
    LINE = 64          # bytes that a processor fetches at a time: vectors should not lie across two
    BEYOND_HOPE = -5   # log-odds (0.7 %) below which the others would not change what is done with a row

cdef extern from "side_by_side.h" nogil:
    enum:
        ROWS
        MOST_LEAVES
    ctypedef struct Question:
        float threshold
        int32_t right
        uint32_t place
    ctypedef int (*Asking)(const Question *question, const Question *end, const float *leaves, const float *measures, double least,
                           double *sums) noexcept nogil
    ctypedef void (*Turning)(const float *const *rows, int measures, float *turned) noexcept nogil
    Asking best_asking()
    Turning best_turning()

cdef struct TreeNode:  # as the weights have it
    float threshold
    uint16_t measure
    int16_t left
    int16_t right
    uint16_t unused


cdef class Forest:
    """Trees ready to be asked."""

    cdef Question *questions
    cdef float *leaves   # MOST_LEAVES of each tree
    cdef int32_t *roots  # first question of each tree; one more at the end
    cdef readonly int trees
    cdef readonly int measures
    cdef float base
    cdef Asking ask
    cdef Turning turn

    def __cinit__(self, bytes nodes, bytes leaves, bytes roots, bytes first_leaves, int measures, float base):
        """`nodes`: packed TreeNode rows (float32, uint16, int16, int16, uint16, little endian); the others float32 and int32.

        Raises ValueError where they are no trees.
        """
        cdef int node_count = PyBytes_GET_SIZE(nodes) // sizeof(TreeNode)
        cdef int leaf_count = PyBytes_GET_SIZE(leaves) // sizeof(float), t, first, behind
        cdef const int32_t *firsts = <const int32_t *>PyBytes_AS_STRING(first_leaves)
        self.trees = PyBytes_GET_SIZE(roots) // sizeof(int32_t)
        self.measures = measures
        self.base = base
        self.ask = best_asking()
        self.turn = best_turning()
        if PyBytes_GET_SIZE(first_leaves) != PyBytes_GET_SIZE(roots):
            raise ValueError("not as many first leaves as trees")
        self.questions = <Question *>calloc(node_count + 1, sizeof(Question))
        self.leaves = <float *>calloc(self.trees * MOST_LEAVES + 1, sizeof(float))
        self.roots = <int32_t *>malloc((self.trees + 1) * sizeof(int32_t))
        if self.questions == NULL or self.leaves == NULL or self.roots == NULL:
            raise MemoryError("the model's trees")
        memcpy(self.roots, PyBytes_AS_STRING(roots), PyBytes_GET_SIZE(roots))
        self.roots[self.trees] = node_count
        for t in range(self.trees):
            first, behind = firsts[t], firsts[t + 1] if t + 1 < self.trees else leaf_count
            if not 0 <= self.roots[t] < self.roots[t + 1] <= node_count or not 0 <= first < behind <= leaf_count:
                raise ValueError(f"tree {t} stands outside the model's arrays")
            self.take(<const TreeNode *>PyBytes_AS_STRING(nodes), t, behind - first)
            memcpy(self.leaves + t * MOST_LEAVES, PyBytes_AS_STRING(leaves) + first * sizeof(float), (behind - first) * sizeof(float))

    def __dealloc__(self):
        free(self.questions)
        free(self.leaves)
        free(self.roots)

    cdef int take(self, const TreeNode *nodes, int t, int leaf_count) except -1:
        """Turn the nodes of one tree to questions, from the last to the first: children stand behind their parents, and leaves
        from left to right. Damaged weights must not become a crash: what is no such tree raises ValueError."""
        cdef int first = self.roots[t], size = self.roots[t + 1] - first, i, side, child
        cdef int[MOST_LEAVES] begins, ends  # the leaves under each node
        cdef int[2] begin, end
        cdef const TreeNode *node
        cdef uint32_t struck
        if leaf_count > MOST_LEAVES or size != max(1, leaf_count - 1):
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
            self.questions[first + i] = Question(threshold=node.threshold, right=<int32_t>~struck, place=node.measure * ROWS)
        if begins[0] != 0 or ends[0] != leaf_count:
            raise ValueError(f"tree {t}: not all leaves are under the first node")
        return 0

    def probabilities(self, bytes matrix) -> list[float]:
        """Of each row of `measures` floats (32 bits): the probability, 0..1."""
        cdef const float *rows = <const float *>PyBytes_AS_STRING(matrix)
        cdef int count = PyBytes_GET_SIZE(matrix) // (self.measures * sizeof(float))
        cdef double *sums = <double *>malloc((count + 1) * sizeof(double))
        cdef int *asked = <int *>malloc((count + 1) * sizeof(int))
        cdef void *turned = NULL
        cdef int i, hopeful = count, first = 0
        try:
            if (sums == NULL or asked == NULL
                    or posix_memalign(&turned, LINE, max(1, self.measures) * ROWS * sizeof(float)) != 0):
                raise MemoryError("the model's sums")
            with nogil:
                for i in range(count):
                    sums[i] = self.base
                    asked[i] = i
                while hopeful and first < self.trees:
                    for i in range((hopeful + ROWS - 1) // ROWS):
                        self.add_up(rows, asked + i * ROWS, min(ROWS, hopeful - i * ROWS), first, <float *>turned, sums)
                    first += TRIED
                    hopeful = those_above(BEYOND_HOPE, sums, asked, hopeful)
            return [1.0 / (1.0 + exp(-sums[i])) for i in range(count)]
        finally:
            free(sums)
            free(asked)
            free(turned)

    cdef void add_up(self, const float *rows, const int *asked, int count, int first, float *turned, double *sums) noexcept nogil:
        """Add to the log-odds of one batch what the next TRIED trees say. Rows beyond hope stay as they are; none is asked any more
        where all are."""
        cdef const float *batch[ROWS]
        cdef double[ROWS] own
        cdef int t, i
        for i in range(ROWS):  # where rows are missing, the last one stands again
            batch[i] = rows + asked[min(i, count - 1)] * self.measures
            own[i] = sums[asked[min(i, count - 1)]]
        self.turn(batch, self.measures, turned)
        for t in range(first, min(first + TRIED, self.trees)):
            if not self.ask(self.questions + self.roots[t], self.questions + self.roots[t + 1], self.leaves + t * MOST_LEAVES, turned,
                            BEYOND_HOPE if first else -INFINITY, own):
                break
        for i in range(count):
            sums[asked[i]] = own[i]


cdef int those_above(double least, const double *sums, int *rows, int count) noexcept nogil:
    """Leave those of the rows whose sums are `least` or more; returns how many they are."""
    cdef int i, left = 0
    for i in range(count):
        if sums[rows[i]] >= least:
            rows[left] = rows[i]
            left += 1
    return left
