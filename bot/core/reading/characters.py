"""One plain alphabet for the readers: every character is replaced by exactly one, so that spans keep their meaning."""

import unicodedata
from functools import lru_cache

LONGEST_READ = 8_192
"""Characters of a message that are read; what comes after them is ignored (Telegram's own limit is 4,096)."""

_LONGEST_SAID = 640

_BY_HAND = {
    **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
    **dict.fromkeys("‘’ʼ`´＇‛′", "'"),
    **dict.fromkeys("“”„«»″", '"'),
    **dict.fromkeys("⁄∕", "/"),
    **dict.fromkeys("×✕✖", "x"),
    **dict.fromkeys("•◦‣▪▫●○∙⁃➤►▶➢✓✔☑✅", "•"),
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "ı": "i",
    "ſ": "s",
    "\u2028": "\n",
    "\u2029": "\n",
    "\x85": "\n",
    "\r": "\n",
    "\x0b": "\n",
    "\x0c": "\n",
    "٫": ".",
    "٬": ",",
    "、": ",",
    "。": ".",
    "٪": "%",
}
_KEPT = frozenset("½¼¾⅓⅔⅛")
_ASCII = str.maketrans(
    {"`": "'"} | {chr(code): "\n" if chr(code) in "\n\r\x0b\x0c" else " " for code in range(ord(" "))}
)


def _one(character: str) -> str:
    by_hand = _BY_HAND.get(character)
    if by_hand is not None:
        return by_hand
    if character in _KEPT:
        return character
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if category in {"No", "Nl"}:
        return "•"  # enclosed and superscript figures are bullets or footnotes, never amounts
    if category[0] == "Z" or category in {"Cc", "Cf", "Mn", "Me", "Cs", "Co", "Cn"}:
        return " "
    folded = unicodedata.normalize("NFKC", character)
    if len(folded) == 1:
        character = folded
    letter = unicodedata.normalize("NFKD", character)[0]
    if letter.isalpha() and unicodedata.category(character)[0] == "L" and letter.isascii():
        character = letter
    lowered = character.lower()
    return _BY_HAND.get(lowered, lowered) if len(lowered) == 1 else character


def plain(text: str) -> str:
    """Lower-case ``text`` without accents, with ASCII digits, quotes and dashes; the same length as what is read.

    Fullwidth forms and the digits of any script become ASCII; line ends become one sign; control and invisible
    characters become a space. At most `LONGEST_READ` characters are kept.
    """
    text = text[:LONGEST_READ]
    if text.isascii():
        return text.lower().translate(_ASCII)
    seen: dict[str, str] = {"\n": "\n", "\t": " "}
    for character in set(text):
        if character not in seen:
            seen[character] = _one(character)
    return "".join(seen[character] for character in text)


@lru_cache(maxsize=8)  # several readers look at the message of a turn, one after another
def words_of(text: str) -> str:
    """The first 640 characters of a message in plain small letters, without the signs that end a sentence."""
    kept = "".join(" " if sign in ',;:!?"()*_~“”' else sign for sign in plain(text[:_LONGEST_SAID]))
    return " ".join(kept.split()).strip(" .")
