"""Changes to an offer in words: "what if the bonus is 25%", "without the RSUs", "raise the base by 20k"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.core.offers import wording
from bot.core.offers.doubts import doubts
from bot.core.offers.fields import EQUITY_FAMILY, Field
from bot.core.offers.finding import Findings
from bot.core.offers.findings import find
from bot.core.offers.labels import Label
from bot.core.offers.lexicon import Lexicon
from bot.core.offers.merging import merged
from bot.core.offers.page import Page, page_of
from bot.core.offers.parts import offer_from
from bot.core.offers.reading import Problem, Said
from bot.core.offers.relative import Step, relative_steps, stepped
from bot.core.offers.sheet import OfferSheet
from bot.core.offers.small_words import ASKING_FOR_NORMS, QUESTION_STARTS
from bot.core.reading.quantities import Measure, Quantity
from bot.core.reading.schedule_hint import Sort
from bot.core.reading.schedule_words import VESTING_WORDS
from bot.core.reading.tokens import Kind
from bot.core.reading.word_sets import words

_CUES = words(
    """at what how suppose supposing assume assuming say if imagine change set make raise increase decrease lower reduce cut
    drop remove delete add update bump adjust edit replace put switch correct use try without with no and but now let
    let's lets include exclude forget skip take double triple halve negotiate ask instead actually sorry fix rename
    call"""
)
_REMOVING = words("drop remove delete forget skip exclude lose strip omit scrap")
_MOVING = words("drops drop falls fall crashes crash rises rise halves doubles plummets tanks loses")
_VERBS = words("raise increase merit hike")


@dataclass(frozen=True, slots=True)
class Change:
    """A changed sheet with what changed: each ``Said`` carries the new value, its note the old one."""

    sheet: OfferSheet
    said: tuple[Said, ...]
    problems: tuple[Problem, ...]


def _without_verbs(page: Page) -> Page:
    """Take "raise" out of the names where it is what to do: "raise the base to 300k"."""

    def is_verb(label: Label) -> bool:
        if label.field is not Field.RAISE or label.words not in _VERBS:
            return False
        return any(other.first in range(label.behind, label.behind + 3) for other in page.labels)

    return replace(page, labels=tuple(label for label in page.labels if not is_verb(label)))


def _removed(page: Page, found: Findings) -> tuple[Label, ...]:
    """Return the names that are to be taken out: "drop the sign-on and the RSUs"."""
    used = {finding.label for finding in found.findings}
    removed = [absence.label for absence in found.absent]
    removing = False
    for at in range(page.first, page.behind):
        word = page.word(at)
        removing = (
            removing
            or word in _REMOVING
            or (word in {"take", "leave"} and "out" in page.words(at, page.behind))
        )
        removing = removing or (word == "get" and page.words(at, at + 3) == ("get", "rid", "of"))
        label = next((label for label in page.labels if label.first == at), None)
        if removing and label is not None and label not in used and label not in removed:
            removed.append(label)
    return tuple(removed)


def _is_change(page: Page, found: Findings, steps: Sequence[Step], removed: Sequence[Label]) -> bool:
    words = [token.text for token in page.tokens if token.kind is Kind.WORD]
    meant = {at for label in page.labels for at in range(label.first, label.behind)}
    meant |= {at for hint in found.hints for at in range(hint.first, hint.behind)}
    asked = any(token.text in ASKING_FOR_NORMS for at, token in enumerate(page.tokens) if at not in meant)
    first = words[0] if words else ""
    supposing = words[:2] in (["what", "if"], ["what", "about"], ["how", "about"]) or first == "if"
    if asked and not steps and not supposing:
        return False
    if asked and page.text.count("?") and {"typical", "average", "median", "normal", "usual"} & set(words):
        return False
    if first in QUESTION_STARTS and not supposing and first not in {"can", "could", "would", "what"}:
        return False
    if first == "what" and not supposing:
        return False
    if "?" in page.text and first not in _CUES and first not in {"can", "could", "would"}:
        return False
    fields = {finding.field for finding in found.findings}
    bare = first not in _CUES and "instead" not in words and not removed and not steps
    return not (bare and Field.BASE in fields and len(fields) > 1)


def read_change(text: str, sheet: OfferSheet, lexicon: Lexicon) -> Change | None:
    """Read ``text`` as a change of ``sheet``; None if it is none. Never raises.

    Only what is named changes: an amount without a name ("make it 300k") is no change that can be read.
    """
    page = _without_verbs(page_of(text, lexicon))
    steps = relative_steps(page)
    stepped_at = {step.quantity.first for step in steps if step.quantity is not None}
    page = replace(page, quantities=tuple(q for q in page.quantities if q.first not in stepped_at))
    step_labels = {step.label for step in steps}
    found = find(replace(page, labels=tuple(label for label in page.labels if label not in step_labels)))
    named = tuple(
        replace(f, quantity=_last_of(page, f.quantity)) for f in found.findings if f.label is not None
    )
    found = replace(found, findings=named, alone=())
    removed = _removed(page, found)
    if not _is_change(page, found, steps, removed) or _moves_the_price(page, found):
        return None
    schedule = _is_about_schedule(page, found)
    if not (found.findings or steps or removed or schedule or _named_place(page)):
        return None
    said_words = set(page.words(0, len(page.tokens)))
    adding = (
        bool({"add", "another", "additional", "extra", "plus"} & said_words) or {"on", "top"} <= said_words
    )
    offer = offer_from(found)
    new, said = merged(sheet, offer, found, adding=adding, schedule=schedule)
    for step in steps:
        new, step_said = stepped(new, step, page)
        said += step_said
    for label in removed:
        new, removed_said = _taken_out(new, label, page)
        said += removed_said
    if new == sheet or not said:
        return None
    problems = (
        *offer.problems,
        *(p for p in doubts(new) if p.field not in {q.field for q in offer.problems}),
    )
    return Change(new, tuple(said), problems)


def _last_of(page: Page, quantity: Quantity) -> Quantity:
    """Take the second figure of "from 280k to 300k"."""
    if quantity.upper is None or "to" not in page.words(quantity.first, quantity.behind):
        return quantity
    return replace(quantity, value=quantity.upper, upper=None)


def _moves_the_price(page: Page, found: Findings) -> bool:
    """Say whether a move of the share price is supposed, which is a scenario and no change of the offer."""
    words = set(page.words(0, len(page.tokens)))
    return bool(words & _MOVING) and any(
        f.field in EQUITY_FAMILY | {Field.PRICE} and f.quantity.measure is Measure.PERCENT
        for f in found.findings
    )


def _is_about_schedule(page: Page, found: Findings) -> bool:
    """Say whether the message speaks of vesting without naming a grant's size."""
    strong = {Sort.CLIFF, Sort.WEIGHTS, Sort.PRESET}
    words = set(page.words(0, len(page.tokens)))
    if any(finding.field in EQUITY_FAMILY for finding in found.findings):
        return False
    return any(hint.sort in strong for hint in found.hints) or (
        bool(found.hints) and bool(words & (VESTING_WORDS | {"cliff"}))
    )


