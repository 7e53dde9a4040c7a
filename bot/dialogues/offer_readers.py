"""Readers of the parts of an offer that know what an offer can hold."""

from decimal import Decimal

from bot.core.dialogue.forms import Answers, ReadAnswer, Refusal, Scene, Took, Unsure
from bot.core.reading.answers import Money, read_money
from bot.dialogues import readers
from calculators.offer import Bonus, Offer
from calculators.refusal import Refused


def base(text: str, _answers: Answers, _scene: Scene) -> ReadAnswer:
    """The base of a year, refused where no offer has it."""
    read = readers.money(text, readers.BASE_WORDS, "The base")
    if not isinstance(read, Took):
        return read
    try:
        Offer("", read.value.get("currency") or "USD", readers.amount_of(read.value))
    except Refused as refused:
        return Refusal(refused.sentence)
    return read


def bonus(text: str, answers: Answers, _scene: Scene) -> ReadAnswer:
    """The target bonus, refused above 300 % of the base."""
    read = readers.share_or_amount(text, readers.BONUS_WORDS)
    pay = answers.get("base")
    if not isinstance(read, Took) or not pay:
        return read
    share, amount = read.value.get("share"), read.value.get("amount")
    try:
        target = Bonus(Decimal(share) if share else None, Decimal(amount) if amount else None)
        Offer("", "USD", readers.amount_of(pay), target)
    except Refused as refused:
        return Refusal(refused.sentence)
    return read


def price(text: str, _answers: Answers, _scene: Scene) -> ReadAnswer:
    """The price of one share: a bare 4 is 4, not 4,000."""
    about = frozenset({"strike", "price", "exercise", "share", "per", "one", "each", "409a", "fmv"})
    read = read_money(text, about, thousands=False)
    if read is None:
        return None
    if not isinstance(read, Money):
        return Unsure()
    if read.amount < 0 or read.upper is not None:
        return Refusal("One price, please, and none below 0: 1.20.")
    return Took({"amount": str(read.amount)})
