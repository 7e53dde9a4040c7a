"""Compare saved offers: which ones, and by what."""

import re
from collections.abc import Sequence
from itertools import combinations

from bot.core.dialogue.forms import (
    Absorbed,
    Answers,
    Choice,
    Finished,
    Form,
    Json,
    ReadAnswer,
    Refusal,
    Reopened,
    Scene,
    Took,
)
from bot.core.markup import literal
from bot.core.messages import Button, Outcome, Reply, Said
from bot.core.reading.characters import words_of
from bot.core.replies.comparison_reply import LABELS, compared
from bot.core.replies.valued import sheet_data
from bot.core.valuing import saved_offers
from bot.dialogues.kit import Kit
from bot.dialogues.measures import read_measure, show_measure
from calculators.definitions import MEASURES
from calculators.refusal import Refused
from knowledge.facts import listed

_ALL = frozenset({"all", "all of them", "everything", "every one", "them all", "both", "them", "all offers"})
_JOINT = re.compile(r"\s*(?:,|;|&|\+|\band\b|\bwith\b|\bvs\.?|\bversus\b|\bagainst\b|\n)\s*", re.IGNORECASE)
_ALL_BUT = re.compile(
    r"(?:all|everything|all of them|every one|the rest)(?: offers?)? (?:but|except|without|besides|minus) (?:for )?(?P<names>.+)"
)
_SEVERAL = re.compile(
    r"(?:just |only )?(?:the |my )?(?P<end>first|last|newest|latest) (?P<count>two|three|four|2|3|4)(?: ones?| offers?)?"
)
_COUNTS = {"two": 2, "2": 2, "three": 3, "3": 3, "four": 4, "4": 4}
_PLACES = {
    "first": 0,
    "second": 1,
    "third": 2,
    "fourth": 3,
    "fifth": 4,
    "last": -1,
    "1": 0,
    "2": 1,
    "3": 2,
    "4": 3,
    "5": 4,
}
_BEFORE = re.compile(r"^(?:(?:just|only|compare|the|my|and|with|please|offer(?= \d)|number)\s+)+")
_MOST_PAIRS, _MOST_OTHERS = 4, 6


def form(kit: Kit) -> Form:
    """The declaration."""
    said = kit.wording("compare")

    def finish(answers: Answers, scene: Scene) -> Finished | Reopened:
        return _finish(kit, answers, scene)

    return Form(
        **said.heading,
        slots=(
            said.slot(
                "offers",
                lambda text, _answers, scene: _offers(kit, text, scene),
                ", ".join,
                typical=lambda _answers, scene: (*said.choices("offers"), *_pairs(scene)),
                skippable=False,
            ),
            said.slot(
                "with",
                lambda text, answers, scene: _with(kit, text, answers, scene),
                str,
                typical=_others,
                condition=lambda answers, _scene: len(answers.get("offers") or ()) == 1,
                skippable=False,
            ),
            said.slot(
                "on",
                lambda text, _answers, _scene: read_measure(text, MEASURES),
                show_measure,
                typical=lambda _answers, _scene: _measures(),
                unmistakable=True,
            ),
        ),
        finish=finish,
        confirms=False,
    )


def _measures() -> tuple[Choice, ...]:
    return tuple(Choice(LABELS[name].capitalize(), LABELS[name]) for name in MEASURES)


def _pairs(scene: Scene) -> tuple[Choice, ...]:
    """Any two of the first offers, where there are more than two."""
    names = [offer.name for offer in scene.offers]
    pairs = [f"{one} and {other}" for one, other in combinations(names[:4], 2)] if len(names) > 2 else []
    return tuple(Choice(pair, pair) for pair in pairs[:_MOST_PAIRS])


def _others(answers: Answers, scene: Scene) -> tuple[Choice, ...]:
    chosen = answers.get("offers") or ()
    return tuple(Choice(offer.name, offer.name) for offer in scene.offers if offer.name not in chosen)[
        :_MOST_OTHERS
    ]


def _offers(kit: Kit, text: str, scene: Scene) -> ReadAnswer:
    """The offers that a message names, or leaves out: "Google and Meta", "the first two", "all but Apple"."""
    names = [offer.name for offer in scene.offers]
    if words_of(text) in _ALL:
        return Took(names)
    but = _ALL_BUT.fullmatch(words_of(text))
    if but is not None:
        left_out = _named(kit, but["names"], names)
        return Took([name for name in names if name not in left_out]) if left_out else None
    several = _SEVERAL.fullmatch(words_of(text))
    if several is not None:
        count = _COUNTS[several["count"]]
        return Took(names[:count] if several["end"] == "first" else names[-count:])
    found = _named(kit, text, names)
    return Took(found) if found else None


def _with(kit: Kit, text: str, answers: Answers, scene: Scene) -> ReadAnswer:
    """The offers beside the one named before."""
    read = _offers(kit, text, scene)
    if not isinstance(read, Took):
        return None
    chosen = list(dict.fromkeys([*answers.get("offers", ()), *read.value]))
    if len(chosen) < 2:
        return Refusal("That is the same one. Which other one?")
    return Absorbed({"offers": chosen}, f"Noted: {literal(listed(chosen))}.")


def _named(kit: Kit, text: str, names: Sequence[str]) -> list[str]:
    """The names in a message that holds nothing else; none where one of them is not known."""
    if (whole := _called(kit, text, names)) is not None:
        return [whole]
    found = [_called(kit, piece, names) for piece in _JOINT.split(text.strip()) if piece]
    known = [name for name in found if name is not None]
    return list(dict.fromkeys(known)) if len(known) == len(found) else []


def _called(kit: Kit, text: str, names: Sequence[str]) -> str | None:
    """The offer of a name, a place in the list, or a name with a slip in it."""
    said = _BEFORE.sub("", words_of(text))
    place = _PLACES.get(said.removesuffix(" one").removesuffix(" offer").removeprefix("number "))
    if place is not None and -len(names) <= place < len(names):
        return names[place]
    exact = next((name for name in names if saved_offers.same_name(name, said)), None)
    meant = None if exact else kit.spelled(said, {words_of(name) for name in names})
    return exact or next((name for name in names if words_of(name) == meant), None)


def _finish(kit: Kit, answers: Answers, scene: Scene) -> Finished | Reopened:
    names: Json = answers.get("offers")
    if not scene.offers or (names and len(scene.offers) < 2):
        reply = Reply(
            "You have fewer than two saved offers.", buttons=((Button("Value my offer", "f:value"),),)
        )
        return Finished(Said(Outcome.ANSWER, (reply,)))
    if not names:
        return Reopened("offers", "Which offers?")
    sheets = saved_offers.sheets([offer for offer in scene.offers if offer.name in names])
    try:
        both = compared(sheets, answers.get("on") or "horizon_total", kit.rates)
    except Refused as refused:
        return Reopened("offers", refused.sentence)
    data = tuple(sheet_data(one.sheet) for one in both.offers)
    return Finished(Said(Outcome.VALUATION, (kit.comparisons.full(both),)), data[0], data)
