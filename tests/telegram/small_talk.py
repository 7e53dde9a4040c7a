"""A little conversation with one of everything: context, choices, a dialogue, an offer, a chart, a file."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from bot.core.charts import Chart, ChartKind, Series
from bot.core.messages import Button, Message, Outcome, Reply, Room, Said
from bot.core.state import ChatState, DialogueState, Person, SavedOffer, Topic

SOURCE = "The guide, June 2026 · its claim, not verified"
BASE = {"vp": "$340k", "caio": "$460k"}
CHART = Chart(
    ChartKind.YEARS, "Two years", "USD", ("1", "2"), (Series("base", (Decimal(280), Decimal(290))),)
)


@dataclass(frozen=True)
class Turn:
    state: ChatState
    person: Person
    said: Said


@dataclass(frozen=True)
class Finding:
    id: str
    title: str
    text: str
    source: str


FINDINGS = tuple(Finding(f"entry-{i}", f"Entry {i}", f"**{i} %** of base.", SOURCE) for i in range(45))


class SmallTalk:
    """Answers by a handful of words."""

    def turn(self, state: ChatState, person: Person, message: Message, now: dt.datetime) -> Turn:
        state = state.fresh(now).model_copy(update={"at": now})
        if message.press:
            return self._pressed(state, person, message)
        if message.document is not None:
            offer = SavedOffer(name="From a file", sheet={"file": message.document})
            return Turn(state, Person(offers=(*person.offers, offer)), _valued(f"Read {message.document}"))
        words = message.text.lower().split()
        if state.dialogue is not None:
            return self._answered(state, person, message.text)
        if words[:1] == ["/value"]:
            return self._begun(state, person)
        role = next((role for role in BASE if role in words), None)
        if "equity" in words and (role or state.topics):
            return Turn(state, person, _answer(f"**0.45 %** for the {role or state.topics[-1].entry}."))
        if role:
            return Turn(state.about(Topic(entry=role)), person, self._base(role))
        return Turn(state, person, self._other(words, message))

    def look_up(self, text: str) -> tuple[Finding, ...]:
        return tuple(finding for finding in FINDINGS if text.lower() in finding.title.lower())

    def looks_up(self, data: str) -> bool:
        return data.startswith("e:")

    def _other(self, words: list[str], message: Message) -> Said:
        match words:
            case ["chart"]:
                return Said(Outcome.VALUATION, (Reply("Two years", chart=CHART, source=SOURCE),))
            case ["essay"]:
                return _answer("word " * 3000)
            case ["offer", *_]:
                return _valued("First year **$466,000**")
            case ["offers?"] if message.room is Room.GROUP:
                return Said(
                    Outcome.VALUATION, (Reply("In private.", buttons=((Button("Go", private="value"),),)),)
                )
            case ["/offers"]:
                return _answer("Saved: none")
            case _:
                return Said(Outcome.NO_ANSWER, (Reply("That is outside what I know."),))

    def _base(self, role: str) -> Said:
        buttons = ((Button("Equity", f"e:{role}"), Button("Source?", "x:source")),)
        reply = Reply(f"**{BASE[role]}** median base.", "Where & how it was <measured>.", SOURCE, buttons)
        return Said(Outcome.ANSWER, (reply,), entry=role)

    def _pressed(self, state: ChatState, person: Person, message: Message) -> Turn:
        kind, _, rest = message.press.partition(":")
        if kind == "e" and rest in BASE:
            return Turn(state.about(Topic(entry=rest)), person, _answer(f"**0.45 %** for the {rest}."))
        if kind == "x" and state.topics:
            return Turn(state, person, _answer(f"The guide says so of the {state.topics[-1].entry}."))
        return Turn(state, person, Said(Outcome.NOTICE, toast="That button is from an older message."))

    def _begun(self, state: ChatState, person: Person) -> Turn:
        begun = state.model_copy(update={"dialogue": DialogueState(form="value")})
        return Turn(begun, person, Said(Outcome.VALUATION, (Reply("1 of 2. **What is the base?**"),)))

    def _answered(self, state: ChatState, person: Person, text: str) -> Turn:
        assert state.dialogue is not None
        answers = (*state.dialogue.answers, ("slot", text))
        if len(answers) < 2:
            dialogue = state.dialogue.model_copy(update={"answers": answers})
            return Turn(
                state.model_copy(update={"dialogue": dialogue}),
                person,
                Said(Outcome.VALUATION, (Reply(f"Base {text}. 2 of 2. **And the bonus?**"),)),
            )
        values = " and ".join(str(value) for _, value in answers)
        return Turn(state.model_copy(update={"dialogue": None}), person, _valued(f"Worth {values}"))


def _answer(text: str) -> Said:
    return Said(Outcome.ANSWER, (Reply(text, source=SOURCE),))


def _valued(text: str) -> Said:
    return Said(Outcome.VALUATION, (Reply(text, buttons=((Button("Change", "d:change"),),)),))
