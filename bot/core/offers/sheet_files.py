"""Offer files: any data read from YAML or JSON to a sheet, with every complaint in a person's words."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import get_args

from pydantic import BaseModel, ValidationError

from bot.core.offers.sheet import OfferSheet
from bot.core.reading.quantities import Measure, quantities


class UnreadableOffer(ValueError):
    """An offer file that cannot be read: ``complaints`` are lines ``file: field: reason``, all of them."""

    def __init__(self, complaints: Sequence[str]) -> None:
        super().__init__("\n".join(complaints))
        self.complaints = tuple(complaints)


_TAGS = frozenset({"rsu", "options", "ownership"})


def _dotted(location: Sequence[int | str]) -> str:
    name = ""
    for step in location:
        if isinstance(step, int):
            name += f"[{step}]"
        elif step not in _TAGS:
            name += f".{step}" if name else str(step)
    return name or "file"


def _models(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)


def _keys_at(location: Sequence[int | str]) -> tuple[str, ...]:
    """Return the keys that are known where ``location`` points at an unknown one."""
    models: list[type[BaseModel]] = [OfferSheet]
    for step in location[:-1]:
        if isinstance(step, int):
            continue
        if step in _TAGS:
            models = [model for model in models if model.model_fields["kind"].default == step]
            continue
        following: list[type[BaseModel]] = []
        for model in models:
            for name, field in model.model_fields.items():
                if step in {name, field.alias}:
                    following += _models(field.annotation)
        models = following
    return tuple(
        dict.fromkeys(field.alias or name for model in models for name, field in model.model_fields.items())
    )


_SENTENCES = {
    "tuple_type": "has to be a list, not {value}.",
    "list_type": "has to be a list, not {value}.",
    "string_type": "has to be text, not {value}.",
    "string_pattern_mismatch": "has to be a currency's three capital letters, for example USD, not {value}.",
    "string_too_long": "is too long: at most 120 characters.",
    "is_instance_of": "has to be a fraction such as 0.05 or 1/3, not {value}.",
    "union_tag_not_found": "needs a kind: rsu, options or ownership.",
    "union_tag_invalid": "has an unknown kind. Write rsu, options or ownership.",
    "int_parsing": "has to be a whole number, not {value}.",
    "int_type": "has to be a whole number, not {value}.",
    "int_from_float": "has to be a whole number, not {value}.",
    "int_parsing_size": "has to be a whole number, not {value}.",
}
"""Reasons by pydantic's kind of error."""


def _reason(kind: str, value: object, location: Sequence[int | str], message: str) -> str:
    """Say in a person's words why the value at ``location`` is wrong, and what to write."""
    if kind in _SENTENCES:
        return _SENTENCES[kind].format(value=_quoted(value))
    match kind:
        case "extra_forbidden":
            keys = _keys_at(location)
            near = get_close_matches(str(location[-1]).lower().replace("-", "_"), keys, n=1, cutoff=0.6)
            known = f"Did you mean {near[0]}?" if near else f"Known are: {', '.join(keys)}."
            return f"is not known. {known}"
        case "decimal_parsing" | "decimal_type" | "finite_number":
            return _no_number(value)
        case "model_type" | "model_attributes_type" | "dict_type":
            inner = ", ".join(_keys_at([*location, "?"]))
            return f"has to be a group of keys ({inner}), not {_quoted(value)}."
        case "literal_error":
            return f"cannot be {_quoted(value)}. {message.replace('Input should be', 'It should be')}."
        case _:
            return f"{message[:1].lower()}{message[1:]}."


def _quoted(value: object) -> str:
    if value is None:
        return "empty"
    if isinstance(value, Mapping):
        return "a group of keys"
    if isinstance(value, list | tuple):
        return "a list"
    text = str(value)
    return repr(text if len(text) <= 40 else f"{text[:39]}…")


def _no_number(value: object) -> str:
    read = quantities(value) if isinstance(value, str) else ()
    if len(read) == 1 and read[0].measure is Measure.PERCENT:
        return f"has to be a number. Write {(read[0].value / 100).normalize():f} for {_quoted(value)}."
    if len(read) == 1 and read[0].measure in {Measure.AMOUNT, Measure.NUMBER}:
        return f"has to be a plain number. Write {read[0].value.normalize():f} for {_quoted(value)}."
    return f"has to be a number, not {_quoted(value)}."


def read_offer_file(data: object, where: str) -> OfferSheet:
    """Return the sheet that ``data``, as read from YAML or JSON, states; ``where`` names the file in complaints.

    Raises:
        UnreadableOffer: with one line ``where: field: reason`` for each thing that is wrong.

    """
    if not isinstance(data, Mapping):
        raise UnreadableOffer([f"{where}: file: has to hold the keys of an offer, for example base: 280000."])
    try:
        return OfferSheet.model_validate(dict(data))
    except ValidationError as error:
        complaints = [
            f"{where}: {_dotted(item['loc'])}: "
            f"{_reason(item['type'], item.get('input'), item['loc'], item['msg'])}"
            for item in error.errors(include_url=False)
        ]
        raise UnreadableOffer(list(dict.fromkeys(complaints))) from None
