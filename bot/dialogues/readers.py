"""Readers of slots: each takes the whole message as its answer or refuses it, and says why where that helps."""

import re
from collections.abc import Collection, Sequence
from decimal import Decimal

from bot.core.dialogue.forms import Json, ReadAnswer, Refusal, Took, Unsure
from bot.core.reading.answers import (
    FILLERS,
    UNKNOWN,
    Money,
    Share,
    read_duration,
    read_money,
    read_percent,
    read_place,
    read_share_or_amount,
)
from bot.core.reading.characters import plain
from bot.core.reading.quantities import Quantity
from bot.core.reading.tokens import Kind, tokens
from bot.core.reading.word_sets import words
from bot.core.replies.figures import bare, percent
from calculators.money import HUNDRED, short
from calculators.refusal import Refused, check_amount

BASE_WORDS = frozenset(["base", "salary", "basic", "fixed", "pay", "annual", "gross", "yearly"])
BONUS_WORDS = frozenset(["bonus", "target", "variable", "annual", "of", "base"])
SIGN_ON_WORDS = frozenset(
    ["sign", "on", "sign-on", "signon", "signing", "bonus", "joining", "one", "time", "once"]
)
_LAKHS = frozenset(["lakh", "lakhs", "lac", "lacs", "l", "lpa", "crore", "crores", "cr"])
"""Units of India: who writes them means rupees."""
STOCK_WORDS = frozenset(
    [
        "stock",
        "rsu",
        "rsus",
        "equity",
        "grant",
        "shares",
        "options",
        "option",
        "units",
        "of",
        "the",
        "company",
        "percent",
        "ownership",
        "in",
    ]
)


def holds_only(text: str, found: Sequence[Quantity], about: Collection[str]) -> bool:
    """Whether a message is nothing but its figures and words that mean nothing by themselves, or are of `about`."""
    if "?" in text:
        return False
    said = (token for token in tokens(text) if token.kind is Kind.WORD)
    inside = [(quantity.start, quantity.end) for quantity in found]
    return all(
        word.text in FILLERS or word.text in about or any(start <= word.start < end for start, end in inside)
        for word in said
    )


def amount_of(value: Json) -> Decimal:
    """The amount that an answer holds."""
    return Decimal(str(value["amount"]))


def money(text: str, about: Collection[str], what: str, *, positive: bool = False) -> ReadAnswer:
    """An amount a year (or once) as `{"amount": "280000", "currency": "USD"}`; ranges and negatives are refused."""
    read = read_money(text, about)
    if read is None:
        return None
    if read is UNKNOWN or not isinstance(read, Money):
        return Unsure()
    if read.upper is not None:
        low, high = short(read.amount), short(read.upper)
        return Refusal(f"That is a range. Which figure should I take, {low} or {high}?", (low, high))
    try:
        check_amount("amount", read.yearly, what)
    except Refused as refused:
        return Refusal(refused.sentence)
    if positive and not read.yearly:
        return Refusal(f"{what} has to be above 0.")
    value = {"amount": str(read.yearly)}
    currency = read.currency or ("INR" if _LAKHS & {token.text for token in tokens(text)} else None)
    if currency:
        value["currency"] = currency
    return Took(value)


def share_or_amount(text: str, about: Collection[str]) -> ReadAnswer:
    """`{"share": "0.2"}` or `{"amount": "56000"}`."""
    read = read_share_or_amount(text, about)
    if read is None:
        return None
    if isinstance(read, Share):
        if read.upper is not None:
            low, high = f"{read.percent:f} %", f"{read.upper:f} %"
            return Refusal(f"That is a range. Which figure should I take, {low} or {high}?", (low, high))
        return Took({"share": str(read.percent / HUNDRED)})
    return money(text, about, "A bonus") if isinstance(read, Money) else Unsure()


def percentage(text: str, about: Collection[str], *, most: Decimal = HUNDRED) -> ReadAnswer:
    """Percent points as `"0.3"`, from 0 to `most`."""
    read = read_percent(text, about)
    if read is None:
        return None
    if not isinstance(read, Share):
        return Unsure()
    if not 0 <= read.percent <= most:
        return Refusal(f"That has to lie between 0 and {most:f} %.")
    return Took(str(read.percent))


def months(text: str, *, most: int = 120) -> ReadAnswer:
    """A number of months from 0 to `most`."""
    read = read_duration(text, frozenset(["leave", "leaving", "after", "quit", "month", "in", "stay"]))
    if read is None:
        return None
    if not isinstance(read, int):
        return Unsure()
    if not 0 <= read <= most:
        return Refusal(f"Months have to lie between 0 and {most}.")
    return Took(read)


def name_among(text: str, names: dict[str, str], fillers: Collection[str]) -> ReadAnswer:
    """A known place or role."""
    found = read_place(text, names, fillers)
    return Took(found) if found is not None else None


_OF = re.compile(r"\b(?P<head>[a-z]+) of (?:the )?(?P<field>[a-z]+(?: [a-z]+)?)\s*$")
_ROLE_FILLERS = words(
    "staff principal junior jr sr lead as i'd i'll it's they'd call me hired a i'm i am be would my role title is the an of position job"
)


def role(text: str, roles: dict[str, str]) -> ReadAnswer:
    """A known role, whichever way it is put: "AI director", "director of AI", "a staff ML engineer"."""
    found = name_among(text, roles, _ROLE_FILLERS)
    turned = _OF.search(plain(text)) if found is None else None
    return found or (
        name_among(f"{turned['field']} {turned['head']}", roles, _ROLE_FILLERS) if turned else None
    )


def show_money(value: Json) -> str:
    """An amount as it is echoed."""
    amount, currency = amount_of(value), value.get("currency")
    return "none" if not amount else f"{bare(amount)}{f' {currency}' if currency else ''}"


def show_share_or_amount(value: Json) -> str:
    """A share or an amount as it is echoed."""
    if "share" in value:
        share = Decimal(str(value["share"]))
        return percent(share, 2) if share else "none"
    return show_money(value)
