"""Is the confidence true? `python -m benchmarks.calibration` counts it on sites whose pages had no part in it.

For each fold of sites, the rates are counted on the other four folds (`training.confidence`) and held against what happened on
this one. Expected calibration error: the mean distance between what was said and what came true, over ten bins of equal
width, weighted by the pages in each (Guo et al. 2017). "Taken unseen": the share of pages that one can accept without
looking, most confident first, while 99 of 100 of them are right.
"""

from __future__ import annotations

from collections import defaultdict

from training.confidence import Outcome, counted, outcomes

BINS = 10
WANTED = 0.99


def said(held_out: list[Outcome], others: list[Outcome]) -> list[tuple[str, float, bool]]:
    """Field, confidence and truth of each outcome, by rates of the others."""
    rates = counted(others)
    return [
        (
            one.field,
            rates.of_text(one.situation) if isinstance(one.situation, float) else rates.of(one.field, one.situation),
            one.right,
        )
        for one in held_out
    ]


def calibration_error(pairs: list[tuple[float, bool]]) -> float:
    """Expected calibration error of (confidence, truth) pairs, 0..1."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for confidence, right in pairs:
        bins[min(BINS - 1, int(confidence * BINS))].append((confidence, right))
    return sum(abs(sum(c for c, _ in inside) - sum(right for _, right in inside)) for inside in bins.values()) / len(pairs)


def taken_unseen(pairs: list[tuple[float, bool]]) -> float:
    """The largest share of pages, most confident first, of which at least `WANTED` are right. Equal confidences go together."""
    ordered = sorted(pairs, key=lambda pair: -pair[0])
    best = right = 0
    for n, (confidence, true) in enumerate(ordered, 1):
        right += true
        last_of_its_kind = n == len(ordered) or ordered[n][0] < confidence
        if last_of_its_kind and right >= WANTED * n:
            best = n
    return best / len(ordered)


def main() -> None:
    """A table, one row a field."""
    seen = list(outcomes())
    by_field: dict[str, list[tuple[float, bool]]] = defaultdict(list)
    for fold in sorted({one.fold for one in seen}):
        held_out = [one for one in seen if one.fold == fold]
        for field, confidence, right in said(held_out, [one for one in seen if one.fold != fold]):
            by_field[field].append((confidence, right))
    print("| field | pages | right | calibration error | taken unseen at 99 % |\n|---|---|---|---|---|")
    for field, pairs in sorted(by_field.items()):
        share = sum(right for _, right in pairs) / len(pairs)
        print(f"| {field} | {len(pairs)} | {share:.3f} | {calibration_error(pairs):.3f} | {taken_unseen(pairs):.3f} |")


if __name__ == "__main__":
    main()
