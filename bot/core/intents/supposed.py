"""A supposition and a question in one sentence: "what would year one be if they paid the bonus in full?"."""

import re
from collections.abc import Iterator

_CUE = re.compile(
    r"\b(?:and |but |so )?(?:if|when|assuming|supposing|suppose|imagine|with|given|"
    r"without(?= (?:the |a |any )?(?:cliff|clawback|growth|raises?|discount|dilution)\b))\b(?! (?:i|we) )",
    re.IGNORECASE,
)
_LEADING = re.compile(
    r"\W*(?:(?:and|so|ok|okay|but|now|then|hm+)\b\W*)*(?:what )?(?:if|assuming|supposing|suppose|imagine|"
    r"say|with|without|given)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"(?:,\s*|\s+)(?:and |then |so |if )*(?=(?:what|whats|what's|how much|how many|which|do i|would i|"
    r"am i|can i|is it|where|"
    r"(?:in |over |after |for )?(?:the )?(?:first|second|third|fourth|next) year|(?:in )?year (?:one|two|"
    r"three|four|\d)|"
    r"total|(?:over |in )?(?:four|4) years|i (?:leave|quit|left|resign|walk)|leaving|and leave)\b)",
    re.IGNORECASE,
)
_LEAVES = re.compile(r"(?:and )?(?:i (?:leave|quit|left|resign|walk)|leaving|leave)\b", re.IGNORECASE)
_FEWEST = 2
"""Words that a half has to have."""


def supposed_and_asked(text: str) -> Iterator[tuple[str, str]]:
    """The ways to part a sentence into what is supposed and what is asked then, likeliest first."""
    said = text.strip(" ,.;:?!")
    if _LEADING.match(said):
        for found in _ASKS.finditer(said):
            yield from _parted(said[: found.start()], said[found.end() :])
    for found in _CUE.finditer(said):
        if found.start() > 0:
            yield from _parted(said[found.start() :], said[: found.start()])


def _parted(supposed: str, asked: str) -> Iterator[tuple[str, str]]:
    supposed, asked = supposed.strip(" ,"), asked.strip(" ,")
    if min(len(supposed.split()), len(asked.split())) >= _FEWEST:
        yield supposed, f"if {asked}" if _LEAVES.match(asked) else asked
