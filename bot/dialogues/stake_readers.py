"""Readers of a stake: a percentage or options, a number of shares, rounds of dilution, exits."""

from collections.abc import Collection, Sequence
from decimal import Decimal

from bot.core.dialogue.forms import Answers, Json, ReadAnswer, Refusal, Scene, Took, Unsure
from bot.core.reading.answers import read_count, read_nothing, read_unknown
from bot.core.reading.characters import words_of
from bot.core.reading.quantities import Measure, Quantity, quantities
from bot.core.reading.word_sets import words
from bot.core.replies.figures import bare, points
from bot.dialogues import readers
from calculators.money import HUNDRED, short
from calculators.refusal import Refused, check_amount
from knowledge.facts import listed

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
_OPTIONS = frozenset({"options", "option", "isos", "nsos", "iso", "nso", "stock"})
_COUNTED = words("shares share units of stock company the")
_STAKE_WORDS = frozenset(
    {"stake", "equity", "company", "ownership", "of", "the", "own", "share", "startup", "start-up"}
)
_DILUTION_WORDS = words(
    "round rounds later more then two three four five twice another dilution diluted by then times next series b c d each at "
    "with every of both"
)
_COMPANY_WORDS = words("valuation valued company value worth post pre last round money")
LEAST_COMPANY = Decimal(1_000_000)
"""No company is worth less."""
_NO_ROUNDS = words("dilution round rounds later more no further at all any additional other extra")
_BILLION = Decimal(1_000_000_000)
_EXIT_WORDS = words(
    "exit exits sold sale ipo or then maybe at case worst best for if the it company is buyout acquired acquisition"
)
_COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "a": 1, "another": 1, "both": 2}


def size(text: str, _answers: Answers, _scene: Scene) -> ReadAnswer:
    """`{"percent": "0.3"}` or `{"options": "25000"}`."""
    if {"options", "option", "isos", "nsos"} & set(words_of(text).split()):
        read = count(text, _OPTIONS)
        return Took({"options": read.value}) if isinstance(read, Took) else read
    if {"shares", "units"} & set(words_of(text).split()) and isinstance(count(text, _COUNTED), Took):
        return Refusal(
            "A number of shares tells nothing without all shares: divide yours by all, fully diluted. 25,000 of 12 million is "
            "0.21 %. If they are options, say so: “25,000 options”."
        )
    read = readers.percentage(text, _STAKE_WORDS)
    if isinstance(read, Took) and not Decimal(read.value):
        return Refusal("A stake of nothing stays nothing. How much is it, in percent?")
    return Took({"percent": read.value}) if isinstance(read, Took) else read


def show_size(value: Json) -> str:
    """A stake as it is echoed."""
    return (
        f"{bare(Decimal(value['options']))} options"
        if "options" in value
        else points(Decimal(value["percent"]))
    )


def company_value(text: str) -> ReadAnswer:
    """What a whole company is worth; a bare figure is in millions."""
    read = readers.money(text, _COMPANY_WORDS, "The value of the company", positive=True)
    if not isinstance(read, Took):
        return read
    value = readers.amount_of(read.value)
    bare = not any(figure.scaled or figure.grouped for figure in quantities(text))
    if bare and value < LEAST_COMPANY:
        return Took({**read.value, "amount": str(value * 1000)})  # money has taken it for thousands
    return read


def count(text: str, about: Collection[str]) -> ReadAnswer:
    """A number of shares or options, above 0."""
    read = read_count(text, about)
    if read is None:
        return None
    if not isinstance(read, Decimal):
        return Unsure()
    try:
        check_amount("number", read, "A number of shares")
    except Refused as refused:
        return Refusal(refused.sentence)
    return Took(str(read)) if read else Refusal("How many are they? Write 25,000.")


