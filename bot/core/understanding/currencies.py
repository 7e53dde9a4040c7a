"""The currency that an amount is asked for in: `300k in rupees`, `how many yen is a euro`."""

from dataclasses import replace
from decimal import Decimal

from bot.core.understanding.mentions import Found
from bot.core.understanding.query import Numbers
from knowledge.lexicon import Class

HOW_MANY = (("how", "many"), ("how", "much"))


def asked_in(found: Found, numbers: Numbers) -> tuple[Numbers, str | None]:
    """The figures, and the code of the currency that they are asked for in, if any.

    Two currencies without an amount ask for the rate: what one of the first is in the second, or, after
    `how many`, what one of the second is in the first.
    """
    named = [(mention.start, code) for mention in found.mentions if (code := mention.value(Class.CURRENCY))]
    codes = list(dict.fromkeys(code for _, code in named))
    if numbers.amounts:
        return numbers, next((code for code in codes if code != numbers.currency), None)
    if len(codes) != 2:
        return numbers, codes[0] if len(codes) == 1 else None
    at = named[0][0]
    of, into = codes[::-1] if found.words[max(0, at - 2) : at] in HOW_MANY else codes
    return replace(numbers, amounts=(Decimal(1),), currency=of, at=(at,)), into
