"""What a message says of its offer beside the figures: one more, a revised one, set against another, or left early."""

import re

from bot.core.reading.characters import words_of

IT = "it"
"""What stands in a message for the offer that it named."""

_BEFORE_NEWS = (
    r"(?:ok |so |and |now |wait |update |good news |well |hey |hi |hm+ |oh |um |uh |ah |actually |sorry )*"
)
_BEFORE_ANOTHER = (
    r"(?:now |and |then |but |actually |oh |so |ok |wait |here is |here's |also |i |i've |i also |have |got |"
    r"received |just |there is |there's |comes |came |another is )*(?:a |an |the |my )?"
)


def _one_of(*ways: str) -> str:
    return f"(?:{'|'.join(ways)})"


_ENDS = _one_of(
    r"leave|leaving|quit|quitting|resign|resigning|depart|go away",
    r"(?:i|i've|i have|i had|we|you|if|once|having) left",
    r"(?:walk|walking|walked) (?:away|out)",
    r"(?:am|get) (?:fired|laid off)",
    r"gone (?:after|in|within)",
    r"(?:i|we) go(?= (?:after|at|within|in) )",
    r"(?:if|once|when|suppose|until) (?:i|we|you) (?:do )?stay(?:ed)?",
    r"owe (?:it |them |that |any of it )?back",
    r"(?:pay|give) (?:it |them |that |some of it )?back(?= (?:if|after))",
    r"stay only|only stay|stay for only",
)
_SETS_AGAINST = _one_of(
    r"compare|compared|comparing|stacks? up|against|versus|vs|beats?|instead of my|other offer|or would",
    r"(?:better|worse|more|less|higher|lower) than",
    r"rather (?:take|have|get)",
    r"which (?:one|offer|job|of (?:them|these|those|the two))\b",
    r"which (?:is|pays|wins|would be|brings|earns|gives|comes out) (?:me )?(?:the )?(?:better|best|more|most|higher|highest|ahead|first)",
    r"who (?:pays|offers|gives) (?:me )?(?:more|better|best|most)",
    r"better of the two|what is better|what's better",
    r"(?:would|should) (?:you|i) (?:rather )?(?:take|prefer|choose|pick)",
)
_COMES = _one_of(
    r"(?:now |and |please |then |also )*(?:add|include|throw in)\b(?=.*\b(?:one|offer|another|third|second|fourth)\b)",
    rf"{_BEFORE_ANOTHER}(?:second|third|fourth|fifth|next|other|another|one more) (?:one|offer)\b",
    r"(?:now|and|then|here is|here's|next) (?:another|the next|the other|a second)\b"
    r"(?! (?:question|thing|year|round|month|cliff|word|way|point|time|part))",
    r"(?:now |and |then |so )*(?:there is|there's|here is|here's|here comes) (?:a|the) (?:second|third|fourth|fifth)\b",
)
_MOVED = _one_of(
    r"came back|come back|moved|changed|raised|lowered|upped|improved|increased|bumped|revised|updated|adjusted",
    r"keep|kept|agreed|went up|countered|now offer|offer(?:ed)? (?:me )?now",
)
_NEWS = _one_of(
    r"(?:they|he|she|the (?:recruiter|company|hr)|recruiter|hr|it)(?: have| has|'ve|'s| just| now| finally)* "
    rf"{_MOVED}\b",
    r"(?:the |my )?(?:letter|contract|offer letter|recruiter|paper) (?:actually )?(?:says|said|has|states)\b",
    r"(?:the )?(?:updated?|revised|new|improved) (?:numbers?|figures?)\b",
    r"(?:an )?update\b",
)

_LEAVING = re.compile(rf"\b{_ENDS}\b")
_LEAVING_OUT = re.compile(
    r"\bleav(?:e|ing) (?:the |it |that |my )?[\w-]* ?(?:on )?out\b|\bleav(?:e|ing) out\b"
)
"""Takes something out of a sum, which is no way to leave a job."""
_COMPARING = re.compile(rf"\b{_SETS_AGAINST}\b")
_ADDING = re.compile(_COMES)
_REVISING = re.compile(f"{_BEFORE_NEWS}{_NEWS}")
_LEAD = re.compile(r"\W*(?:[a-z’']+\s+){0,6}?(?:another|one more)\s+one\b[\s:,;–-]*", re.IGNORECASE)
_BESIDE = re.compile(
    r"(?:now |and |please )*compare(?: it| this| that| this one| my offer)? (?:with|to|against)\b"
)


_SET_BESIDE = re.compile(
    r"\W*(?:now |and |please )*compare(?: it| this| that| this one| my offer)? (?:with|to|against) (?=.*\d)",
    re.IGNORECASE | re.DOTALL,
)


_ANNOUNCING = re.compile(
    r"\b(?:got|have|received|made|sent|given|with|holding|landed) (?:me )?(?:an?|my|the|this) (?:\w+ )?offer\b(?! letter| expire)"
)


_CONFIRMING = re.compile(r"(?:ok |ah |oh |right )*so\b.*\b(?:because|since|due to)\b")
_AGREEING = re.compile(
    r"(?:yes|yeah|yep|yup|correct|right|exactly|sure|i mean|i meant|that's right|thats right)\b"
)


def announces(text: str) -> bool:
    """Whether a message without figures tells that there is an offer: "got an offer from a startup as director"."""
    return not any(map(str.isdigit, text)) and _ANNOUNCING.search(words_of(text)) is not None


def without_adding(text: str) -> str:
    """A message without the words that only say that one more offer comes: "i have another one: 300k base"."""
    lead = _LEAD.match(text) if adds(text) else _SET_BESIDE.match(text)
    return text if lead is None else text[lead.end() :]


def leaving_in(said: str) -> re.Match[str] | None:
    """Where plain words speak of leaving the job; what is left out of a sum is none."""
    return _LEAVING.search(_LEAVING_OUT.sub(lambda found: " " * len(found[0]), said))


def speaks_of_leaving(text: str) -> bool:
    """Whether a message supposes that the person leaves the job."""
    return leaving_in(words_of(text)) is not None


def confirms(text: str) -> bool:
    """Whether a message only says why a figure told before is as it is: "so no stock at all because of the cliff"."""
    return _CONFIRMING.match(words_of(text)) is not None


def agrees(text: str) -> bool:
    """Whether a message begins by agreeing: "yes i mean 280k base"."""
    return _AGREEING.match(words_of(text)) is not None


def compares(text: str) -> bool:
    """Whether a message that states an offer sets it against the one before."""
    return _COMPARING.search(words_of(text)) is not None


def begins_comparing(text: str) -> bool:
    """Whether a message begins with setting something beside the offer talked about: "compare it with …"."""
    return _BESIDE.match(words_of(text)) is not None


def revises(text: str) -> bool:
    """Whether a message says that the offer before was changed by those who made it: "they came back with …"."""
    return _REVISING.match(words_of(text)) is not None


def adds(text: str) -> bool:
    """Whether a message that states an offer sets it beside those before, as one more."""
    return _ADDING.match(words_of(text)) is not None