def dilution(text: str, _answers: Answers, _scene: Scene) -> ReadAnswer:
    """A list of percentages, one a round; "two rounds of 20 %" is two."""
    if read_nothing(text, _NO_ROUNDS):
        return Took([])
    if read_unknown(text):
        return Unsure()
    found = quantities(text)
    shares = [figure.value for figure in found if figure.measure is Measure.PERCENT]
    said = words_of(text).split()
    if not readers.holds_only(text, found, _DILUTION_WORDS):
        return None
    if not shares and not {"round", "rounds"} & set(said):
        shares = [figure.value for figure in found if figure.measure is Measure.NUMBER]
    if not shares:
        return _how_much_each(found, said)
    times = next(
        (_COUNTS[word] for word in said if word in _COUNTS and {"round", "rounds"} & set(said)), None
    )
    counted = [
        int(figure.value)
        for figure in found
        if figure.measure is Measure.NUMBER and 1 < figure.value <= _MOST
    ]
    if "twice" in said:
        times = 2
    repeat = times or (counted[0] if counted else 1)
    each = shares * repeat if len(shares) == 1 else shares
    if any(not 0 <= share < HUNDRED for share in each) or len(each) > _MOST:
        return Refusal("The dilution of a round lies between 0 and 100 %, and I take eight rounds at most.")
    return Took([str(share) for share in each])


def _how_much_each(found: Sequence[Quantity], said: Sequence[str]) -> Refusal | None:
    """Rounds were counted, and what each takes is open: "two more rounds"."""
    spelled = [_COUNTS[word] for word in said if word in _COUNTS]
    count = next((int(figure.value) for figure in found if 0 < figure.value <= _MOST), next(iter(spelled), 0))
    if not count or not {"round", "rounds"} & set(said):
        return None
    choices = tuple(" and ".join([f"{share} %"] * count) for share in (15, 20)) if count < 4 else ()
    return Refusal("How much does each of them take? For example 20 %.", choices)


def rounds(value: Sequence[Json]) -> tuple[Decimal, ...]:
    """The rounds of a dilution answer, as shares of one."""
    return tuple(Decimal(part) / HUNDRED for part in value)


def show_dilution(value: Json) -> str:
    """Rounds of dilution as they are echoed."""
    return listed([points(Decimal(part)) for part in value]) or "none"


def exits(text: str, answers: Answers, _scene: Scene) -> ReadAnswer:
    """Amounts at which the company is sold; none for the usual ones, which need a company value."""
    if words_of(text) in _USUAL:
        usual = "options" not in (answers.get("stake") or {})
        return (
            Took([])
            if usual
            else Refusal("For options I need an amount: sold for how much? For example 100M, 500M.")
        )
    if read_unknown(text):
        return Unsure()
    found = quantities(text)
    amounts = [figure for figure in found if figure.measure in {Measure.AMOUNT, Measure.NUMBER}]
    if not amounts or len(amounts) < len(found) or not readers.holds_only(text, found, _EXIT_WORDS):
        return None
    values = [_in_scale(figure, amounts) for figure in amounts]
    if len(values) > _MOST or any(value < 0 for value in values):
        return Refusal("Up to eight amounts, and none below 0.")
    return Took([str(value) for value in values])


def _in_scale(figure: Quantity, amounts: list[Quantity]) -> Decimal:
    """`100, 500 and 1000M` are all millions, and so are `100 and 500`: no company is sold for 500."""
    if figure.scaled or figure.value >= LEAST_COMPANY or not figure.value:
        return figure.value
    scaled = any(other.scaled and other.value >= LEAST_COMPANY for other in amounts)
    return figure.value * LEAST_COMPANY if scaled or not figure.grouped else figure.value


def show_exits(value: Json) -> str:
    """Exits as they are echoed."""
    return listed([_in_words(Decimal(part)) for part in value]) or "the usual ones"


def _in_words(value: Decimal) -> str:
    return f"{(value / _BILLION).normalize():f}bn" if value >= _BILLION else short(value)
