"""Words that steer a dialogue instead of answering it: back, skip, cancel, restart, edit, that's all."""

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.core.dialogue.forms import Form, Slot
from bot.core.reading.characters import plain

RESUME = "/resume"
"""What asks the open question again; no person has to know it."""


class Verb(StrEnum):
    """What a steering word does."""

    BACK = "back"
    SKIP = "skip"
    CANCEL = "cancel"
    RESTART = "restart"
    DONE = "done"
    EDIT = "edit"
    AGAIN = "again"


@dataclass(frozen=True, slots=True)
class Steering:
    """A verb, with the slot that `edit` names."""

    verb: Verb
    slot: Slot | None = None


_WORDS: dict[Verb, str] = {
    Verb.BACK: """back|change it|change that|edit it|edit that|let me change that|can i go back|can we go back|
        go back|step back|one back|previous|previous question|previous one|the one before|undo|undo that|
        oops|wait go back|go one back|one step back|take that back|back please|/back|last question""",
    Verb.SKIP: """skip|skip it|skip this|skip that|skip this one|skip this question|pass|next|next question|next one|
        can i skip|can i skip it|can i skip this|can i skip that|may i skip|may i skip this|can i leave it out|
        can i leave it open|leave it out|leave it blank|leave it open|move on|skip please|/skip|later""",
    Verb.CANCEL: """cancel|stop|quit|exit|abort|never mind|nevermind|nvm|forget it|leave it|forget about it|
        cancel it|cancel that|
        cancel this|stop it|stop this|end|end this|get me out|get out|i want out|no more questions|cancel please|/cancel|
        forget all that|forget that|forget it all|forget everything|let's stop|lets stop|drop it|not now|bye|
        scrap that|scrap it""",
    Verb.RESTART: """restart|can we start over|can i start over|start over|start again|begin again|
        from the beginning|from scratch|reset|all over again|
        start from scratch|start anew|new start|from the start|let's start over|lets start over|/restart|redo""",
    Verb.DONE: """that's all|thats all|that is all|that's it|thats it|that is it|that's everything|thats everything|done|
        i'm done|im done|finish|finished|nothing else|nothing more|no more|that's all i have|thats all i have|
        that's all i know|thats all i know|that's what i have|just value it|value it|value it now|value it like that|
        value this|calculate|calculate it|compute|go ahead|show me|show me the result|show me the total|show result|
        show the result|result|all of it|
        no more just calculate it|nothing more just calculate|just calculate it|just calculate|finish now|
        no other parts|no more parts|nothing more to add|
        skip everything else|skip the rest|skip all the rest|skip everything|leave the rest open|leave the rest|
        the rest is open|ignore the rest|
        thats all i know|that's all of it|thats all of it|no more info|no more information|that's all the info|
        it is complete|it's complete|its complete|it is complete now|that is complete|
        that would be all|that'll be all|thatll be all|nope that's all|no that's all|no thats all|that's the offer|
        that's all they said|that's all they offered|i have no more|the rest is unknown|/done""",
    Verb.AGAIN: f"""{RESUME}|again|repeat|repeat the question|what was the question|where were we|where was i|
        continue|go on|
        resume|repeat that|say that again|pardon|sorry|summary|show summary|come again|what now""",
}
_PHRASES = {" ".join(phrase.split()): verb for verb, words in _WORDS.items() for phrase in words.split("|")}
_EDITING = ("edit", "change", "correct", "fix", "update", "redo", "go back to", "back to", "modify", "adjust")
_ASKING = frozenset(
    [
        "what",
        "what's",
        "whats",
        "how",
        "how's",
        "hows",
        "why",
        "when",
        "where",
        "who",
        "which",
        "is",
        "are",
        "does",
        "do",
        "did",
        "can",
        "could",
        "should",
        "will",
        "would",
        "has",
        "have",
        "tell",
        "explain",
    ]
)
_CLAUSE = re.compile(r"[,.;!?\n]+|\band\b|\bso\b")
_RESULT = re.compile(
    r"(?:and |then )?(?:what(?: is|'s|s)? (?:it|that|this|the \w+(?: \w+)?|my \w+)(?: is)?(?: \w+)? ?(?:worth|"
    r"come to|add up to|in total|total)?|"
    r"(?:just )?(?:show|give|tell) me (?:the (?:result|total|valuation)|what (?:it|that|all that|this) (?:comes|adds) (?:to|up to))|"
    r"how much (?:is|does) (?:it|that|this|the \w+(?: \w+)?)(?: \w+)?|(?:show|give|tell) me (?:the |my )?(?:result|"
    r"total|totals|valuation|value|numbers|figures|sum|(?:first|whole|4|four) year\w*(?: total)?|year (?:one|1))|"
    r"(?:what|how much)(?: is|'s|s)? (?:the |my )?(?:first year|year (?:one|1))(?: then| worth)?|"
    r"(?:just )?value (?:it|this|that)|no|nope|yes|yep|ok)"
)
"""Beside "that's all", these ask for what comes then anyway."""

