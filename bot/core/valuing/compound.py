"""Messages that change an offer and ask something of it in one go: "they also give 64k a year. what is year 2 now?"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.core.intents.clauses import clauses_of
from bot.core.intents.figure_questions import read_figure_question
from bot.core.intents.rewording import HELD_ANYWAY, said_plainly
from bot.core.intents.supposed import supposed_and_asked
from bot.core.intents.swaps import holds, names_only_held
from bot.core.intents.wish_words import Wish
from bot.core.intents.wishes import wished
from bot.core.markup import literal
from bot.core.messages import Outcome, Reply, Said
from bot.core.offers.changes import Change
from bot.core.offers.reading import Said as ReadPart
from bot.core.offers.sheet import OfferSheet
from bot.core.replies.valued import kept_sheet
from bot.core.state import ChatState, Person
from bot.core.valuing.asked import Asked
from bot.core.valuing.changing import Changing, note_of
from bot.core.valuing.claims import Claim, line
from bot.core.valuing.continued import continued, left_after
from bot.core.valuing.last_change import restored
from bot.core.valuing.meant import Meant, meant
from bot.core.valuing.talk import turned_to
from calculators.refusal import Refused

_MOST_CLAUSES = 6
_KEEPING = re.compile(r"\b(?:leave|keep|stay|stays|stick)\b", re.IGNORECASE)
_FIRST = re.compile(r"\b(?:original\w*|first|start|beginning|all|everything)\b", re.IGNORECASE)
"""Of these, all changes are taken back, and not only the last."""
_BACK = "back"
"""Marks what was taken back before something else was changed."""
_LEFT_OUT = re.compile(r"\b(?:without|excluding|minus|not counting|leaving out)\b", re.IGNORECASE)
_REMARK = re.compile(
    r"(?:ok |so )*(?:forget|scrap|ignore|drop) (?:all )?(?:of )?(?:that|it|this|those|the what-?ifs?)$|"
    r"(?!.*\d)(?:i|my|we|they|he|she|that|it) (?:don't|dont|do not|am|'m|was|were|think|hate|love|really|never|"
    r"always|is|are|'s)\b",
    re.IGNORECASE,
)
"""What somebody only remarks: "I don't trust bonuses"."""


@dataclass(frozen=True, slots=True)
class Compound:
    """Reads such a message clause by clause; one clause that is neither leaves it to others."""

    changing: Changing
    asked: Asked

    def claim(self, state: ChatState, person: Person, text: str) -> Claim | None:
        """The answers about the changed offer, after what was changed; None where the message is about something else."""
        clauses = clauses_of(text)
        if len(clauses) == 1:
            return self._supposed(state, person, text)
        if not 1 < len(clauses) <= _MOST_CLAUSES:
            return None
        subject = meant(state, person, clauses[0])
        if len(subject.offers) != 1 or subject.offers[0].base is None:
            return None
        before = subject.offers[0]
        change, questions = self._read(state, (subject.rest, *clauses[1:]), before)
        if not questions and change is not None:
            return self.changing.made(turned_to(state, before), person, text, before, change)
        if not questions or (change is None and len(questions) == len(clauses)):
            return None
        try:
            return self._answered(state, person, before, change, questions)
        except Refused as refused:
            return line(state, person, literal(refused.sentence))

    def _supposed(self, state: ChatState, person: Person, text: str) -> Claim | None:
        """The answer to a question about the offer as it is supposed to be in the same sentence."""
        subject = meant(state, person, text)
        if len(subject.offers) != 1 or subject.offers[0].base is None:
            return None
        if _LEFT_OUT.search(subject.rest) and read_figure_question(subject.rest) is not None:
            return None  # "the first year without the sign-on" takes nothing out
        before = subject.offers[0]
        for supposed, asked in supposed_and_asked(subject.rest):
            change = self.changing.read(supposed, before)
            if change is None or change.problems or self.changing.read(asked, before) is not None:
                continue
            try:
                told = self._answered(state, person, before, change, (asked,))
            except Refused as refused:
                return line(state, person, literal(refused.sentence))
            if told is not None:
                return told
        return None

    def _read(
        self, state: ChatState, clauses: Sequence[str], before: OfferSheet
    ) -> tuple[Change | None, list[str]]:
        """What all clauses change, and those that do not: they must be questions."""
        sheet, said, questions = before, tuple[ReadPart, ...](), list[str]()
        for clause in clauses:
            wish = wished(clause)
            if wish is not None and wish.wish is Wish.UNDO and not said:
                sheet = kept_sheet(state.first if _FIRST.search(clause) else state.before) or sheet
                if state.before is not None:
                    said = (ReadPart(_BACK, "what was changed before", "taken back", clause),)
                continue
            change = restored(state, clause, sheet) or self.changing.read(clause, sheet)
            if change is None:
                again = continued(state, Meant((sheet,), clause, named=False)).rest
                change = self.changing.read(again, sheet) if again != clause else None
            if change is not None and not change.problems:
                sheet, said = change.sheet, (*said, *change.said)
            elif not (
                said_plainly(clause) in HELD_ANYWAY
                or holds(clause, sheet)
                or _REMARK.match(clause)
                or _keeps(clause, sheet)
            ):
                questions.append(clause)
        return (Change(sheet, said, ()) if said else None), questions

    def _answered(
        self,
        state: ChatState,
        person: Person,
        before: OfferSheet,
        change: Change | None,
        questions: Sequence[str],
    ) -> Claim | None:
        after = before if change is None else change.sheet
        told = state
        if change is not None:
            made = self.changing.made(turned_to(state, before), person, questions[0], before, change)
            if made.said.outcome is not Outcome.VALUATION or made.state.doubts:
                return None
            told, person = made.state, made.person
        replies: list[Reply] = []
        for question in questions:
            again = left_after(told, Meant((after,), question, named=True))
            answer = self.asked.question(told, person, again)
            if answer is None:
                return None
            told = answer.state.model_copy(update={"asked": again.rest})
            replies += answer.said.replies
        first = replace(replies[0], text="\n".join([*([note_of(change)] if change else []), replies[0].text]))
        return Claim(told, person, Said(Outcome.VALUATION, (first, *replies[1:])))


def _keeps(clause: str, sheet: OfferSheet) -> bool:
    """Whether a clause only says that a figure stays: "leave it at 25k"."""
    return _KEEPING.search(clause) is not None and names_only_held(clause, sheet)
