"""Questions answered: reading, routing and the replies, with the context of the chat."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.core.answers.arithmetic import Arithmetic
from bot.core.answers.choices import Choices, asking_back
from bot.core.answers.entries import Entries
from bot.core.answers.entry import entry_said
from bot.core.answers.facet import facet_said
from bot.core.answers.following import LEANS, Following
from bot.core.answers.look_up import LookUp
from bot.core.answers.menu import ROLES, menu_said
from bot.core.answers.nearby import Nearby
from bot.core.answers.numbers import Numbers
from bot.core.answers.passing_sums import passing_sum_reply
from bot.core.answers.pay import Pay
from bot.core.answers.query_data import query_of_data
from bot.core.answers.quoted import Quoted
from bot.core.answers.schedule_owners import ScheduleOwners
from bot.core.answers.table import Table
from bot.core.answers.together import side_by_side, together, unknown_half
from bot.core.messages import Outcome, Said
from bot.core.routing import Route, Thresholds, Way, route
from bot.core.state import ChatState, Topic
from bot.core.understanding.definitions import Definitions
from bot.core.understanding.facets import Facet
from bot.core.understanding.follow_up import completed, of_the_offer, topic_of
from bot.core.understanding.halves import halves_of
from bot.core.understanding.matching import Matching
from bot.core.understanding.numbers import bare_numbers
from bot.core.understanding.passing_sums import passing_sum
from bot.core.understanding.query import Ask, Query
from bot.core.understanding.reader import Reader, Reading
from bot.core.understanding.reports import Reports
from bot.core.understanding.term_pairs import TermPairs
from knowledge.base import Knowledge
from knowledge.entries import Kind
from knowledge.matcher import Candidate

LITTLE_LEFT = 0.3
"""Where a table leaves less than this of a message unread, it answers all of it."""

NODS = frozenset("👍👌🙏💪🎉🔥❤😀😃😄😊🙂✅💯")
"""Signs that say no more than that somebody is content."""

BEYOND = {"why", "who_says", "asked", "which_companies"}
"""Sorts of question that no table answers."""


@dataclass(frozen=True, slots=True)
class Why:
    """How a message was understood, for `offerlens explain`."""

    reading: Reading
    query: Query
    candidates: tuple[Candidate, ...]
    route: Route


class Answerer:
    """Answers questions of one chat after another; keeps nothing itself."""

    def __init__(self, knowledge: Knowledge, reader: Reader, matching: Matching) -> None:
        self._knowledge = knowledge
        self._reader = reader
        self._matching = matching
        self._entries = Entries(knowledge, matching)
        self._definitions = Definitions(knowledge)
        self._pairs = TermPairs(knowledge)
        self._limits = Thresholds()
        self._kinds = {key: item.kind for key, item in knowledge.items.items()}
        self._topics = {key: item.topic for key, item in knowledge.items.items()}
        self._table = Table(knowledge)
        self._arithmetic = Arithmetic(knowledge)
        self._pay = Pay(knowledge, self._table, self._arithmetic)
        self._choices = Choices(knowledge, self._table)
        self._numbers = Numbers(knowledge)
        self._quoted = Quoted(knowledge, self._numbers)
        self._owners = ScheduleOwners(knowledge)
        self._reports = Reports(knowledge, matching)
        self._nearby = Nearby(knowledge, matching)
        self._following = Following(knowledge, matching, self._nearby, self._arithmetic)
        self.look_up = LookUp(knowledge, reader, matching, self._table)

    def asked(self, state: ChatState, text: str) -> tuple[ChatState, Said]:
        """The answer to a message in its chat."""
        command, _, rest = text.strip().partition(" ")
        if (chosen := menu_said(self._knowledge, self._table, state, command)) is not None:
            return self.asked(state, rest) if command == ROLES and rest.strip() else chosen
        if (passing := passing_sum(text)) is not None:
            return state.about(Topic()), Said(Outcome.ANSWER, (passing_sum_reply(passing),))
        reading = self._reader.read(text)
        whole = self._answered(state, reading)
        halves = halves_of(text)
        return whole if len(halves) < 2 else self._each(state, reading, halves, whole)

    def _each(
        self, state: ChatState, reading: Reading, halves: Sequence[str], whole: tuple[ChatState, Said]
    ) -> tuple[ChatState, Said]:
        """The answers to several questions of one message; `whole` where it says all of that already."""
        said = whole[1]
        all_read = not reading.told and reading.query.leftover <= LITTLE_LEFT
        if said.outcome is Outcome.ANSWER and said.entry is None and all_read:
            return whole
        after, answers, silent = state, list[Said](), list[str]()
        for half in halves:
            now, answer = self._answered(after, self._reader.read(half))
            if answer.outcome is Outcome.ANSWER:
                after = now
                answers.append(answer)
            elif answer.outcome is Outcome.NO_ANSWER:
                silent.append(answer.replies[0].text if answer.entry else unknown_half(half))
        another = said.entry is not None and said.entry not in {answer.entry for answer in answers}
        if not answers or (len(answers) < len(halves) and said.outcome is Outcome.ANSWER and another):
            return whole
        return after, together(answers, silent)

    def _answered(self, state: ChatState, reading: Reading) -> tuple[ChatState, Said]:
        """The answer to one question."""
        if not reading.words:
            nods = set(reading.text) & NODS
            return self._entry(state, "okay") if nods else (state, self._choices.nothing_readable())
        if (chosen := self._following.chosen(state.pending, reading)) is not None:
            return self.pressed(state, chosen)
        follow = self._following.meant(reading, state.topics[-1]) if state.topics else None
        if follow is not None:
            return self._entry(state, follow) if isinstance(follow, str) else (state, follow)
        query = completed(of_the_offer(reading.query, reading.words, self._role_of_draft(state)), state)
        leans = query is not reading.query
        if (term := self._defined(reading, framed=leans)) is not None:
            return self._entry(state, term)
        if terms := () if query.roles or reading.quantities else self._pairs.asked(reading.words):
            return state.about(Topic(entry=terms[-1])), side_by_side(self._knowledge, terms)
        if not reading.content and query.asks is None and len(reading.quantities) == 1:
            number = self._numbers.meant(query, bare_numbers(reading.quantities))
            number = number or (None if leans else self._choices.figure_of_what(query))
            if number is not None:
                return asking_back(state, number), number
        sorts = self._matching.sorts(reading.words)
        if quoted := self._quoted.meant(reading, query, who_says="who_says" in sorts):
            return state.about(quoted[0]), facet_said(self._knowledge, *quoted)
        if (owners := self._owners.meant(reading)) is not None:
            return state.about(Topic(entry=owners.entry)), owners
        if finding := self._reports.of_story(reading):
            return self._entry(state, finding)
        candidates = self._entries.likely(reading)
        way = route(
            reading,
            query,
            candidates,
            self._kinds,
            self._topics,
            self._limits,
            leans=leans,
            beyond=bool(sorts & BEYOND),
        )
        unknown = way.way in {Way.NOWHERE, Way.CHOICE}
        if unknown and "who_says" in sorts and query.roles and query.leftover <= LEANS:
            topic = topic_of(query)
            return state.about(topic), facet_said(self._knowledge, topic, Facet.SOURCE)
        if unknown and (report := self._reports.meant(reading)) is not None:
            return self._entry(state, report)
        return self._go(state, reading, query, way)

    def _role_of_draft(self, state: ChatState) -> str | None:
        """The guide's role of the offer last told, if it has one."""
        name = state.draft.get("role") if state.draft else None
        return next((key for key, role in self._knowledge.lexicon.roles.items() if role.name == name), None)

    def pressed(self, state: ChatState, data: str) -> tuple[ChatState, Said]:
        """The answer to a pressed button."""
        kind, _, rest = data.partition(":")
        if kind == "e" and rest in self._knowledge.items:
            return self._entry(state, rest)
        if kind == "q" and (query := query_of_data(data)) is not None:
            reply = self._table.answer(query)
            if reply is not None:
                return state.about(topic_of(query)), Said(Outcome.ANSWER, (reply,))
        if kind == "s":
            value, _, role = rest.partition(".")
            if role in self._knowledge.lexicon.roles and value.replace(".", "", 1).isdigit():
                query = Query(roles=(role,), amounts=(Decimal(value),), asks=Ask.STANDING)
                return state.about(topic_of(query)), self._pay.standing(query)
        if kind == "x" and rest in set(Facet) and state.topics:
            return state, facet_said(self._knowledge, state.topics[-1], Facet(rest))
        return state, Said(Outcome.NOTICE, toast="That button is from an older message.")

    def explain(self, text: str) -> Why:
        """How a message in a fresh chat is understood."""
        reading = self._reader.read(text)
        candidates = self._entries.likely(reading)
        term = self._defined(reading)
        way = (
            Route(Way.ENTRY, (term,), "asks for the meaning of a term")
            if term
            else route(
                reading,
                reading.query,
                candidates,
                self._kinds,
                self._topics,
                self._limits,
                beyond=bool(self._matching.sorts(reading.words) & BEYOND),
            )
        )
        return Why(reading, reading.query, tuple(candidates), way)

    def _defined(self, reading: Reading, *, framed: bool = False) -> str | None:
        """The term whose meaning is asked for, perhaps named in the sentence before: `refresher grant - what is it?`."""
        after = not (reading.query.names_role or reading.query.employers or reading.quantities)
        query = reading.query
        named = query.other_roles or ("every_job" in query.operations and query.places)
        bare = query.asks is not None and not (query.leftover or query.measures)
        if named and bare and (reading.told or query.places):
            return None
        term = self._definitions.asked(reading.words, reading.text, framed=framed, after=after)
        return term or self._definitions.after(reading.before, reading.words)

    def _go(self, state: ChatState, reading: Reading, query: Query, way: Route) -> tuple[ChatState, Said]:
        if way.way is Way.ENTRY:
            key = way.entries[0]
            applied = self._arithmetic.applied(self._knowledge.items[key].entry, query)
            after, entry = self._entry(state, key)
            return after, together([Said(Outcome.ANSWER, (applied,), key), entry]) if applied else entry
        if way.way in {Way.CHOICE, Way.WHICH_ROLE}:
            asked = (
                self._choices.did_you_mean(way.entries)
                if way.way is Way.CHOICE
                else self._choices.which_role(query)
            )
            return asking_back(state, asked), asked
        if way.way is Way.TABLE:
            said = self._pay.answer(query)
            if said is not None:
                return state.about(Topic(entry=said.entry) if said.entry else topic_of(query)), said
        if state.topics and (last := state.topics[-1].entry) is not None:
            nearby = self._nearby.meant(reading, last)
            if nearby is not None:
                return self._entry(state, nearby)
        lost = state.about(Topic()) if state.topics else state
        return lost, self._choices.unknown(way.entries, reading)

    def _entry(self, state: ChatState, key: str) -> tuple[ChatState, Said]:
        item = self._knowledge.items[key]
        said = entry_said(self._knowledge, item)
        return state if item.kind is Kind.SMALLTALK else state.about(Topic(entry=key)), said
