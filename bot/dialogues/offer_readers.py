"""Readers of the parts of an offer that know what an offer can hold."""

from decimal import Decimal

from bot.core.dialogue.forms import Answers, Json, ReadAnswer, Refusal, Scene, Took, Unsure
from bot.core.offers.lexicon import Lexicon
from bot.core.offers.message import read_offers
from bot.core.offers.sheet import OfferSheet
from bot.core.reading.answers import Money, read_money
from bot.core.valuing.figures import bare, months
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


def sign_on(text: str, lexicon: Lexicon) -> ReadAnswer:
    """One-time cash, in one or two instalments: "30k", "90k in year 1, 60k in year 2", "40k with full clawback for 2 years"."""
    read = readers.money(text, readers.SIGN_ON_WORDS, "A sign-on")
    if read is not None or "?" in text:
        return read
    reading = read_offers(text if "sign" in text.casefold() else f"sign-on {text}", lexicon)
    if len(reading.offers) != 1 or reading.unread:
        return None
    offer = reading.offers[0]
    part = offer.sheet.sign_on
    if (
        part is None
        or part.amount is None
        or offer.sheet != OfferSheet(sign_on=part, currency=offer.sheet.currency)
    ):
        return None
    if offer.problems:
        return Refusal(offer.problems[0].sentence)
    return Took(part.model_dump(mode="json", exclude_none=True))


def show_sign_on(value: Json) -> str:
    """A sign-on as it is echoed, with its second instalment and what of it may have to go back."""
    said = readers.show_money(value)
    if value.get("second"):
        said += f" + {bare(Decimal(str(value['second'])))} in year two"
    if value.get("clawback_months") is not None:
        said += f", clawback {months(int(value['clawback_months']))}"
    return f"{said} in full" if value.get("clawback") == "full" else said
