"""What a stake may be worth: how much of the company, its value, later dilution, and at which exits."""

from decimal import Decimal

from bot.core.answers.figures import amount
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
    Unsure,
)
from bot.core.messages import Outcome, Said
from bot.core.reading.answers import read_nothing, read_unknown
from bot.core.reading.quantities import Measure as Kind
from bot.core.reading.quantities import Quantity, quantities
from bot.core.reading.word_sets import words
from bot.core.valuing.figures import points
from bot.core.valuing.stake_reply import stake_reply
from bot.core.valuing.wishes import words_of
from bot.dialogues import readers
from bot.dialogues.kit import Kit
from calculators.money import HUNDRED, short
from calculators.refusal import Refused
from knowledge.benchmarks import Measure
from knowledge.facts import listed

_ROUNDS = ("a_next", "b")
"""The facts of the entry `dilution` that stand for the next two rounds."""

_COMPANY_CHOICES = (Choice("50M", "50M"), Choice("200M", "200M"), Choice("1bn", "1bn"))
_USUAL = frozenset(
    {
        "usual",
        "the usual",
        "the usual ones",
        "typical",
        "standard",
        "you choose",
        "default",
        "any",
        "whatever",
        "some",
    }
)
_MOST = 8
_DILUTION_WORDS = words(
    "round rounds later more two three four five twice another dilution diluted by then times next series b c d"
)
_EXIT_WORDS = words("exit exits sold sale ipo or then maybe at case worst best")
_COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4, "a": 1, "another": 1}


def form(kit: Kit) -> Form:
    """The declaration."""
    return Form(
        name="stake",
        title="the stake",
        slots=(
            Slot(
                "percent", "stake", "How much of the company is yours, in percent?", "0.3 %", _percent, lambda value: points(Decimal(value)),
                ("A percentage of the company, fully diluted: 0.3 %.", "If the letter only gives a number of shares, divide it by all shares, fully diluted: 25,000 of 12 million is 0.21 %.", "Press one of these: they are the guide's typical figures by role."),
                typical=lambda _answers, _scene: tuple(Choice(points(fact.number), points(fact.number)) for fact in kit.cells(Measure.EQUITY)),
                skippable=False, words=("percent", "share", "equity", "percentage"),
            ),
            Slot(
                "company", "company value", "What is the company worth today?", "50M",
                lambda text, _answers, _scene: readers.money(text, frozenset({"valuation", "company", "value", "worth", "post", "pre", "last", "round"}), "The value of the company", positive=True),
                lambda value: amount(readers.amount_of(value), value.get("currency") or "USD"),
                ("The valuation of the last round: 50M.", "Write it with its size: 50M or 1.2bn."),
                typical=lambda _answers, _scene: _COMPANY_CHOICES, skippable=False, words=("valuation", "value", "company"),
            ),
            Slot(
                "dilution", "dilution", "How much will later rounds dilute it?", "20 % and 15 %, two rounds of 20 %, or none", _dilution, _show_dilution,
                ("A percentage for each later round: 20 % and 15 %. Or none.", "Two rounds of 20 % means: 20 % twice. None means no more rounds.", "“Skip” counts none, and says so."),
                typical=lambda _answers, _scene: _typical_dilution(kit), words=("rounds", "later rounds"),
            ),
            Slot(
                "exits", "exits", "Sold for how much? Nothing is always shown too.", "100M, 500M and 1bn, or the usual ones", _exits, _show_exits,
                ("One or several amounts: 100M, 500M.", "Say “usual” for half, one, three and ten times today's value.", "“Skip” takes the usual ones."),
                typical=lambda _answers, _scene: (Choice("The usual ones", "usual"),), words=("exit", "exit value", "scenarios"),
            ),
        ),
        finish=_finish,
        outcome=Outcome.ANSWER,
        confirms=False,
    )  # fmt: skip


