"""Readers of the parts of an offer that know what an offer can hold."""

from decimal import Decimal

from bot.core.dialogue.forms import Absorbed, Answers, Json, ReadAnswer, Refusal, Scene, Took, Unsure
from bot.core.offers.lexicon import Lexicon
from bot.core.offers.message import read_offers
from bot.core.offers.sheet import OfferSheet
from bot.core.reading.answers import Money, Share, read_money, read_percent
from bot.core.reading.tokens import tokens
from bot.core.replies.figures import bare, months
from bot.dialogues import readers
from calculators.money import HUNDRED
from calculators.offer import Bonus, Offer
from calculators.refusal import Refused

_TOTAL = frozenset({"total", "totals", "tc", "ote", "ctc", "package", "overall", "altogether"})
_EQUITY = frozenset(
    {
        "rsu",
        "rsus",
        "stock",
        "stocks",
        "equity",
        "options",
        "option",
        "shares",
        "grant",
        "cliff",
        "vest",
        "vests",
        "vesting",
    }
)
_LEAST_SIGN_ON = Decimal(1000)
_NO_PRICE = Decimal(1_000_000)
"""From here on an amount is a company's value or a number of shares, and no price of one."""


def base(text: str, _answers: Answers, _scene: Scene) -> ReadAnswer:
    """The base of a year, refused where no offer has it; a total is none."""
    if _TOTAL & {token.text for token in tokens(text)}:
        return None
    read = readers.money(text, readers.BASE_WORDS, "The base")
    if not isinstance(read, Took):
        return read
    try:
        Offer("", read.value.get("currency") or "USD", readers.amount_of(read.value))
    except Refused as refused:
        return Refusal(refused.sentence)
    return read


def bonus(text: str, answers: Answers, _scene: Scene) -> ReadAnswer:
    """The target bonus, refused above 300 % of the base; a total is none."""
    if _TOTAL & {token.text for token in tokens(text)}:
        return None
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
    return in_currency(read, "bonus", answers)


def in_currency(read: ReadAnswer, name: str, answers: Answers) -> ReadAnswer:
    """An amount beside the base: its currency becomes that of a base that has none, and has to be that of one that has."""
    pay = answers.get("base")
    currency = read.value.get("currency") if isinstance(read, Took) else None
    if not isinstance(read, Took) or currency is None or not pay or currency == pay.get("currency"):
        return read
    if pay.get("currency"):
        return Refusal(
            f"The base is in {pay['currency']}, and an offer has one currency. How much is that in {pay['currency']}?"
        )
    return Absorbed({name: read.value, "base": {**pay, "currency": currency}})


def price(text: str, _answers: Answers, _scene: Scene) -> ReadAnswer:
    """The price of one share: a bare 4 is 4, not 4,000."""
    about = frozenset({"strike", "price", "exercise", "share", "per", "one", "each", "409a", "fmv"})
    read = read_money(text, about, thousands=False)
    if read is None:
        return None
    if not isinstance(read, Money):
        return Unsure()
    if not read.amount and not any(map(str.isdigit, text)):
        return Unsure()  # "no": not known
    if read.amount < 0 or read.upper is not None:
        return Refusal("One price, please, and none below 0: 1.20.")
    if read.amount >= _NO_PRICE:
        return Refusal("That is no price of one share. What does a single one cost: 1.20?")
    return Took({"amount": str(read.amount)})


def of_base(text: str, answers: Answers) -> Took | None:
    """A sign-on told as a percentage of the base."""
    pay = answers.get("base")
    if not pay or not ("%" in text or "percent" in text):
        return None
    share = read_percent(text, readers.SIGN_ON_WORDS | readers.BASE_WORDS)
    if not isinstance(share, Share) or share.upper is not None or not 0 < share.percent <= HUNDRED:
        return None
    return Took({"amount": f"{(readers.amount_of(pay) * share.percent / HUNDRED).normalize():f}"})


def sign_on(text: str, answers: Answers, lexicon: Lexicon) -> ReadAnswer:
    """One-time cash, in one or two instalments: "30k", "10 % of base", "90k in year 1, 60k in year 2"."""
    share = of_base(text, answers)
    if share is not None:
        return share
    read = in_currency(readers.money(text, readers.SIGN_ON_WORDS, "A sign-on"), "sign_on", answers)
    if read is not None or "?" in text or _EQUITY & {token.text for token in tokens(text)}:
        return read
    reading = read_offers(text if "sign" in text.casefold() else f"sign-on {text}", lexicon)
    if len(reading.offers) != 1 or reading.unread:
        return None
    offer = reading.offers[0]
    part = offer.sheet.sign_on
    if (
        part is None
        or part.amount is None
        or part.amount < _LEAST_SIGN_ON
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
