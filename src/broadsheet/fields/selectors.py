"""The small part of XPath and CSS that pages use to point at parts of themselves, over our tree.

XPath: absolute and `//` paths of element names or `*`, with `[n]`, `[last()]`, `[@name]`, `[@name='value']` and
`[contains(@name, 'value')]` (also joined by `and`), ending in an element, `text()` or `@name`. CSS: tag, `#id`, `.class`,
`[name]`, `[name=value]` (with `^ $ * ~`), descendant and child combinators, comma lists. Anything else finds nothing. Work is
bounded: a selector looks at no more than a fixed number of elements, whoever wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ..page import Node, words
from ..pattern import pattern

_LONGEST = 600  # characters of a selector
_MOST_STEPS = 40
_MOST_NODES = 20_000  # looked at by one selector
_MOST_FOUND = 60

_Test = Callable[[Node], bool]


class _Unsupported(Exception):
    """The selector uses what is not read here."""


# ---- XPath ----

_STEP = pattern(r"(//?)(@?[A-Za-z_][\w.-]*(?:\(\))?|\*)((?:\[[^\[\]]{1,200}\])*)")
_PREDICATE = pattern(r"\[([^\[\]]*)\]")
_EQUALS = pattern(r"@([\w:-]+)\s*=\s*(?:'([^']*)'|\"([^\"]*)\")")
_QUOTED = r"(?:'([^']*)'|\"([^\"]*)\")"
_PADDED = r"concat\(\s*(?:' '|\" \")\s*,\s*@([\w:-]+)\s*,\s*(?:' '|\" \")\s*\)"
_CONTAINS = re.compile(rf"contains\(\s*(?:@([\w:-]+)|{_PADDED})\s*,\s*{_QUOTED}\s*\)")
_HAS = pattern(r"@([\w:-]+)")


def xpath_texts(root: Node, path: str) -> list[str]:
    """Texts that `path` finds under the document; empty where it finds nothing or says more than is read here."""
    steps = _STEP.findall(path := path.strip().removesuffix("/"))
    if len(path) > _LONGEST or not 0 < len(steps) <= _MOST_STEPS or "".join(map("".join, steps)) != path:
        return []
    found = [root]
    budget = _MOST_NODES
    try:
        for at, (axis, test, predicates) in enumerate(steps):
            if test.startswith("@"):
                return [value for node in found if (value := node.get(test[1:]))] if at == len(steps) - 1 else []
            if test == "text()":
                break
            if test.endswith(")"):
                return []
            found, budget = _step(found, axis == "//", test.lower(), _PREDICATE.findall(predicates), budget)
    except _Unsupported:
        return []
    return _texts(found)


def _step(found: list[Node], deep: bool, tag: str, predicates: list[str], budget: int) -> tuple[list[Node], int]:
    kept: dict[int, Node] = {}
    for node in found:
        if deep:
            reached = node.all() if tag == "*" else node.all(tag)
        else:
            reached = [child for child in node.elements if tag in ("*", child.tag)]
        budget -= len(reached)
        if budget < 0:
            raise _Unsupported
        for predicate in predicates:
            reached = _filtered(reached, predicate.strip(), deep=deep)
        kept.update((one.row, one) for one in reached)
    return [kept[row] for row in sorted(kept)][: _MOST_FOUND * 20], budget


def _filtered(nodes: list[Node], predicate: str, *, deep: bool) -> list[Node]:
    if predicate.isdigit() or predicate == "last()":
        # "//p[2]" means the second p of each parent; counting within the parent is right for both axes.
        groups: dict[int, list[Node]] = {}
        for node in nodes:
            groups.setdefault(parent.row if deep and (parent := node.parent) is not None else 0, []).append(node)
        place = -1 if predicate == "last()" else int(predicate[:6]) - 1
        return [group[place] for group in groups.values() if -1 <= place < len(group)]
    tests = [_condition(part.strip()) for part in predicate.split(" and ")]
    return [node for node in nodes if all(test(node) for test in tests)]


def _condition(text: str) -> _Test:
    if match := _EQUALS.fullmatch(text):
        name, value = match[1], match[2] or match[3] or ""
        return lambda node: node.get(name) == value
    if match := _CONTAINS.fullmatch(text):
        name, value, padded = match[1] or match[2], match[3] or match[4] or "", " " if match[2] else ""
        return lambda node: value in f"{padded}{node.get(name) or ''}{padded}"
    if match := _HAS.fullmatch(text):
        name = match[1]
        return lambda node: node.get(name) is not None
    raise _Unsupported


# ---- CSS ----

_NAME = r"-?[_a-zA-Z\u0080-\uffff](?:[\w\u0080-\uffff-]|\\.)*"
_PART = pattern(
    rf"(?P<tag>\*|{_NAME})|#(?P<id>{_NAME}|\d[\w-]*)|\.(?P<cls>{_NAME})"
    r"|\[\s*(?P<name>[\w:-]+)\s*(?:(?P<op>[~^$*]?=)\s*(?:'(?P<one>[^']*)'|\"(?P<two>[^\"]*)\"|(?P<bare>[\w-]+))\s*)?\]"
)
_COMBINATOR = pattern(r"\s*(>)\s*|\s+")


@dataclass(slots=True)
class _Compound:
    """What one element must be, and how it stands to the one before: descendant or child."""

    tests: list[_Test]
    tag: str | None
    word: str | None  # a class or id that it must have, for a quick search
    child: bool


def css_texts(root: Node, selector: str) -> list[str]:
    """Texts that `selector` finds under the document; empty where it finds nothing or says more than is read here."""
    if len(selector) > _LONGEST:
        return []
    found: dict[int, Node] = {}
    try:
        for one in selector.split(","):
            if one.strip():
                found.update((node.row, node) for node in _select(root, _compounds(one.strip())))
    except _Unsupported:
        return []
    return _texts([found[row] for row in sorted(found)])


def _compounds(text: str) -> list[_Compound]:
    compounds: list[_Compound] = []
    at, child = 0, False
    while at < len(text):
        if len(compounds) == _MOST_STEPS:
            raise _Unsupported
        compound = _Compound([], None, None, child)
        start = at
        while match := _PART.match(text, at):
            if match["tag"] and at != start:
                break
            _add(compound, match)
            at = match.end()
        if at == start:
            raise _Unsupported
        compounds.append(compound)
        if at < len(text):
            joint = _COMBINATOR.match(text, at)
            if joint is None or joint.end() == len(text):
                raise _Unsupported
            child, at = joint[1] is not None, joint.end()
    return compounds


def _add(compound: _Compound, match: re.Match[str]) -> None:
    if match["tag"]:
        if (tag := match["tag"].lower()) != "*":
            compound.tag = tag
            compound.tests.append(lambda node: node.tag == tag)
    elif match["id"]:
        compound.word = name = match["id"].replace("\\", "")
        compound.tests.append(lambda node: node.get("id") == name)
    elif match["cls"]:
        compound.word = word = match["cls"].replace("\\", "")
        compound.tests.append(lambda node: word in (node.get("class") or "").split())
    else:
        compound.tests.append(_attribute(match["name"], match["op"], match["one"] or match["two"] or match["bare"] or ""))


def _attribute(name: str, operator: str | None, value: str) -> _Test:
    if operator is None:
        return lambda node: node.get(name) is not None
    tests: dict[str, Callable[[str], bool]] = {
        "=": lambda have: have == value,
        "~=": lambda have: value in have.split(),
        "^=": lambda have: bool(value) and have.startswith(value),
        "$=": lambda have: bool(value) and have.endswith(value),
        "*=": lambda have: bool(value) and value in have,
    }
    test = tests[operator]
    return lambda node: (have := node.get(name)) is not None and test(have)


def _select(root: Node, compounds: list[_Compound]) -> Iterator[Node]:
    last = compounds[-1]
    if last.word is not None and len(last.word) <= 64:
        candidates = root.worded(words(last.word))
    else:
        candidates = root.all(last.tag) if last.tag else root.all()
    found = 0
    for node in candidates[:_MOST_NODES]:
        if all(test(node) for test in last.tests) and _stands(node, compounds):
            yield node
            found += 1
            if found == _MOST_FOUND:
                return


def _stands(node: Node, compounds: list[_Compound]) -> bool:
    """Whether the elements around `node` are what the selector wants. Greedy from the inside out, which is right but for
    child combinators behind descendants that match twice on one path."""
    ups = iter(node.ancestors)
    child = compounds[-1].child
    for wanted in reversed(compounds[:-1]):
        for up in ups:
            if all(test(up) for test in wanted.tests):
                break
            if child:
                return False
        else:
            return False
        child = wanted.child
    return True


def _texts(nodes: Iterable[Node]) -> list[str]:
    """Texts of the outermost of `nodes`."""
    texts: list[str] = []
    end = 0
    for node in nodes:
        if node.row < end:
            continue
        end = node.end
        if text := node.text or (node.get("content") if node.tag == "meta" else None):
            texts.append(text)
        if len(texts) == _MOST_FOUND:
            break
    return texts
