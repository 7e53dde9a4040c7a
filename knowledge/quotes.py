"""Quotes: the `{fact}` places of texts, filled with the facts and sums that they name."""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from knowledge.base import Item
from knowledge.benchmarks import Measure, RoleTable
from knowledge.complaints import Complaint
from knowledge.entries import PLACEHOLDER, Entry, Kind
from knowledge.facts import Fact, Status, Unit, listed
from knowledge.yamlfile import Document

ROLE_FACT = re.compile(r"^roles\.([a-z]+)\.([a-z]+)$")


class Quotes:
    """Fills `{fact}` places of texts; `found` are complaints about those that can't be filled."""

    def __init__(
        self,
        roles: RoleTable,
        entries: Mapping[str, tuple[Document, Kind, Entry]],
        place_names: Mapping[str, str],
    ) -> None:
        self.roles = roles.rows()
        self.entries = entries
        self.place_names = place_names
        self.found = list[Complaint]()

    def item(self, document: Document, kind: Kind, entry: Entry) -> Item:
        """The entry with its texts filled in, and the facts that they quote."""
        quoted: list[Fact] = []
        answer, context, detail = (
            self._filled(getattr(entry, field), field, document, entry, quoted)
            for field in ("answer", "context", "detail")
        )
        return Item(entry, kind, answer, context, detail, tuple(_distinct(quoted)), document)

    def _filled(self, text: str, field: str, document: Document, entry: Entry, quoted: list[Fact]) -> str:
        def one(match: re.Match[str]) -> str:
            fact = self._look_up(match[1], entry)
            if fact is None:
                self.found.append(
                    document.complaint(
                        (field,),
                        f"quotes {{{match[1]}}}, which is no fact; expected one of {sorted([*entry.facts, *entry.sums])}",
                    )
                )
                return match[0]
            quoted.append(fact)
            if isinstance(fact.value, list):
                return listed([self.place_names.get(word, word) for word in fact.value])
            return str(fact)

        return PLACEHOLDER.sub(one, text)

    def _look_up(self, name: str, entry: Entry) -> Fact | None:
        """The fact that `name` means in a text of `entry`; a sum is computed."""
        other, _, fact = name.rpartition(".")
        owner = self.entries[other][2] if other in self.entries else entry
        if fact in owner.sums and (not other or owner is not entry):
            return self._computed(owner, fact)
        return self._stated(name, entry)

    def _computed(self, owner: Entry, name: str) -> Fact | None:
        """A sum of `owner` as a fact: of the source, date and status of its first figure."""
        asked = owner.sums[name]
        left, right = (self._operand(term, owner) for term in (asked.computed[0], asked.computed[2]))
        if left is None or right is None or not right.number:
            return None
        origin = left if left.source else right
        return origin.model_copy(
            update={
                "value": asked.value(left.number, right.number), "unit": asked.unit, "note": asked.note,
                "of": asked.of, "at_least": left.at_least, "named": None,
            }
        )  # fmt: skip

    def _operand(self, term: str, owner: Entry) -> Fact | None:
        """A figure that a sum names, or a plain number."""
        if term.replace(".", "", 1).isdigit():
            return Fact(
                value=Decimal(term), unit=Unit.COUNT, as_of="2026", source="", status=Status.ILLUSTRATIVE
            )
        found = self._look_up(term, owner)
        return found if found is not None and isinstance(found.value, Decimal) else None

    def _stated(self, name: str, entry: Entry) -> Fact | None:
        """A fact as its author wrote it."""
        role = ROLE_FACT.match(name)
        if role and role[1] in self.roles and role[2] in set(Measure):
            return self.roles[role[1]].fact(Measure(role[2]))
        other, _, fact = name.rpartition(".")
        if not other:
            return entry.facts.get(name)
        owner = self.entries.get(other)
        return owner[2].facts.get(fact) if owner else None


def _distinct(facts: Iterable[Fact]) -> Iterator[Fact]:
    seen: list[Fact] = []
    for fact in facts:
        if fact not in seen:
            seen.append(fact)
            yield fact
