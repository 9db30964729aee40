# cython: boundscheck=False, wraparound=False
"""Plain JSON values to items, and all items of a graph: what runs over every value that a page declares."""

import re
from math import isfinite

from .item import Item, Note
from .markup import clean, clean_lines
from .vocabulary import LINES, NAMES, local, local_type

from broadsheet._text cimport is_clean

cdef enum:
    VALUES = 20000  # values of a page that become items and properties
    DEPTH = 64  # nesting that is followed
    TOPS = 4  # arrays and graphs within each other whose items count as the page's
    NOTES = 50

cdef dict KNOWN = NAMES
cdef dict TYPES = {name: (name,) for name in NAMES if name[0] < "a"}
cdef frozenset MULTILINE = LINES
cdef frozenset ENVELOPE = frozenset({"@context", "@graph", "@included", "@id"})
cdef frozenset ALIASES = frozenset({"type", "id"})  # schema.org's context has them for @type and @id
cdef frozenset KEYWORDS = frozenset("@context @id @type @graph @included @reverse @language @index @base @vocab @nest @none".split())
cdef tuple WRAPPERS = ("@value", "@list", "@set", "@graph")
# Properties whose plain string may be the `@id` of a thing described elsewhere in the page.
cdef frozenset REFERRING = frozenset({"author", "creator", "publisher", "mainEntity", "isPartOf"})
cdef object is_language = re.compile(r"[a-z]{2}(?:[-_][A-Za-z0-9]{2,8}){0,2}\Z").match


cdef class Builder:
    """Plain values to items; one a page."""

    cdef object page, script
    cdef readonly list items, notes
    cdef long left
    cdef dict defined
    cdef list references, strings

    def __init__(self, page):
        self.page = page
        self.script = None
        self.items = []
        self.notes = []
        self.left = VALUES
        self.defined = {}
        self.references = []  # (values, place in them, the item there)
        self.strings = []  # (values, place in them, the text there)

    def note(self, str path, str what):
        """Say what was broken, or left out."""
        if len(self.notes) < NOTES and Note(path, what) not in self.notes:
            self.notes.append(Note(path, what))

    def block(self, value, str path, script):
        """Add the items of a block: of an object, an array of them, and what stands in an `@graph`."""
        self.script = script
        self.top(value, path, 0)

    cdef int top(self, value, str path, int depth) except -1:
        cdef Py_ssize_t i
        if isinstance(value, list):
            for i, one in enumerate(<list>value):
                if self.left <= 0 or depth > TOPS:
                    break
                self.top(one, f"{path}[{i}]", depth + 1)
        elif isinstance(value, dict):
            if not (<dict>value).keys() <= ENVELOPE:
                self.items.append(self.item(<dict>value, path, 0))
            for key in ("@graph", "@included"):
                if key in <dict>value and depth <= TOPS:
                    one = (<dict>value)[key]
                    self.top(one if isinstance(one, list) else [one], f"{path}.{key}", depth + 1)
        return 0

    cdef object item(self, dict value, str path, int depth):
        cdef dict properties = {}
        cdef list values
        cdef str name
        item = Item("json-ld", path, types_of(value), None, properties, self.script)
        for key, content in value.items():
            if (not content and content is not False and content != 0) or key in KEYWORDS:
                continue
            name = KNOWN.get(key) or local(key)
            if not name:
                continue
            if type(content) is str:
                if name in ALIASES:
                    continue
                self.left -= 1
                values = <list>properties.get(name)
                if values is None:
                    values = []
                if self.left > 0:
                    self.add_text(values, name, <str>content)
            else:
                values = <list>properties.get(name)
                if values is None:
                    values = []
                self.fill(values, name, content, f"{path}.{key}", depth)
            if values:
                properties[name] = values
        id = id_of(value, self.page)
        if id:
            item.id = id
            if properties:
                (<list>self.defined.setdefault(key_of(id), [])).append(item)
        return item

    cdef int add_text(self, list values, str name, str content) except -1:
        cdef str text = self.text(content, name)
        if text:
            if name in REFERRING and ("/" in text or text[0] == u"#"):
                self.strings.append((values, len(values), text))
            values.append(text)
        return 0

    cdef int fill(self, list values, str name, content, str path, int depth) except -1:
        """Put what a property holds into `values`."""
        cdef Py_ssize_t i
        self.left -= 1
        if self.left <= 0:
            if self.left == 0:
                self.note(path, f"more than {VALUES} values: the rest left out")
        elif isinstance(content, str):
            self.add_text(values, name, <str>content)
        elif isinstance(content, (int, float)):
            number = number_of(content)
            if number is not None:
                values.append(number)
        elif depth >= DEPTH:
            self.note(path, f"nested deeper than {DEPTH}: left out")
        elif isinstance(content, list):
            for i, one in enumerate(<list>content):
                self.fill(values, name, one, f"{path}[{i}]", depth + 1)
                if self.left <= 0:
                    break
        elif isinstance(content, dict) and content:
            self.thing(values, name, <dict>content, path, depth)
        return 0

    cdef int thing(self, list values, str name, dict content, str path, int depth) except -1:
        """Put an object into `values`: a wrapper's content, or an item."""
        for wrapper in WRAPPERS:
            if wrapper in content:
                return self.fill(values, name, content[wrapper], f"{path}.{wrapper}", depth + 1)
        if "@type" not in content and not (len(content) == 1 and "id" in content) and all(map(is_language, content)):
            for key in self.own_language_first(content):
                self.fill(values, name, content[key], f"{path}.{key}", depth + 1)
            return 0
        item = self.item(content, path, depth + 1)
        if not item.properties and not item.id:
            return 0
        if item.id:
            self.references.append((values, len(values), item))
        values.append(item)
        return 0

    cdef list own_language_first(self, dict content):
        """The languages that a value is given in."""
        html = self.page.tree.root.first("html")
        language = (html.get("lang") or "")[:2].lower() if html else ""
        own = [key for key in content if language and key.startswith(language)]
        return own + [key for key in content if key not in own]

    cdef str text(self, str content, str name):
        if is_clean(content):
            return content
        content = whole(content)
        return clean_lines(content) if name in MULTILINE else clean(content)

    def resolve(self):
        """Put the things themselves where only their `@id` stands, or less than is known of them elsewhere."""
        for values, at, item in self.references:
            if found := self.fuller(item):
                values[at] = found
        for values, at, text in self.strings:
            if text == values[at] and (known := self.defined.get(key_of(absolute(text, self.page)))):
                values[at] = known[0]

    cdef object fuller(self, item):
        """The fullest description of the thing that `item` names, if it says all that `item` says."""
        best = None
        for other in self.defined.get(key_of(item.id or ""), ())[:20]:
            if other is item or (item.types and other.types and not set(item.types) & set(other.types)):
                continue
            if not item.properties.keys() <= other.properties.keys() or len(other.properties) <= len(item.properties):
                continue
            if item.string("name") not in (None, other.string("name")):
                continue
            if best is None or len(other.properties) > len(best.properties):
                best = other
        return best


