# cython: boundscheck=False, wraparound=False, cdivision=True, initializedcheck=False
"""Gradient-boosted trees evaluated from flat arrays.

A forest is four arrays over all inner nodes of all trees (measure, threshold, left, right; a child below zero is the leaf
~child) and one of leaf values; `roots` says where each tree begins. The sum of a row's leaves is its log-odds.
"""

from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_GET_SIZE
from libc.math cimport exp
from libc.stdint cimport int16_t, int32_t, uint16_t
from libc.stdlib cimport free, malloc
from libc.string cimport memcpy


cdef enum:
    TRIED = 80         # trees that every row is asked by
    BEYOND_HOPE = -5   # log-odds (0.7 %) below which the others would not change what is done with a row

cdef struct TreeNode:
    float threshold
    uint16_t measure
    int16_t left
    int16_t right
    uint16_t unused


cdef class Forest:
    """Trees ready to be asked."""

    cdef TreeNode *nodes
    cdef float *leaves
    cdef int32_t *roots
    cdef int32_t *first_leaves
    cdef readonly int trees
    cdef readonly int measures
    cdef float base

    def __cinit__(self, bytes nodes, bytes leaves, bytes roots, bytes first_leaves, int measures, float base):
        """`nodes`: packed TreeNode rows (float32, uint16, int16, int16, uint16, little endian); the others float32 and int32."""
        cdef int node_count = PyBytes_GET_SIZE(nodes) // sizeof(TreeNode)
        self.nodes = <TreeNode *>malloc(max(1, PyBytes_GET_SIZE(nodes)))
        self.leaves = <float *>malloc(max(1, PyBytes_GET_SIZE(leaves)))
        self.roots = <int32_t *>malloc(max(1, PyBytes_GET_SIZE(roots)))
        self.first_leaves = <int32_t *>malloc(max(1, PyBytes_GET_SIZE(first_leaves)))
        if self.nodes == NULL or self.leaves == NULL or self.roots == NULL or self.first_leaves == NULL:
            raise MemoryError("the model's trees")
        memcpy(self.nodes, PyBytes_AS_STRING(nodes), PyBytes_GET_SIZE(nodes))
        memcpy(self.leaves, PyBytes_AS_STRING(leaves), PyBytes_GET_SIZE(leaves))
        memcpy(self.roots, PyBytes_AS_STRING(roots), PyBytes_GET_SIZE(roots))
        memcpy(self.first_leaves, PyBytes_AS_STRING(first_leaves), PyBytes_GET_SIZE(first_leaves))
        self.trees = PyBytes_GET_SIZE(roots) // sizeof(int32_t)
        self.measures = measures
        self.base = base
        self._check(node_count, PyBytes_GET_SIZE(leaves) // sizeof(float))

    def __dealloc__(self):
        free(self.nodes)
        free(self.leaves)
        free(self.roots)
        free(self.first_leaves)

    cdef int _check(self, int node_count, int leaf_count) except -1:
        """No child may lead outside its arrays, and no tree back up: damaged weights must not become a crash or a hang."""
        cdef int t, i, end, leaf_end
        cdef TreeNode *node
        for t in range(self.trees):
            end = self.roots[t + 1] if t + 1 < self.trees else node_count
            leaf_end = self.first_leaves[t + 1] if t + 1 < self.trees else leaf_count
            if not 0 <= self.roots[t] < end <= node_count or not 0 <= self.first_leaves[t] < leaf_end <= leaf_count:
                raise ValueError(f"tree {t} stands outside the model's arrays")
            for i in range(end - self.roots[t]):
                node = &self.nodes[self.roots[t] + i]
                for child in (node.left, node.right):
                    if child >= 0 and not i < child < end - self.roots[t]:
                        raise ValueError(f"tree {t}: node {i} leads to {child}")
                    if child < 0 and ~child >= leaf_end - self.first_leaves[t]:
                        raise ValueError(f"tree {t}: node {i} leads to leaf {~child}")
                if node.measure >= self.measures:
                    raise ValueError(f"tree {t}: node {i} asks for measure {node.measure}")
        return 0

    def probabilities(self, bytes matrix) -> list[float]:
        """Of each row of `measures` floats (32 bits): the probability, 0..1."""
        cdef const float *rows = <const float *>PyBytes_AS_STRING(matrix)
        cdef int count = PyBytes_GET_SIZE(matrix) // (self.measures * sizeof(float))
        cdef double *sums = <double *>malloc(max(1, count) * sizeof(double))
        cdef int i
        if sums == NULL:
            raise MemoryError("the model's sums")
        try:
            with nogil:
                self.add_up(rows, count, sums)
            return [1.0 / (1.0 + exp(-sums[i])) for i in range(count)]
        finally:
            free(sums)

    cdef void add_up(self, const float *rows, int count, double *sums) noexcept nogil:
        """Tree by tree over all rows, so that a tree stays in the cache; rows beyond hope are left behind on the way."""
        cdef int t, i, at
        cdef TreeNode *tree
        cdef float *leaves
        cdef const float *row
        for i in range(count):
            sums[i] = self.base
        for t in range(self.trees):
            tree = self.nodes + self.roots[t]
            leaves = self.leaves + self.first_leaves[t]
            for i in range(count):
                if t >= TRIED and sums[i] < BEYOND_HOPE:
                    continue
                row = rows + i * self.measures
                at = 0
                while at >= 0:
                    at = tree[at].left if row[tree[at].measure] <= tree[at].threshold else tree[at].right
                sums[i] += leaves[~at]
