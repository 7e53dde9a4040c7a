"""Compare saved offers: which ones, and by what."""

import re
from itertools import combinations

from bot.core.dialogue.forms import (
    Answers,
    Choice,
    Finished,
    Form,
    Json,
    ReadAnswer,
    Refusal,
    Reopened,
    Scene,
    Slot,
    Took,
)
from bot.core.messages import Button, Outcome, Reply, Said
from bot.core.valuing import saved_offers
from bot.core.valuing.comparison_reply import LABELS, compared
from bot.core.valuing.valued import sheet_data
from bot.core.valuing.wishes import words_of
from bot.dialogues.kit import Kit
from bot.dialogues.measures import read_measure, show_measure
from calculators.definitions import MEASURES
from calculators.refusal import Refused

_ALL = frozenset({"all", "all of them", "everything", "every one", "them all", "both", "them", "all offers"})
_JOINT = re.compile(r"\s*(?:,|;|&|\+|\band\b|\bwith\b|\bvs\.?|\bversus\b|\bagainst\b|\n)\s*", re.IGNORECASE)
_MOST_PAIRS = 4


def form(kit: Kit) -> Form:
    """The declaration."""

    def finish(answers: Answers, scene: Scene) -> Finished | Reopened:
        return _finish(kit, answers, scene)

    return Form(
        name="compare",
        title="the comparison",
        slots=(
            Slot(
                "offers", "offers", "Which saved offers should I compare?", "all, or Google and Meta", _offers, ", ".join,
                ("Name two saved offers or more, or say all.", "The names as you saved them, with “and” between them."),
                typical=_pairs, skippable=False,
                means="The saved offers to set side by side: all, or some by their names.", why="You keep more than two.",
            ),
            Slot(
                "on", "measure", "By what?", "the whole horizon, or the first year",
                lambda text, _answers, _scene: read_measure(text, MEASURES), show_measure,
                ("First year, whole horizon, or without one-time money.", "Press one of these."),
                means="Which figure decides: the first year, all years together, or a year without one-time money.", why="One offer can lead in the first year and another over four.",
                typical=lambda _answers, _scene: tuple(Choice(LABELS[name].capitalize(), LABELS[name]) for name in MEASURES),
            ),
        ),
        finish=finish,
        confirms=False,
    )  # fmt: skip


def _pairs(_answers: Answers, scene: Scene) -> tuple[Choice, ...]:
    names = [offer.name for offer in scene.offers]
    pairs = [f"{one} and {other}" for one, other in combinations(names[:4], 2)] if len(names) > 2 else []
    return (Choice("All", "all"), *(Choice(pair, pair) for pair in pairs[:_MOST_PAIRS]))


def _offers(text: str, _answers: Answers, scene: Scene) -> ReadAnswer:
    if words_of(text) in _ALL:
        return Took([offer.name for offer in scene.offers])
    wanted = [piece for piece in _JOINT.split(text.strip()) if piece]
    whole = [offer.name for offer in scene.offers if saved_offers.same_name(offer.name, text)]
    found = whole or [
        offer.name for piece in wanted for offer in scene.offers if saved_offers.same_name(offer.name, piece)
    ]
    if not found or (not whole and len(found) < len(wanted)):
        return None
    return (
        Took(list(dict.fromkeys(found)))
        if len(set(found)) > 1
        else Refusal("A comparison needs two offers. Which other one?")
    )


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
