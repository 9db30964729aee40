/* Sixteen rows asked the questions of one tree at a time, four in each vector. GCC and Clang share these vector types, and turn
 * them into loops where a processor has no vectors.
 */
#ifndef BROADSHEET_SIDE_BY_SIDE_H
#define BROADSHEET_SIDE_BY_SIDE_H

#include <stdint.h>

#define ROWS 16

typedef float Floats __attribute__((vector_size(16), aligned(4), may_alias));
typedef int32_t Sets __attribute__((vector_size(16), aligned(4), may_alias));

typedef struct {
    float threshold;
    int32_t right; /* leaves that are left over where the measure is above the threshold */
    uint32_t measure;
} Question;

/* For each row the leaves that no question strikes, as a set of bits. `measures`: the same measure of all rows side by side. */
static inline void ask(const Question *question, const Question *end, const float *measures, uint32_t *left)
{
    Sets a = ~(Sets){0}, b = a, c = a, d = a;
    for (; question != end; question++) {
        const Floats *measure = (const Floats *)(measures + question->measure * ROWS);
        const float t = question->threshold;
        const Floats threshold = {t, t, t, t};
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

#endif
