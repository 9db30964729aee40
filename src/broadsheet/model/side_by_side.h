/* Thirty-two rows asked the questions of one tree at a time, eight in each vector. GCC and Clang share these vector types, and make
 * two of each where a processor's are shorter, or loops where it has none.
 */
#ifndef BROADSHEET_SIDE_BY_SIDE_H
#define BROADSHEET_SIDE_BY_SIDE_H

#include <stdint.h>

#define ROWS 32

typedef float Floats __attribute__((vector_size(32), aligned(4), may_alias));
typedef int32_t Sets __attribute__((vector_size(32), aligned(4), may_alias));

typedef struct {
    float threshold;
    int32_t right; /* leaves that are left over where the measure is above the threshold */
    uint32_t measure;
} Question;

/* For each row the leaves that no question strikes, as a set of bits. `measures`: the same measure of all rows side by side. */
typedef void (*Asking)(const Question *question, const Question *end, const float *measures, uint32_t *left);

static inline __attribute__((always_inline)) void ask(const Question *question, const Question *end, const float *measures, uint32_t *left)
{
    Sets a = ~(Sets){0}, b = a, c = a, d = a;
    for (; question != end; question++) {
        const Floats *measure = (const Floats *)(measures + question->measure * ROWS);
        const float t = question->threshold;
        const Floats threshold = {t, t, t, t, t, t, t, t};
        a &= (measure[0] <= threshold) | question->right;
        b &= (measure[1] <= threshold) | question->right;
        c &= (measure[2] <= threshold) | question->right;
        d &= (measure[3] <= threshold) | question->right;
    }
    ((Sets *)left)[0] = a;
    ((Sets *)left)[1] = b;
    ((Sets *)left)[2] = c;
    ((Sets *)left)[3] = d;
}

static void ask_anywhere(const Question *question, const Question *end, const float *measures, uint32_t *left)
{
    ask(question, end, measures, left);
}

#if defined(__x86_64__)
/* The same in the long vectors that most x86 processors have and that not all of them need have. */
__attribute__((target("avx2"))) static void ask_avx2(const Question *question, const Question *end, const float *measures, uint32_t *left)
{
    ask(question, end, measures, left);
}

static Asking best_asking(void)
{
    return __builtin_cpu_supports("avx2") ? ask_avx2 : ask_anywhere;
}
#else
static Asking best_asking(void)
{
    return ask_anywhere;
}
#endif

#endif
