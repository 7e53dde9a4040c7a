"""A message in clauses: what is said only for courtesy, what follows from what."""

import re

from bot.core.reading.characters import plain, words_of

_ENDS = re.compile(
    r"(?<=offer):\s|(?<=offers):\s|(?:(?<!\d)\.(?=\s|$)|(?<=\d)\.(?=\s|$)|[?!;\n]|…)+"
    r"|,\s+(?=(?:(?:and|the) )*(?:first year|year (?:one|two|three|four|\d)|total|(?:four|4)[ -]years?)\b[^,]*$)"
    r"|,\s+(?=(?:and |then |so |but |ok |now )*(?:what|whats|what's|how|which|show|tell|give me|is it|does it|do i|am i|where)\b)"
    r"|,\s+(?=(?:and |then )?(?:leaving|(?:if|when) i (?:leave|quit|go)|i (?:leave|quit))\b)"
    r"|:\s+(?=(?:what|how|which|first year|year (?:one|two|three|four|\d)|totals?|(?:four|4)[- ]?(?:years?|y)\b))"
    r"|\s(?:and|then|so|but)\s+(?=(?:what|whats|what's|how|which|show|tell) )",
    re.IGNORECASE,
)
"""Where a clause ends: at a sentence's end, and before a question that follows a comma or an "and"."""
_COURTESY = re.compile(
    r"(?:(?:no|nope|yes|yep|ok|okay|well|so|and|hm+|right|alright|all right|great|cool|nice|good|perfect|sure|hi|hello|hey|wait|"
    r"actually|sorry|oops|my bad|thanks|thank you|thx|please|got it|i see|interesting|understood|fine|there|again|"
    r"i mean|oh|ah|wow|lol|haha|ha|damn|duck|kidding|just kidding|jk|k|too much|hm|hmm|anyway|so|but|then|now|"
    r"question|quick question|that'?s (?:a lot|too much|too little|great|bad|good|fine|ok|okay|nice|not much)|"
    r"thats wrong|that is wrong|that's wrong|wrong|typo|no worries|cheers)\b ?)*"
    r"(?:(?:that|this|it)(?: is|'s|s)? (?:all|it|everything)(?: (?:i have|they (?:said|offered|offer)|there is|"
    r"for now))?|nothing (?:else|more)|no more|"
    r"(?:forget|scrap|ignore|drop|leave) (?:that|it|this)(?: one| offer)?|never ?mind(?: that)?|"
    r"back to (?:my|the|our|this|that) (?:own )?offers?(?: again| then| now)?|back to (?:the )?(?:normal|usual|"
    r"current|real|today's|actual)(?: stock| share)?(?: price| value)?)?"
)


def clauses_of(text: str) -> tuple[str, ...]:
    """The clauses of a message as they are written, without the signs at their ends."""
    return tuple(clause for part in _ENDS.split(text) if (clause := part.strip(" ,.;:!?…\n\t")))


def without_courtesies(text: str) -> str:
    """A message without the clauses at its beginning that say nothing of themselves: "that's all. what is year one?"."""
    last = 0
    for end in _ENDS.finditer(text):
        if not _is_courtesy(text[last : end.start()]) or not text[end.end() :].strip():
            break
        last = end.end()
    return text[last:].lstrip() if last else text


def _is_courtesy(clause: str) -> bool:
    return _COURTESY.fullmatch(words_of(plain(clause))) is not None