def _named_place(page: Page) -> bool:
    words = set(page.words(0, len(page.tokens)))
    return bool(page.places) and bool(words & {"in", "to", "move", "location", "instead"})


_EMPTY: dict[Field, tuple[str, object]] = {
    Field.BONUS: ("bonus", {"amount": Decimal(0)}),
    Field.SIGN_ON: ("sign_on", {"amount": Decimal(0)}),
    Field.RELOCATION: ("relocation", Decimal(0)),
    Field.RETIREMENT: ("retirement", {"amount": Decimal(0)}),
    Field.BENEFITS: ("benefits", Decimal(0)),
    Field.REFRESHERS: ("refreshers", {"value": Decimal(0)}),
    Field.CONTINGENT: ("contingent", ()),
    Field.STOCK: ("grants", ()),
    Field.OPTIONS: ("grants", ()),
    Field.OWNERSHIP: ("grants", ()),
}
_KINDS = {
    Field.OPTIONS: {"options"},
    Field.OWNERSHIP: {"ownership"},
    Field.STOCK: {"rsu", "ownership", "options"},
}


def _taken_out(sheet: OfferSheet, label: Label, page: Page) -> tuple[OfferSheet, tuple[Said, ...]]:
    if label.field is Field.CLAWBACK:
        sign_on = sheet.sign_on
        if sign_on is None:
            return sheet, ()
        new = sheet.with_(sign_on=sign_on.model_copy(update={"clawback_months": 0}))
        return new, (
            Said("sign_on.clawback_months", "clawback", "none", page.original(label.first, label.behind)),
        )
    empty = _EMPTY.get(label.field)
    if empty is None:
        return sheet, ()
    field, value = empty
    if label.field in _KINDS and sheet.grants:
        kinds = (
            {"rsu"}
            if "rsu" in label.words and any(g.kind == "rsu" for g in sheet.grants)
            else _KINDS[label.field]
        )
        value = tuple(grant for grant in sheet.grants if grant.kind not in kinds)
    said = Said(
        field, wording.NAMES.get(label.field, label.words), "none", page.original(label.first, label.behind)
    )
    return sheet.with_(**{field: value}), (said,)
