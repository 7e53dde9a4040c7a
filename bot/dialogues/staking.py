"""What a stake may be worth: a part of the company or options, later dilution, and at which exits."""

from decimal import Decimal

from bot.core.answers.figures import amount
from bot.core.dialogue.asides import Aside
from bot.core.dialogue.forms import (
    Absorbed,
    Answers,
    Choice,
    Finished,
    Form,
    Json,
    Reopened,
    Scene,
    Slot,
)
from bot.core.intents.stake_question import read_stake
from bot.core.messages import Outcome, Reply, Said
from bot.core.reading.characters import words_of
from bot.core.reading.quantities import Measure as Size
from bot.core.reading.quantities import quantities
from bot.core.replies.figures import bare, full, points
from bot.core.replies.stake_reply import exits_reply, options_reply, stake_reply
from bot.dialogues import offer_readers, readers, slot_words, stake_readers
from bot.dialogues.kit import Kit
from calculators.grants import kept
from calculators.money import HUNDRED
from calculators.refusal import Refused
from knowledge.benchmarks import Measure

CURRENCY = "currency"
"""The value that is carried from a message in which exits were named: their currency."""
_ROUNDS = ("a_next", "b")
"""The facts of the entry `dilution` that stand for the next two rounds."""

_COMPANY_CHOICES = (Choice("50M", "50M"), Choice("200M", "200M"), Choice("1bn", "1bn"))
_OF_AN_OFFER = frozenset({"base", "bonus", "salary", "rsu", "rsus", "sign-on"})
_SHARES = frozenset(
    {"out", "shares", "share", "fully", "diluted", "outstanding", "total", "in", "all", "company", "has"}
)
_STAKE_ASIDES = (
    Aside(r"fully diluted|diluted", "Fully diluted: counted as if all options and convertibles were shares already. Use that percentage."),
    slot_words.STAKE_PERIOD,
    Aside(r"shares?|number|count|how many|units", "A number of shares tells nothing without all shares. Divide yours by all, fully diluted: 25,000 of 12 million is 0.21 %. Options work as they are: “25,000 options”."),
)  # fmt: skip
_DILUTION_ASIDES = (
    Aside(r"typical|usual|normal|average|common|standard", "Each later round usually takes a fifth or so; the middle button has what was measured."),
    Aside(r"what is|mean|dilut\w+", "Later investors get new shares, so your part of the whole shrinks: 20 % dilution makes 0.5 % into 0.4 %."),
)  # fmt: skip