def _percent(text: str, _answers: Answers, _scene: Scene) -> ReadAnswer:
    about = frozenset({"stake", "equity", "company", "ownership", "of", "the", "own", "share", "options"})
    read = readers.percentage(text, about)
    if isinstance(read, Took) and not Decimal(read.value):
        return Refusal("A stake of nothing stays nothing. How much is it, in percent?")
    return read


def _typical_dilution(kit: Kit) -> tuple[Choice, ...]:
    facts = [kit.knowledge.fact("dilution", name) for name in _ROUNDS]
    said = " and ".join(points(fact.number) for fact in facts)
    return (
        Choice("None", "none"),
        Choice(f"Two rounds ({said})", said),
        Choice("20 % twice", "20 % and 20 %"),
    )


def _dilution(text: str, _answers: Answers, _scene: Scene) -> ReadAnswer:
    """A list of percentages, one a round; "two rounds of 20 %" is two."""
    if read_nothing(text, frozenset({"dilution", "rounds", "later", "more", "no"})):
        return Took([])
    if read_unknown(text):
        return Unsure()
    found = quantities(text)
    shares = [figure.value for figure in found if figure.measure is Kind.PERCENT]
    said = words_of(text).split()
    if not shares or not readers.holds_only(text, found, _DILUTION_WORDS):
        return None
    times = next(
        (_COUNTS[word] for word in said if word in _COUNTS and {"round", "rounds"} & set(said)), None
    )
    counted = [
        int(figure.value) for figure in found if figure.measure is Kind.NUMBER and 1 < figure.value <= _MOST
    ]
    if "twice" in said:
        times = 2
    repeat = times or (counted[0] if counted else 1)
    rounds = shares * repeat if len(shares) == 1 else shares
    if any(not 0 <= share < HUNDRED for share in rounds) or len(rounds) > _MOST:
        return Refusal("The dilution of a round lies between 0 and 100 %, and I take eight rounds at most.")
    return Took([str(share) for share in rounds])


def _show_dilution(value: Json) -> str:
    return listed([points(Decimal(part)) for part in value]) or "none"


def _exits(text: str, _answers: Answers, _scene: Scene) -> ReadAnswer:
    said = words_of(text)
    if said in _USUAL:
        return Took([])
    if read_unknown(text):
        return Unsure()
    found = quantities(text)
    amounts = [figure for figure in found if figure.measure in {Kind.AMOUNT, Kind.NUMBER}]
    if not amounts or len(amounts) < len(found) or not readers.holds_only(text, found, _EXIT_WORDS):
        return None
    values = [_in_scale(figure, amounts) for figure in amounts]
    if len(values) > _MOST or any(value < 0 for value in values):
        return Refusal("Up to eight amounts, and none below 0.")
    return Took([str(value) for value in values])


def _in_scale(figure: Quantity, amounts: list[Quantity]) -> Decimal:
    """`100, 500 and 1000M` are all millions."""
    if figure.scaled or figure.value >= 1_000_000 or not figure.value:
        return figure.value
    scaled = [other.value for other in amounts if other.scaled and other.value >= 1_000_000]
    return figure.value * 1_000_000 if scaled else figure.value


def _show_exits(value: Json) -> str:
    return listed([short(Decimal(part)) for part in value]) or "the usual ones"


def _finish(answers: Answers, _scene: Scene) -> Finished | Reopened:
    for slot in ("percent", "company"):
        if slot not in answers:
            return Reopened(slot, "I can't do without that.")
    company = answers["company"]
    try:
        reply = stake_reply(
            Decimal(answers["percent"]),
            readers.amount_of(company),
            tuple(Decimal(part) / HUNDRED for part in answers.get("dilution") or ()),
            [Decimal(part) for part in answers.get("exits") or ()],
            company.get("currency") or "USD",
        )
    except Refused as refused:
        return Reopened("exits" if "exit" in refused.field else "percent", refused.sentence)
    return Finished(Said(Outcome.ANSWER, (reply,)))