_ABSENT = re.compile(r"(?:there is |there's |i get )?(?:no|without|zero) [a-z-]+(?: [a-z-]+)?(?: either)?")
"""Beside "that's all", what is said not to be there needs no noting."""

_EMPTY = frozenset({"no more", "no", "ok", "please", "then", "now", "nope", "and", "thanks"})
WORDS = frozenset({"skip", "back", "cancel", "restart", "again", "change", "edit", "done"})
"""The words of the verbs, for those that are mistyped."""

_SMALL = ("the ", "my ", "that ", "please ")


def steering(text: str, form: Form) -> Steering | None:
    """The steering that the whole message is; None where it is something else."""
    words = _plain(text)
    if words in _PHRASES:
        return Steering(_PHRASES[words])
    if _ends(text):
        return Steering(Verb.DONE)
    for start in _EDITING:
        if words.startswith(f"{start} "):
            named = words.removeprefix(start).strip()
            for small in _SMALL:
                named = named.removeprefix(small)
            slot = form.named(named.removesuffix(" please").removesuffix(" again"))
            if slot is not None:
                return Steering(Verb.EDIT, slot)
    return None


def _done_apart(clause: str) -> tuple[str, ...]:
    """A clause that begins by ending the telling, in two: "nothing else just show me the result"."""
    ends = (phrase for phrase, verb in _PHRASES.items() if verb is Verb.DONE)
    first = next((phrase for phrase in ends if clause.startswith(f"{phrase} ")), None)
    rest = clause[len(first) :].strip() if first else ""
    return (first, rest) if first and _RESULT.fullmatch(rest) else (clause,)


def _ends(text: str) -> bool:
    """Whether a message of several clauses ends the telling: "no relocation, that's all, what is it worth?"."""
    clauses = [
        part
        for piece in _CLAUSE.split(plain(text[:200]))
        if (clause := _plain(piece))
        for part in _done_apart(clause)
    ]
    done = [clause for clause in clauses if _PHRASES.get(clause) is Verb.DONE]
    others = (clause for clause in clauses if clause not in done and clause not in _EMPTY)
    return bool(done) and all(_RESULT.fullmatch(clause) or _ABSENT.fullmatch(clause) for clause in others)


def before_the_end(text: str) -> str | None:
    """What a message says before it ends the telling: "10k sign-on, and that's all"; None where it does not end it."""
    pieces = [piece.strip() for piece in _CLAUSE.split(text[:200]) if piece and piece.strip()]
    clauses = [(piece, _plain(piece)) for piece in pieces]
    if not any(_PHRASES.get(clause) is Verb.DONE for _, clause in clauses):
        return None
    told = [
        piece
        for piece, clause in clauses
        if _PHRASES.get(clause) is not Verb.DONE and clause not in _EMPTY and not _RESULT.fullmatch(clause)
    ]
    return ", ".join(told) or None


def is_cancelling(text: str) -> bool:
    """Whether a message only wants to leave what is going on."""
    return _PHRASES.get(_plain(text)) is Verb.CANCEL


def is_question(text: str) -> bool:
    """Whether a message asks something."""
    words = _plain(text).split()
    return len(words) > 1 and (text.rstrip().endswith("?") or words[0] in _ASKING)


def _plain(text: str) -> str:
    kept = "".join(" " if sign in ',;:.!?"()*_~' else sign for sign in plain(text[:200]))
    words = " ".join(kept.split())
    for polite in (
        "hi ",
        "hello ",
        "hey ",
        "so ",
        "ok ",
        "okay ",
        "please ",
        "no wait ",
        "wait ",
        "hm ",
        "hmm ",
    ):
        words = words.removeprefix(polite)
    return (
        words.removesuffix(" please").removesuffix(" thanks").removesuffix(" now")
        if len(words) > 8
        else words
    )
