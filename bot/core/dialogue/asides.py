"""Questions about the question being asked, answered in the terms of its slot: "is that per year or all of it"."""

import re
from dataclasses import dataclass

from bot.core.reading.characters import plain
from bot.core.reading.quantities import quantities

LONGEST = 160


@dataclass(frozen=True, slots=True)
class Aside:
    """What a slot says to a question about it: `cues` are patterns of words, any of which tells the question."""

    cues: str
    says: str


_WHY = re.compile(
    r"(?:and |but |ok )?(?:why|what for|what do you need (?:that|this|it) for|do you (?:really )?need (?:that|this|it)|"
    r"is (?:that|this|it) (?:needed|necessary|required|mandatory|important)|do i (?:have|need) to (?:say|answer|"
    r"tell)(?: that| this| it)?|"
    r"why (?:do|would|are|does|is|should) (?:you |i |that |this |it )*(?:need(?:ed)?|ask(?:ing)?|want|know|matter|"
    r"care|relevant|important|tell|say|answer)\b.*)"
)
_MEANS = re.compile(
    r"(?:sorry |huh |hm |eh )?(?:what|huh|help|explain|eh|how|example|an example|for example|like what|such as|hint|"
    r"what do you mean(?: (?:by|with) .+)?|what (?:does|is|are) (?:that|this|it)(?: mean)?|what's (?:that|this|it)|whats that|"
    r"meaning|i (?:don't|dont|do not) (?:understand|get it|get that|follow)|explain (?:that|this|it)|help me|"
    r"can you explain(?: that| this)?|"
    r"what (?:should|do|can|shall) i (?:say|write|type|enter|answer|put|send)(?: (?:here|now|there))?|how (?:should|"
    r"do|can) i (?:say|write|type|enter|answer|put) (?:that|this|it)|"
    r"give me an example|what are (?:my|the) (?:options|choices)|which ones?|what kind|what exactly|in what (?:form|format|unit))"
)
_ASKING = re.compile(
    r"\b(?:is|are|does|do|did|should|shall|what|which|how|where|can|could|would|will|whether|or|mean|meant|include|"
    r"includes|including|count|counts|with)\b"
)


_TERM = re.compile(
    r"(?:so |and |but |ok )?(?:what(?:'s| is| are)|whats|define|explain) (?:(?!the |my |that |this |"
    r"it )an? )?(?!the |my |that|this|it\b|all|in|with|usual|typical|normal|common|standard|average|"
    r"fair)\w+(?: \w+)?|what does (?!that|this|it)\w+(?: \w+)? mean"
)
"""Asks what a term means, which the knowledge says better: "what is a cliff"."""


_PROPERTY = (
    r"(?:per|an?|each|every|this) (?:year|month|hour|week)|yearly|annual(?:ly)?|monthly|hourly|(?:before|after|pre|"
    r"post)[- ]?tax(?:es)?|taxed|"
    r"gross|net|pre(?:[- ]?money)?|post(?:[- ]?money)?|(?:in )?total|all(?: of it)?|the whole(?: thing)?|"
    r"from the (?:start|beginning)|from (?:day one|now)"
)
_OF_THE_QUESTION = re.compile(
    rf"(?:and |so |or |but |ok )?(?:(?:is|are) (?:that|this|it|they|"
    rf"these) )?(?:meant )?(?:as )?(?:{_PROPERTY})(?:(?: or)? (?:{_PROPERTY}))*"
    r"|(?:and |so |ok |well |hm+ |just )*(?:what(?:'s| is| would be|s)?|how much(?: is| would be)?) (?:the |"
    r"a )?(?:usual|typical|normal|common|standard|average|fair|default|usually)"
    r"(?: here| there| one| answer| choice| amount| figure| for (?:this|that|it))?"
)
_HOW_MUCH = re.compile(
    r"(?:and |so |ok )?(?:how much|what(?= (?:does|makes?|would))) (?:is|would|does|makes?|did) (?:that|this|"
    r"it)(?: be| make| come to| amount to| worth)?"
    r"(?: in (?:money|dollars|total|euros|figures|numbers))?(?: then| now)?"
)
_REFERS = re.compile(
    r"(?:and |so |or |but )?(?:is|are|was|does|do|should|would|will|can|must|may|has) (?:that|this|it|they|these|those|i|you)\b.*"
)
_USUAL = re.compile(r"(?:the )?(?:usual|typical|normal|standard|average)(?: one)?")


def asks_how_much(text: str) -> bool:
    """Whether a message asks what the answer before comes to: "how much is that?"."""
    return _HOW_MUCH.fullmatch(_words(text)) is not None


def asks_for_usual(text: str) -> bool:
    """Whether a message asks for the usual answer, which is another one at every question."""
    return (
        re.search(r"\b(?:usual|usually|typical|normal|common|standard|average|fair|default)\b", _words(text))
        is not None
    )


def is_about_question(text: str) -> bool:
    """Whether a message asks for a property of what is asked, and names nothing else: "before tax?", "what is usual?"."""
    words = _words(text)
    asks = text.rstrip().endswith("?") or _ASKING.search(words) is not None
    if _USUAL.fullmatch(words):
        return True
    return asks and len(words) <= LONGEST and _OF_THE_QUESTION.fullmatch(words) is not None


def refers_to_question(text: str) -> bool:
    """Whether a message that nobody could answer asks something of "that": of what is asked."""
    words = _words(text)
    return text.rstrip().endswith("?") and len(words) <= LONGEST and _REFERS.fullmatch(words) is not None


_OTHER = re.compile(
    r"\b(?:hir(?:e|es|ed|ing) (?:take|process|usually|typically|normally|a)|interview\w*|recruit(?:ing|ment)|ai act|"
    r"women|phd|degrees?|median|benchmarks?|guide|survey)\b"
)
"""What a question speaks of that is about no answer: "how long does hiring usually take"."""


def about_slot(text: str, why: str, means: str, asides: tuple[Aside, ...]) -> str | None:
    """What a slot says to a message that asks about it; None where the message asks something else, or answers."""
    words = _words(text)
    if not words or len(words) > LONGEST or quantities(text):
        return None
    if means and _MEANS.fullmatch(words):
        return means
    if _TERM.fullmatch(words):
        return None
    asks = text.rstrip().endswith("?") or _ASKING.search(words) is not None
    if asks or len(words.split()) <= 4:
        for aside in asides:
            if re.search(rf"\b(?:{aside.cues})\b", words) and not _OTHER.search(words):
                return aside.says
    return why if why and _WHY.fullmatch(words) else None


def _words(text: str) -> str:
    kept = "".join(" " if sign in ',;:.!?"()*_~' else sign for sign in plain(text[: 2 * LONGEST]))
    return " ".join(kept.split())