def form(kit: Kit) -> Form:
    """The declaration."""
    return Form(
        name="stake",
        title="the stake",
        version=2,
        carried=(CURRENCY,),
        slots=(
            Slot(
                "stake", "stake", "How much of the company is yours, in percent? Or how many options?", "0.3 %, or 25,000 options", stake_readers.size, stake_readers.show_size,
                ("A percentage of the company, fully diluted: 0.3 %. Or a number of options: 25,000 options.", "If the letter only gives a number of shares, divide it by all shares, fully diluted: 25,000 of 12 million is 0.21 %.", "Press one of these: they are the guide's typical figures by role."),
                typical=lambda _answers, _scene: tuple(Choice(points(fact.number), points(fact.number)) for fact in kit.cells(Measure.EQUITY)),
                skippable=False, words=("percent", "share", "equity", "percentage", "number of options", "options"),
                means="Your part of the whole company, fully diluted: 0.3 %. Or your options: 25,000 options.", why="It is what every exit is multiplied by.", asides=_STAKE_ASIDES,
            ),
            Slot(
                "strike", "strike", "What is the strike price of one option?", "0.75", offer_readers.price, readers.show_money,
                ("What one share will cost you, for example 0.75.", "It is in the option letter as exercise or strike price: 0.75."),
                condition=_has_options, skippable=False, repeats=False, words=("strike price", "exercise price"), means=slot_words.STRIKE_MEANS, why=slot_words.STRIKE_WHY, asides=slot_words.STRIKE,
            ),
            Slot(
                "shares", "shares", "How many shares does the company have, fully diluted?", "12 million",
                lambda text, _answers, _scene: stake_readers.count(text, _SHARES), lambda value: bare(Decimal(value)),
                ("All shares, options and convertibles together: 12 million.", "Ask the recruiter for the fully diluted share count: 12,000,000."),
                condition=_has_options, skippable=False, repeats=False, words=("shares fully diluted", "fully diluted shares", "fully diluted", "share count", "shares outstanding", "total shares"),
                means="All shares there are, counting options and convertibles as shares: 12 million.", why="The price of a share at an exit is the exit divided by all shares.", asides=_STAKE_ASIDES[:1],
            ),
            Slot(
                "company", "company value", "What is the company worth today?", "50M",
                lambda text, _answers, _scene: stake_readers.company_value(text),
                lambda value: amount(readers.amount_of(value), value.get("currency") or "USD"),
                ("The valuation of the last round: 50M.", "Write it with its size: 50M or 1.2bn."),
                typical=lambda _answers, _scene: _COMPANY_CHOICES, condition=_has_company, skippable=False,
                repeats=False, words=("valuation", "value", "company", "valued"), beside=_paper, means=slot_words.COMPANY_MEANS, why=slot_words.COMPANY_WHY, asides=slot_words.COMPANY,
            ),
            Slot(
                "dilution", "dilution", "How much will later rounds dilute it?", "20 % and 15 %, two rounds of 20 %, or none", stake_readers.dilution, stake_readers.show_dilution,
                ("A percentage for each later round: 20 % and 15 %. Or none.", "Two rounds of 20 % means: 20 % twice. None means no more rounds.", "“Skip” counts none, and says so."),
                typical=lambda _answers, _scene: _typical_dilution(kit), words=("rounds", "later rounds", "more rounds"), foretold=True, beside=_diluted,
                unanswered=_undiluted, means="What each later round of funding takes: 20 % and 15 %, or none.", why="A part of a company shrinks with every round before it is sold.", asides=_DILUTION_ASIDES,
            ),
            Slot(
                "exits", "exits", "Sold for how much? Nothing is always shown too.", "100M, 500M and 1bn, or the usual ones", stake_readers.exits, stake_readers.show_exits,
                ("One or several amounts: 100M, 500M.", "Say “usual” for half, one, three and ten times today's value.", "“Skip” takes the usual ones."),
                typical=lambda answers, scene: () if _has_options(answers, scene) else (Choice("The usual ones", "usual"),),
                foretold=True, words=("exit", "exit value", "exit price", "scenarios", "sale", "ipo", "sold for", "acquired for"),
                unanswered=lambda answers: "" if "company" not in answers else "I take half, one, three and ten times today's value.",
                means="For how much the company is sold or listed one day: 500M. Several amounts are fine.", why="Nobody knows it, so I show several, nothing among them.", asides=slot_words.EXIT,
            ),
        ),
        finish=_finish,
        absorb=_absorb,
        outcome=Outcome.ANSWER,
        confirms=False,
        goes_on=True,
    )  # fmt: skip


def _absorb(text: str, _answers: Answers, _scene: Scene) -> Absorbed | None:
    """Several figures of a stake, by the names around them: "0.5 % of a company worth 40M, two rounds of 20 %"."""
    if "?" in text or _OF_AN_OFFER & set(words_of(text).split()):
        return None
    told, found = read_stake(text), quantities(text)
    answers = {name: value for name, value in told.answers().items() if value and name != CURRENCY}
    if told.percent is None and told.options is None:
        answers.pop("stake")
    large = [
        figure
        for figure in found
        if figure.measure is Size.AMOUNT and figure.value >= stake_readers.LEAST_COMPANY
    ]
    if told.percent is not None and len(answers) == 1 and len(found) == len(large) + 1 == 2:
        currency = {"currency": large[0].currency} if large[0].currency else {}
        answers["company"] = {"amount": str(large[0].value), **currency}  # "0.3 % at 50M"
    told_of = len(answers) + max(len(told.exits) - 1, 0) + max(len(told.rounds) - 1, 0)
    return Absorbed(answers) if answers and len(found) <= told_of + 1 else None


