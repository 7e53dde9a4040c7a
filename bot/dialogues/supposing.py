"""What if: leaving after some months, or another share price."""

from decimal import Decimal

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
from bot.core.intents.price_moves import FALLING, move_of
from bot.core.messages import Outcome, Said
from bot.core.reading.characters import words_of
from bot.core.reading.quantities import Measure, quantities
from bot.core.reading.word_sets import words
from bot.core.replies.figures import months
from bot.core.replies.valued import sheet_data, valued
from bot.core.replies.what_if_reply import leaving_reply, price_reply
from bot.dialogues import readers
from bot.dialogues.kit import Kit
from bot.dialogues.sheet_answers import OFFER
from bot.dialogues.which_offer import offer_in, which_slot
from calculators.money import HUNDRED
from calculators.refusal import Refused

_LEAVE = words("leave leaving quit quitting resign resigning go exit")
_PRICE = frozenset(
    {
        "price",
        "price moves",
        "share price",
        "share price moves",
        "stock price",
        "stock price moves",
        "another share price",
        "another price",
        "shares",
        "stock",
        "stock moves",
    }
)
_DOWN = FALLING | {"minus", "less", "-"}
_MOVE_WORDS = _DOWN | words(
    "up plus higher more rise rises grow grows increase increases goes go moves move stock share price shares it its by "
    "if company value then after"
)
_BESIDE = words("i if i'm the that case let's say suppose supposing it's it is a of course please pls early")
_HALF = frozenset({"half", "by half", "to half", "in half", "half of it"})
_MONTHS = (6, 11, 12, 18, 24)
_MOVES = (Decimal(-50), Decimal(-30), Decimal(30), Decimal(100))
_MOST_MOVE = Decimal(900)


def form(kit: Kit) -> Form:
    """The declaration."""
    said = kit.wording("what-if")
    return Form(
        **said.heading,
        slots=(
            which_slot(kit, said),
            said.slot("kind", _kind, _show_kind, skippable=False),
            said.slot(
                "month",
                _month,
                months,
                typical=lambda _answers, _scene: tuple(
                    Choice(months(count), str(count)) for count in _MONTHS
                ),
                condition=lambda answers, _scene: answers.get("kind") == "leave",
                skippable=False,
            ),
            said.slot(
                "change",
                _change,
                _show_change,
                typical=lambda _answers, _scene: tuple(
                    Choice(_show_change(str(move)), f"{move:+}%") for move in _MOVES
                ),
                condition=lambda answers, _scene: answers.get("kind") == "price",
                skippable=False,
            ),
        ),
        finish=_finish,
        carried=(OFFER,),
        confirms=False,
        goes_on=True,
    )


def _kind(text: str, _answers: Answers, _scene: Scene) -> ReadAnswer:
    """What is supposed; said with its months or its percentage, that is answered too."""
    said = " ".join(word for word in words_of(text).split() if word not in _BESIDE)
    if said in _LEAVE:
        return Took("leave")
    return Took("price") if said in _PRICE else _leaving(text) or _moving(text)


def _month(text: str, _answers: Answers, _scene: Scene) -> ReadAnswer:
    return readers.months(text) or _moving(text)


def _leaving(text: str) -> Absorbed | None:
    """Leaving after a length of time, or such a length alone: "I quit in a year", "8 months"."""
    timed = (
        any(figure.months is not None for figure in quantities(text)) or set(words_of(text).split()) & _LEAVE
    )
    read = readers.months(text) if timed else None
    if not isinstance(read, Took):
        return None
    return Absorbed({"kind": "leave", "month": read.value}, f"Noted: you leave after {months(read.value)}.")


def _moving(text: str) -> Absorbed | None:
    """Another share price, with its direction or in percent: "it drops by a third", "-30 %"."""
    directed = (
        any(figure.measure is Measure.PERCENT for figure in quantities(text)) or move_of(text) is not None
    )
    read = _moved(text) if directed else None
    if not isinstance(read, Took):
        return None
    return Absorbed(
        {"kind": "price", "change": read.value}, f"Noted: share price {_show_change(read.value)}."
    )


def _show_kind(value: Json) -> str:
    return "you leave early" if value == "leave" else "the share price moves"


def _change(text: str, _answers: Answers, _scene: Scene) -> ReadAnswer:
    return _moved(text) or _leaving(text)


def _moved(text: str) -> ReadAnswer:
    """A move in percent, negative for down."""
    said = words_of(text)
    found = quantities(text)
    if said in _HALF:
        return Took("-50")
    move = None if any(figure.measure is Measure.PERCENT for figure in found) else move_of(text)
    if move is not None and -1 <= move <= _MOST_MOVE / HUNDRED:
        return Took(f"{move * HUNDRED:f}")
    whole = readers.holds_only(text, found, _MOVE_WORDS)
    if len(found) != 1 or found[0].measure not in {Measure.PERCENT, Measure.NUMBER} or not whole:
        return None
    size = found[0].value
    if set(said.split()) & _DOWN or "-" in text or "−" in text:
        size = -abs(size)
    if size < -HUNDRED or size > _MOST_MOVE:
        return Refusal("A share price can fall by 100 % at most; upwards I take up to 900 %.")
    return Took(str(size))


def _show_change(value: Json) -> str:
    move = Decimal(str(value))
    return f"{abs(move).normalize():f}\u00a0% {'up' if move >= 0 else 'down'}"


def _finish(answers: Answers, _scene: Scene) -> Finished | Reopened:
    sheet = offer_in(answers)
    if sheet is None:
        return Reopened("which", "Which offer?")
    kind = answers.get("kind")
    needed = "month" if kind == "leave" else "change"
    if kind is None or needed not in answers:
        return Reopened("kind" if kind is None else needed, "I need that to answer.")
    try:
        one = valued(sheet)
        if kind == "leave":
            reply = leaving_reply(one, int(answers["month"]))
        else:
            reply = price_reply(one, Decimal(str(answers["change"])) / HUNDRED)
    except Refused as refused:
        return Reopened(needed, refused.sentence)
    return Finished(Said(Outcome.VALUATION, (reply,)), sheet_data(sheet))
