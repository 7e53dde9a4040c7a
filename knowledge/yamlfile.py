"""YAML as authors mean it: scalars stay text until a model types them, every value knows its line.

PyYAML's own guesses turn `no` into False and `22:30` into 1350, and it lets the second of two equal keys
win in silence. Here scalars stay strings (an unquoted `null`, `~` or nothing is None), equal keys are a
complaint, and the pydantic models decide what a value is.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from knowledge.complaints import Complaint

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
Keys: TypeAlias = tuple[str | int, ...]

MAX_BYTES = 1_000_000
MAX_VALUES = 100_000
_SafeLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MOST_DEPTH = 20
"""Lists and mappings inside each other. Composing goes down by recursion, in C without any guard: a few kilobytes of
brackets would overflow the stack and end the process."""
_NULLS = {"", "~", "null"}

Model = TypeVar("Model", bound=BaseModel)


class _Loader(_SafeLoader):  # type: ignore[misc,valid-type]  # the C loader where PyYAML was built with it
    """Composes nodes without guessing what a scalar is: that half of the work would be thrown away."""

    def resolve(self, _kind: type[yaml.Node], _value: object, _implicit: object) -> str:
        return ""


@dataclass(frozen=True, slots=True)
class Document:
    """One file's values, and the line (from 1) of each of them by its path of keys."""

    file: str
    value: Value
    lines: dict[Keys, int]

    def line(self, keys: Keys) -> int:
        """Line of the value at `keys`, or of the nearest enclosing one that is known."""
        while keys and keys not in self.lines:
            keys = keys[:-1]
        return self.lines.get(keys, 1)

    def complaint(self, keys: Keys, sentence: str) -> Complaint:
        """A complaint that points at the value at `keys`."""
        return Complaint(self.file, self.line(keys), field_name(keys), sentence)


def field_name(keys: Keys) -> str:
    """`("facts", "share", "unit")` as `facts.share.unit`, list places as `[0]`."""
    out = ""
    for key in keys:
        out += f"[{key}]" if isinstance(key, int) else f".{key}" if out else key
    return out


def read_document(path: Path, name: str) -> tuple[Document | None, list[Complaint]]:
    """The document at `path`, called `name` in complaints; None where it can't be read at all."""
    try:
        if path.stat().st_size > MAX_BYTES:
            return None, [Complaint(name, 0, "", f"is over {MAX_BYTES:,} bytes; split it into smaller files")]
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None, [Complaint(name, 0, "", "is not UTF-8 text; save it as UTF-8")]
    except OSError as error:
        return None, [Complaint(name, 0, "", f"can't be read ({error.strerror}); check that it is there")]
    return parse_document(text, name)


def parse_document(text: str, name: str) -> tuple[Document | None, list[Complaint]]:
    """The document in `text`; its complaints are about YAML itself (syntax, equal keys, odd values)."""
    reader = _Reader(name)
    try:
        if (deep := _too_deep(text)) is not None:
            sentence = f"is nested deeper than {MOST_DEPTH} levels; write it flatter"
            return None, [Complaint(name, deep, "", sentence)]
        node = yaml.compose(text, Loader=_Loader)
        if node is None:
            return None, [Complaint(name, 0, "", "is empty; expected a YAML mapping")]
        value = reader.value(node, ())
    except _TooLarge:
        return None, [
            Complaint(name, 0, "", f"holds over {MAX_VALUES:,} values; write aliases of aliases out")
        ]
    except RecursionError:
        return None, [
            Complaint(name, 0, "", "is nested too deeply; expected lists and groups of a few levels")
        ]
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        return None, [
            Complaint(name, line, "", f"is not valid YAML ({error.problem}); check quotes and indents")
        ]
    except yaml.YAMLError as error:
        return None, [Complaint(name, 0, "", f"is not valid YAML ({error}); check for control characters")]
    return Document(name, value, reader.lines), reader.complaints


class _TooLarge(Exception):
    """Aliases of aliases make a small file huge."""


def _too_deep(text: str) -> int | None:
    """The line on which lists and mappings stand too deep inside each other. Events come without recursion."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MOST_DEPTH:
                return event.start_mark.line + 1 if event.start_mark else 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return None


class _Reader:
    """Turns composed nodes into plain values, noting lines."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.lines: dict[Keys, int] = {}
        self.complaints: list[Complaint] = []
        self.open: set[int] = set()

    def value(self, node: yaml.Node, keys: Keys) -> Value:
        if len(self.lines) >= MAX_VALUES:
            raise _TooLarge
        self.lines[keys] = node.start_mark.line + 1
        if isinstance(node, yaml.ScalarNode):
            text: str = node.value
            return None if not node.style and text.strip().lower() in _NULLS else text
        if id(node) in self.open:
            self.complain(node, keys, "refers to itself; write the value out instead of an alias")
            return None
        self.open.add(id(node))
        try:
            if isinstance(node, yaml.SequenceNode):
                return [self.value(child, (*keys, place)) for place, child in enumerate(node.value)]
            return self.mapping(node, keys)
        finally:
            self.open.discard(id(node))

    def mapping(self, node: yaml.Node, keys: Keys) -> dict[str, Value]:
        values: dict[str, Value] = {}
        for key_node, child in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self.complain(key_node, keys, "has a key that is no plain word; expected text as key")
                continue
            key: str = key_node.value
            if key in values:
                self.complain(key_node, (*keys, key), "stands twice; keep one of the two")
                continue
            values[key] = self.value(child, (*keys, key))
            self.lines[(*keys, key)] = key_node.start_mark.line + 1
        return values

    def complain(self, node: yaml.Node, keys: Keys, sentence: str) -> None:
        self.complaints.append(Complaint(self.name, node.start_mark.line + 1, field_name(keys), sentence))


def typed(document: Document, model: type[Model], keys: Keys = ()) -> tuple[Model | None, list[Complaint]]:
    """The document (or its part at `keys`) as `model`; every mistake of it at once."""
    value: Value = document.value
    for key in keys:
        value = _within(value, key)
    try:
        return model.model_validate(value), []
    except ValidationError as error:
        return None, [
            document.complaint(
                (*keys, *_real_keys(problem["loc"], value)),
                _sentence(problem["type"], problem["msg"], problem.get("ctx", {})),
            )
            for problem in error.errors(include_url=False, include_input=False)
        ]


def _real_keys(loc: tuple[int | str, ...], value: Value) -> Keys:
    """Pydantic's location without the union labels that it inserts."""
    keys: list[str | int] = []
    here = value
    for key in loc:
        inner = _within(here, key)
        if inner is not here:
            here = inner
        elif key != loc[-1]:
            continue
        keys.append(key)
    return tuple(keys)


def _within(value: Value, key: str | int) -> Value:
    """What stands at a key or place of a value; the value itself where it has none such."""
    if isinstance(value, dict) and isinstance(key, str):
        return value.get(key, value)
    if isinstance(value, list) and isinstance(key, int) and key < len(value):
        return value[key]
    return value


def _sentence(kind: str, message: str, context: dict[str, object]) -> str:
    """Pydantic's finding in an author's words."""
    if kind == "missing":
        return "is missing; add it"
    if kind == "extra_forbidden":
        return "is not a field here; check the spelling or take it out"
    if kind in {"enum", "literal_error"}:
        return f"is not one of the words allowed; expected {context.get('expected')}"
    if kind == "value_error":
        return str(context.get("error", message))
    return f"is wrong: {message[:1].lower()}{message[1:]}"