cdef str whole(str content):
    """Halves of letters put together, as JSON may spell those beyond the first 65,536; a half alone is no letter."""
    try:
        content.encode()
    except UnicodeEncodeError:
        return content.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return content


cdef tuple types_of(dict value):
    found = value.get("@type") or value.get("type")
    if type(found) is str:
        known = TYPES.get(found)
        if known is not None:
            return <tuple>known
        found = [found]
    if not isinstance(found, list):
        return ()
    names = [local_type(one) for one in found[:20] if isinstance(one, str)]
    return tuple(dict.fromkeys([name for name in names if name and " " not in name]))


cdef object id_of(dict value, page):
    found = value.get("@id") or value.get("id")
    return absolute(found.strip(), page) or None if isinstance(found, str) else None


cdef str absolute(str id, page):
    """An `@id` that names a place of this page, with the page's address in front; any other as it is."""
    return page.absolute(id) or id if id[:1] in ("#", "/") else id


cdef str key_of(str id):
    """An `@id` for comparison: publishers mix http and https."""
    return id.partition("://")[2] or id


cdef object number_of(content):  # a bool is an int
    """A number that JSON can carry on; as text where it is too large, None where it is none."""
    if isinstance(content, float):
        return content if isfinite(content) else None
    return content if -(2**63) <= content < 2**63 else str(content)


def walk(tuple items) -> list[Item]:
    """All items at any depth, each once, in document order."""
    cdef set seen = set()
    cdef list found = [], stack = list(reversed(items)), below
    while stack:
        item = stack.pop()
        if id(item) in seen:
            continue
        seen.add(id(item))
        found.append(item)
        below = []
        for values in (<dict>item.properties).values():
            for value in <list>values:
                if type(value) is Item:
                    below.append(value)
        below.reverse()
        stack.extend(below)
    return found


def by_type(tuple items) -> dict[str, list[int]]:
    """Places in `items` by type."""
    cdef dict found = {}
    cdef Py_ssize_t at
    for at, item in enumerate(items):
        for name in <tuple>item.types:
            places = found.get(name)
            if places is None:
                found[name] = [at]
            else:
                (<list>places).append(at)
    return found