def _has_options(answers: Answers, _scene: Scene) -> bool:
    return "options" in (answers.get("stake") or {})


def _has_company(answers: Answers, scene: Scene) -> bool:
    """Whether the company's value matters: where exits are named, a percentage of them needs none."""
    return not _has_options(answers, scene) and ("company" in answers or not answers.get("exits"))


def _percent(answers: Answers) -> Decimal | None:
    percent = (answers.get("stake") or {}).get("percent")
    return Decimal(percent) if percent is not None else None


def _worth(answers: Answers) -> tuple[Decimal, str] | None:
    """What the stake is worth on paper today, and in which currency."""
    percent, company = _percent(answers), answers.get("company")
    if percent is None or not company:
        return None
    return percent / HUNDRED * readers.amount_of(company), company.get("currency") or "USD"


def _paper(_value: Json, answers: Answers) -> str:
    worth, percent = _worth(answers), _percent(answers)
    return f"{points(percent)} of it is {full(*worth)}" if worth and percent is not None else ""


def _diluted(value: Json, answers: Answers) -> str:
    worth = _worth(answers)
    left = kept(stake_readers.rounds(value))
    return f"{full(worth[0] * left, worth[1])} of it is left at today's value" if worth and value else ""


def _undiluted(answers: Answers) -> str:
    worth = _worth(answers)
    return f"I count none{f': {full(*worth)} on paper' if worth else ''}."


def _typical_dilution(kit: Kit) -> tuple[Choice, ...]:
    facts = [kit.knowledge.fact("dilution", name) for name in _ROUNDS]
    said = " and ".join(points(fact.number) for fact in facts)
    return (
        Choice("None", "none"),
        Choice(f"Two rounds ({said})", said),
        Choice("20 % twice", "20 % and 20 %"),
    )


def _finish(answers: Answers, scene: Scene) -> Finished | Reopened:
    missing = next(
        (slot for slot in _needed(answers, scene) if not answers.get(slot)),
        None,
    )
    if missing is not None:
        return Reopened(missing, "I can't do without that.")
    try:
        reply = _reply(answers, scene)
    except Refused as refused:
        return Reopened(_slot_of(refused.field), refused.sentence)
    return Finished(Said(Outcome.ANSWER, (reply,)))


def _needed(answers: Answers, scene: Scene) -> tuple[str, ...]:
    if _has_options(answers, scene):
        return ("stake", "strike", "shares", "exits")
    return ("stake", "company") if _has_company(answers, scene) else ("stake",)


def _reply(answers: Answers, scene: Scene) -> Reply:
    held, company = answers["stake"], answers.get("company")
    dilution = stake_readers.rounds(answers.get("dilution") or ())
    exits = [Decimal(part) for part in answers.get("exits") or ()]
    currency = (company or {}).get("currency") or answers.get(CURRENCY) or "USD"
    if _has_options(answers, scene):
        strike = readers.amount_of(answers["strike"])
        return options_reply(
            Decimal(held["options"]), strike, Decimal(answers["shares"]), dilution, exits, currency
        )
    share = Decimal(held["percent"])
    value = readers.amount_of(company) if company else None
    if exits or value is None:
        return exits_reply(share, dilution, exits, currency, value)
    return stake_reply(share, value, dilution, currency)


def _slot_of(field: str) -> str:
    """The slot that a refused value came from."""
    return {"exit_value": "exits", "shares": "shares", "strike": "strike", "company_value": "company"}.get(
        field, "stake"
    )
