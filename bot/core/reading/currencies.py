"""Currencies as people write them: signs, ISO codes, names; before or after the amount."""

from collections.abc import Sequence

from bot.core.reading.tokens import Kind, Token
from bot.core.reading.word_sets import words

SIGNS = {
    "$": "USD",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "円": "JPY",
    "元": "CNY",
    "₹": "INR",
    "₩": "KRW",
    "₪": "ILS",
    "₺": "TRY",
    "₽": "RUB",
    "₫": "VND",
    "₱": "PHP",
    "฿": "THB",
    "₴": "UAH",
    "₦": "NGN",
}
DOLLARS = {
    "us": "USD",
    "c": "CAD",
    "ca": "CAD",
    "cad": "CAD",
    "cdn": "CAD",
    "a": "AUD",
    "au": "AUD",
    "aud": "AUD",
    "s": "SGD",
    "sg": "SGD",
    "sgd": "SGD",
    "hk": "HKD",
    "hkd": "HKD",
    "nz": "NZD",
    "nzd": "NZD",
    "nt": "TWD",
    "r": "BRL",
    "mx": "MXN",
    "usd": "USD",
}
"""What stands glued before a dollar sign (C$) or a yen sign."""
CODES = words(
    "usd eur gbp chf jpy cny inr cad aud sgd hkd nzd twd brl mxn sek nok dkk pln czk huf ron bgn krw ils aed sar qar "
    "zar thb idr myr php vnd uah ngn kes egp clp cop ars rub"
)
NAMES = {
    **dict.fromkeys(("dollar", "dollars", "dollers", "bucks", "usds"), "USD"),
    **dict.fromkeys(("euro", "euros", "eurs"), "EUR"),
    **dict.fromkeys(("pound", "pounds", "quid", "sterling"), "GBP"),
    **dict.fromkeys(("franc", "francs", "sfr", "chfs"), "CHF"),
    **dict.fromkeys(("rupee", "rupees", "rs", "inrs"), "INR"),
    **dict.fromkeys(("yen", "jpys"), "JPY"),
    **dict.fromkeys(("yuan", "rmb", "renminbi"), "CNY"),
    **dict.fromkeys(("zloty", "zlotys", "zl", "plns"), "PLN"),
    **dict.fromkeys(("shekel", "shekels", "nis"), "ILS"),
    **dict.fromkeys(("dirham", "dirhams"), "AED"),
    **dict.fromkeys(("won",), "KRW"),
    **dict.fromkeys(("reais",), "BRL"),
}
_NATIONS = {
    "us": "USD",
    "american": "USD",
    "canadian": "CAD",
    "aussie": "AUD",
    "australian": "AUD",
    "singapore": "SGD",
    "sing": "SGD",
    "hongkong": "HKD",
    "swiss": "CHF",
    "british": "GBP",
    "indian": "INR",
    "japanese": "JPY",
    "chinese": "CNY",
}
_YENS = {"cn": "CNY", "cny": "CNY", "rmb": "CNY", "jp": "JPY", "jpy": "JPY"}
_ABBREVIATED = {"rs": "INR", "rmb": "CNY", "sfr": "CHF", "fr": "CHF"}
_ONLY_BEHIND = frozenset({"won"})
"""Words that name a currency only directly behind an amount."""


def is_currency_word(word: str) -> bool:
    """Say whether ``word`` (plain) is a code or a name of a currency."""
    return word in CODES or (word in NAMES and word not in _ONLY_BEHIND)


def _signed(tokens: Sequence[Token], index: int, floor: int) -> tuple[str, int]:
    """Return the currency of the sign at ``tokens[index]``, with what is glued before it: C$, CN¥."""
    sign = tokens[index].text
    prefix = tokens[index - 1] if index > floor and tokens[index].glued else None
    if prefix is not None and prefix.kind is Kind.WORD:
        if sign == "$" and prefix.text in DOLLARS:
            return DOLLARS[prefix.text], index - 1
        if sign == "¥" and prefix.text in _YENS:
            return _YENS[prefix.text], index - 1
    return SIGNS[sign], index


def before(tokens: Sequence[Token], at: int, floor: int = 0) -> tuple[str, int] | None:
    """Return the currency that ends just before ``tokens[at]`` and the index of its first token, at least ``floor``."""
    index = at - 1
    dotted = index >= floor and tokens[index].text == "." and tokens[index].glued  # Rs. 45,00,000
    index -= dotted
    if index < floor or (dotted and tokens[index].text not in _ABBREVIATED):
        return None
    token = tokens[index]
    if token.kind is Kind.SIGN and token.text in SIGNS:
        return _signed(tokens, index, floor)
    if token.kind is not Kind.WORD:
        return None
    if token.text in CODES:
        return token.text.upper(), index
    if token.text in _ABBREVIATED:
        return _ABBREVIATED[token.text], index
    if token.text not in NAMES or token.text in _ONLY_BEHIND:
        return None
    nation = tokens[index - 1].text if index > floor else ""
    return (_NATIONS[nation], index - 1) if nation in _NATIONS else (NAMES[token.text], index)


def _leads(tokens: Sequence[Token], at: int) -> bool:
    """Say whether a figure is glued behind ``tokens[at]``, which then belongs to the figure."""
    return at + 1 < len(tokens) and tokens[at + 1].kind is Kind.FIGURE and tokens[at + 1].glued


def after(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """Return the currency that begins at ``tokens[at]`` and the index behind it."""
    if at >= len(tokens):
        return None
    token = tokens[at]
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if token.kind is Kind.SIGN and token.text in SIGNS:
        return None if _leads(tokens, at) and not token.glued else (SIGNS[token.text], at + 1)
    if token.kind is not Kind.WORD:
        return None
    if following is not None and following.text == "$" and following.glued and token.text in DOLLARS:
        return None if _leads(tokens, at + 1) else (DOLLARS[token.text], at + 2)
    if following is not None and token.text in _NATIONS and following.text in NAMES:
        return _NATIONS[token.text], at + 2
    if token.text in CODES:
        return token.text.upper(), at + 1
    return (NAMES[token.text], at + 1) if token.text in NAMES else None
