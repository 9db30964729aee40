/* Thirty-two rows asked the questions of one tree at a time, and the leaf that each is left with added to its sum. GCC and Clang
 * share these vector types, and make two of each where a processor's are shorter, or loops where it has none.
 */
#ifndef BROADSHEET_SIDE_BY_SIDE_H
#define BROADSHEET_SIDE_BY_SIDE_H

#include <stddef.h>
#include <stdint.h>

#define ROWS 32
#define MOST_LEAVES 32 /* of one tree: the bits of a set */

typedef float Floats __attribute__((vector_size(32), aligned(4), may_alias));
typedef int32_t Sets __attribute__((vector_size(32), aligned(4), may_alias));

typedef struct {
    float threshold;
    int32_t right;  /* leaves that are left over where the measure is above the threshold */
    uint32_t place; /* of the measure among those side by side */
} Question;

/* One tree: a set of bits has for each row the leaves that no question strikes, and the first of them is the row's. `measures`:
 * the same measure of all rows side by side. A row whose sum is below `least` keeps it. Returns whether any was not. */
typedef int (*Asking)(const Question *question, const Question *end, const float *leaves, const float *measures, double least,
                      double *sums);

/* Lays the same measure of all rows side by side. */
typedef void (*Turning)(const float *const *rows, int measures, float *turned);

static inline void turn_from(int measure, const float *const *rows, int measures, float *turned)
{
    for (int m = measure; m < measures; m++)
        for (int i = 0; i < ROWS; i++)
            turned[m * ROWS + i] = rows[i][m];
}

static void turn_anywhere(const float *const *rows, int measures, float *turned)
{
    turn_from(0, rows, measures, turned);
}

static inline __attribute__((always_inline)) int ask(const Question *question, const Question *end, const float *leaves,
                                                     const float *measures, double least, double *sums)
{
    Sets left[ROWS / 8];
    int hopeful = 0;
    Sets a = ~(Sets){0}, b = a, c = a, d = a;
    for (; question != end; question++) {
        const Floats *measure = (const Floats *)(measures + question->place);
        const float t = question->threshold;
        const Floats threshold = {t, t, t, t, t, t, t, t};
        a &= (measure[0] <= threshold) | question->right;
        b &= (measure[1] <= threshold) | question->right;
        c &= (measure[2] <= threshold) | question->right;
        d &= (measure[3] <= threshold) | question->right;
    }
    left[0] = a;
    left[1] = b;
    left[2] = c;
    left[3] = d;
    for (int i = 0; i < ROWS; i++) {
        if (sums[i] >= least) {
            sums[i] += leaves[__builtin_ctz(((const uint32_t *)left)[i])];
            hopeful = 1;
        }
    }
    return hopeful;
}

static int ask_anywhere(const Question *question, const Question *end, const float *leaves, const float *measures, double least,
                        double *sums)
{
    return ask(question, end, leaves, measures, least, sums);
}

#if defined(__x86_64__)
#include <immintrin.h>

/* The same in the long vectors that most x86 processors have and that not all of them need have. */
__attribute__((target("avx2"))) static int ask_avx2(const Question *question, const Question *end, const float *leaves,
                                                    const float *measures, double least, double *sums)
{
    return ask(question, end, leaves, measures, least, sums);
}

/* Eight measures of eight rows at a time: pairs of two rows, fours of four, halves of eight. */
__attribute__((target("avx2"))) static void turn_avx2(const float *const *rows, int measures, float *turned)
{
    int m = 0;
    for (; m + 8 <= measures; m += 8) {
        for (int i = 0; i < ROWS; i += 8) {
            __m256 a[8], b[8];
            for (int k = 0; k < 8; k++)
                a[k] = _mm256_loadu_ps(rows[i + k] + m);
            for (int k = 0; k < 8; k += 2) {
                b[k] = _mm256_unpacklo_ps(a[k], a[k + 1]);
                b[k + 1] = _mm256_unpackhi_ps(a[k], a[k + 1]);
            }
            for (int k = 0; k < 8; k += 4) {
                a[k] = _mm256_shuffle_ps(b[k], b[k + 2], 0x44);
                a[k + 1] = _mm256_shuffle_ps(b[k], b[k + 2], 0xEE);
                a[k + 2] = _mm256_shuffle_ps(b[k + 1], b[k + 3], 0x44);
                a[k + 3] = _mm256_shuffle_ps(b[k + 1], b[k + 3], 0xEE);
            }
            for (int k = 0; k < 4; k++) {
                _mm256_storeu_ps(turned + (m + k) * ROWS + i, _mm256_permute2f128_ps(a[k], a[k + 4], 0x20));
                _mm256_storeu_ps(turned + (m + k + 4) * ROWS + i, _mm256_permute2f128_ps(a[k], a[k + 4], 0x31));
            }
        }
    }
    turn_from(m, rows, measures, turned);
}

/* And in the longest, where a comparison's outcome says which rows a set of leaves is struck from, and all leaves of a tree fit in
 * two vectors. */
#define AVX512 __attribute__((target("avx512f,avx512cd,avx512dq")))

AVX512 static inline int add_eight(__m256 leaf, __m512d least, double *sums)
{
    const __m512d sum = _mm512_loadu_pd(sums);
    const __mmask8 hopeful = _mm512_cmp_pd_mask(sum, least, _CMP_GE_OQ);
    _mm512_storeu_pd(sums, _mm512_mask_add_pd(sum, hopeful, sum, _mm512_cvtps_pd(leaf)));
    return hopeful;
}

AVX512 static inline int add_sixteen(__m512i left, const float *leaves, __m512d least, double *sums)
{
    const __m512i lowest = _mm512_and_si512(left, _mm512_sub_epi32(_mm512_setzero_si512(), left));
    const __m512i first = _mm512_sub_epi32(_mm512_set1_epi32(31), _mm512_lzcnt_epi32(lowest));
    const __m512 leaf = _mm512_permutex2var_ps(_mm512_loadu_ps(leaves), first, _mm512_loadu_ps(leaves + 16));
    return add_eight(_mm512_castps512_ps256(leaf), least, sums) | add_eight(_mm512_extractf32x8_ps(leaf, 1), least, sums + 8);
}

AVX512 static int ask_avx512(const Question *question, const Question *end, const float *leaves, const float *measures, double least,
                             double *sums)
{
    __m512i a = _mm512_set1_epi32(-1), b = a;
    for (; question != end; question++) {
        const float *measure = measures + question->place;
        const __m512 threshold = _mm512_set1_ps(question->threshold);
        const __m512i right = _mm512_set1_epi32(question->right);
        a = _mm512_mask_and_epi32(a, _mm512_cmp_ps_mask(_mm512_loadu_ps(measure), threshold, _CMP_NLE_UQ), a, right);
        b = _mm512_mask_and_epi32(b, _mm512_cmp_ps_mask(_mm512_loadu_ps(measure + 16), threshold, _CMP_NLE_UQ), b, right);
    }
    const __m512d from = _mm512_set1_pd(least);
    return add_sixteen(a, leaves, from, sums) | add_sixteen(b, leaves, from, sums + 16);
}

static Asking best_asking(void)
{
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512dq"))
        return ask_avx512;
    return __builtin_cpu_supports("avx2") ? ask_avx2 : ask_anywhere;
}

static Turning best_turning(void)
{
    return __builtin_cpu_supports("avx2") ? turn_avx2 : turn_anywhere;
}
#else
static Asking best_asking(void)
{
    return ask_anywhere;
}

static Turning best_turning(void)
{
    return turn_anywhere;
}
#endif

#endif
