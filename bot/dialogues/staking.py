"""What a stake may be worth: a part of the company or options, later dilution, and at which exits."""

from decimal import Decimal

from bot.core.answers.figures import amount
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
from bot.dialogues import offer_readers, readers, stake_readers
from bot.dialogues.kit import Kit
from bot.dialogues.wording import Wording
from calculators.grants import kept
from calculators.money import HUNDRED
from calculators.refusal import Refused
from knowledge.benchmarks import Measure

CURRENCY = "currency"
"""The value that is carried from a message in which exits were named: their currency."""
_ROUNDS = ("a_next", "b")
"""The facts of the entry `dilution` that stand for the next two rounds."""

_OF_AN_OFFER = frozenset({"base", "bonus", "salary", "rsu", "rsus", "sign-on"})
_SHARES = frozenset(
    {"out", "shares", "share", "fully", "diluted", "outstanding", "total", "in", "all", "company", "has"}
)


def form(kit: Kit) -> Form:
    """The declaration."""
    said = kit.wording("stake")
    return Form(
        **said.heading,
        version=2,
        carried=(CURRENCY,),
        slots=(*_today(kit, said), *_later(kit, said)),
        finish=_finish,
        absorb=_absorb,
        outcome=Outcome.ANSWER,
        confirms=False,
        goes_on=True,
    )


def _today(kit: Kit, said: Wording) -> tuple[Slot, ...]:
    """What is held, and of what."""
    return (
        said.slot(
            "stake",
            stake_readers.size,
            stake_readers.show_size,
            typical=lambda _answers, _scene: tuple(
                Choice(points(fact.number), points(fact.number)) for fact in kit.cells(Measure.EQUITY)
            ),
            skippable=False,
        ),
        said.slot(
            "strike",
            offer_readers.price,
            readers.show_money,
            condition=_has_options,
            skippable=False,
            repeats=False,
        ),
        said.slot(
            "shares",
            lambda text, _answers, _scene: stake_readers.count(text, _SHARES),
            lambda value: bare(Decimal(value)),
            condition=_has_options,
            skippable=False,
            repeats=False,
        ),
        said.slot(
            "company",
            lambda text, _answers, _scene: stake_readers.company_value(text),
            lambda value: amount(readers.amount_of(value), value.get("currency") or "USD"),
            condition=_has_company,
            skippable=False,
            repeats=False,
            beside=_paper,
        ),
    )


def _later(kit: Kit, said: Wording) -> tuple[Slot, ...]:
    """What becomes of it."""
    usual, unanswered = said.choices("exits"), said.unanswered("exits")
    return (
        said.slot(
            "dilution",
            stake_readers.dilution,
            stake_readers.show_dilution,
            typical=lambda _answers, _scene: _typical_dilution(kit, said.choices("dilution")),
            foretold=True,
            beside=_diluted,
            unanswered=_undiluted,
        ),
        said.slot(
            "exits",
            stake_readers.exits,
            stake_readers.show_exits,
            typical=lambda answers, scene: () if _has_options(answers, scene) else usual,
            foretold=True,
            unanswered=lambda answers: unanswered if "company" in answers else "",
        ),
    )


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


def _typical_dilution(kit: Kit, written: tuple[Choice, ...]) -> tuple[Choice, ...]:
    """The rounds that were measured, behind the first of the answers that are written."""
    facts = [kit.knowledge.fact("dilution", name) for name in _ROUNDS]
    said = " and ".join(points(fact.number) for fact in facts)
    return (*written[:1], Choice(f"Two rounds ({said})", said), *written[1:])


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
