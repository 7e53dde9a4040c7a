"""The desk: an update in; what to keep and which calls to make, out. It decides nothing about pay."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from bot.core.messages import Message, Reply, Room, Said
from bot.core.state import ChatState
from bot.telegram import group_chat, inline, presses, privacy, private_chat, welcome
from bot.telegram.calls import Call, toast
from bot.telegram.exchange import SILENT, Handled, Holding, Keys
from bot.telegram.me import Me
from bot.telegram.misses import answered, disliked, missed
from bot.telegram.partner import Conversation
from bot.telegram.reactions import STALE, Ask, Reaction, Say, Wait, line, say
from bot.telegram.render import Page, Renderer, revise, send, show
from bot.telegram.teller import Teller
from bot.telegram.threads import Answered
from bot.telegram.translate import (
    Disliked,
    Event,
    Joined,
    Migrated,
    Place,
    Pressed,
    Written,
    keys,
    translate,
)
from bot.telegram.updates import read, read_inline

NOT_YOURS = "Only whoever asked can press this."
TAKEN = "I have already gone on from that answer. Write “back”, or change it in the summary."


class Desk:
    """Answers for the bot `me` with one conversation. Pure: no input or output, no clock, nothing kept."""

    def __init__(self, conversation: Conversation, me: Me) -> None:
        self._conversation = conversation
        self._me = me
        self._renderer = Renderer(me.username)
        self._teller = Teller(conversation)

    def keys(self, update: Mapping[str, object]) -> Keys | None:
        """Where an update belongs; None for one that is not for the bot, such as the talk of a group."""
        event = self._event(update)
        return None if event is None else keys(event)

    def handle(self, update: Mapping[str, object], kept: Holding, now: dt.datetime) -> Handled:
        """The turn of an update. With `needs` in the result it is to be called again, with what was fetched."""
        event = self._event(update)
        match event:
            case None:
                return Handled(kept, outcome=SILENT)
            case Migrated():
                return Handled(kept, outcome=SILENT, moved=(event.old, event.new))
            case Joined():
                return self._joined(event, kept)
            case Disliked():
                return disliked(event, kept)
            case Pressed():
                return self._pressed(event, _here(kept), now)
            case Written():
                return self._written(event, _here(kept), now)

    def inline(self, query: Mapping[str, object]) -> Call | None:
        """The answer to an inline query; None for a misshapen one."""
        asked = read_inline(query)
        if asked is None:
            return None
        return inline.answer(asked, self._conversation.look_up(asked.query.strip()), self._me.username)

    def notice(self, update: Mapping[str, object], text: str) -> tuple[Call, ...]:
        """The runtime's own words where an update came from: on the pressed button, or as a message."""
        event = self._event(update)
        match event:
            case Pressed():
                return (toast(event.query_id, text),)
            case Written():
                pages = self._renderer.pages(line(text).said.replies)
                return tuple(send(page, event.place, _quoted(event)) for page in pages)
        return ()

    def apology(self, update: Mapping[str, object], code: str) -> tuple[Call, ...]:
        """What to say when the turn of an update failed; `code` finds it in the log."""
        return self.notice(
            update, f"Something went wrong on my side; it is noted under {code}. Ask again, please."
        )

    def _event(self, update: Mapping[str, object]) -> Event | None:
        shaped = read(update)
        return None if shaped is None else translate(shaped, self._me)

    def _joined(self, event: Joined, kept: Holding) -> Handled:
        chat = kept.chat.model_copy(update={"gone": not event.present})
        held = replace(kept, chat=chat)
        if event.place.private or not event.present or event.before or not event.may_write:
            return Handled(held, outcome=SILENT)
        said = welcome.into_group()
        calls = tuple(send(page, event.place) for page in self._renderer.pages(said.replies))
        return Handled(held, calls, said.outcome)

    def _written(self, event: Written, kept: Holding, now: dt.datetime) -> Handled:
        known = kept.thread.about(event.message_id) if event.edited else None
        newest = event.edited and kept.thread.newest == event.message_id
        if known is not None and known.guided and not newest:
            pages = self._renderer.pages(line(TAKEN).said.replies)
            return Handled(kept, tuple(send(page, event.place, event.message_id) for page in pages))
        private = event.place.private
        reaction = (
            private_chat.react(event, kept, self._me, now)
            if private
            else group_chat.react(event, kept, self._me)
        )
        if isinstance(reaction, Wait):
            return Handled(kept, outcome=SILENT, needs=reaction.need)
        before = kept.state
        if newest and kept.thread.before is not None:
            before = kept.thread.before
        elif event.edited:
            before = before.model_copy(update={"dialogue": None})
        told = self._teller.told(reaction, before, kept.person, now, private=private)
        if told is None:
            return Handled(
                replace(kept, thread=kept.thread.model_copy(update={"album": event.album})), outcome=SILENT
            )
        state = told.state if newest or not event.edited else _not_lost(told.state, kept.state)
        pages = self._pages(_as_message(told.said), event.place, event.asker_id)
        guided = before.dialogue is not None or told.state.dialogue is not None
        answer = Answered(question=event.message_id, shown=tuple(page.shown for page in pages), guided=guided)
        # what changed an offer was no question
        offers = told.person != kept.person or told.state.draft != before.draft
        asked = "" if guided or offers else answered(event, reaction, told.said)
        thread = kept.thread.with_answer(answer, before, asked).model_copy(update={"album": event.album})
        return Handled(
            kept=replace(kept, state=state, person=told.person, thread=thread, fetched=None),
            calls=revise(event.message_id, known.shown if known else (), pages, event.place, _quoted(event)),
            outcome=told.said.outcome,
            misses=missed(event, reaction, told.said, kept.thread),
        )

    def _pressed(self, event: Pressed, kept: Holding, now: dt.datetime) -> Handled:
        press = presses.read(event.data)
        reaction = self._reaction_to(event, press, kept)
        if isinstance(reaction, Wait):
            return Handled(kept, outcome=SILENT, needs=reaction.need)
        told = self._teller.told(reaction, kept.state, kept.person, now, private=event.place.private)
        if told is None:
            return Handled(kept, (toast(event.query_id),), SILENT)
        pages = self._pages(told.said, event.place, event.sender_id)
        in_place = isinstance(reaction, Say) and reaction.in_place
        calls = (toast(event.query_id, told.said.toast), *show(pages, event, in_place=in_place))
        held = replace(kept, state=told.state, person=told.person, fetched=None)
        if isinstance(reaction, Ask):
            held = replace(held, thread=kept.thread.moved_on())
        forget = False
        if isinstance(reaction, Say):
            forget = reaction.forget
            held = replace(held, chat=reaction.settings or kept.chat)
        return Handled(Holding(chat=held.chat) if forget else held, calls, told.said.outcome, forget=forget)

    def _reaction_to(self, event: Pressed, press: presses.Press, kept: Holding) -> Reaction:
        if event.message_id is None or not press.data:
            return STALE
        if not press.open_to(event.sender_id):
            return say(toast=NOT_YOURS)
        data, private = press.data, event.place.private
        if data.startswith(presses.FORGET):
            return privacy.forget(data, kept) if private else STALE
        if data.startswith((presses.QUIET, presses.ASKERS)):
            return STALE if private else group_chat.choose(event, data, kept)
        barred = None if private else group_chat.may_press(event, kept)
        if barred is not None:
            return barred
        room = Room.PRIVATE if private else Room.GROUP
        if data.startswith(presses.ASK):
            return Ask(Message(text=data.removeprefix(presses.ASK), room=room))
        return STALE if data.startswith(presses.MARK) else Ask(Message(press=data, room=room))

    def _pages(self, said: Said, place: Place, owner: int) -> tuple[Page, ...]:
        if place.private:
            return self._renderer.pages(said.replies)
        return self._renderer.pages(said.replies, lambda data: self._in_group(data, owner))

    def _in_group(self, data: str, owner: int) -> str:
        """What a group's button carries: whatever depends on its presser's context has an owner.

        Who asked in the name of a chat presses as a person, so that nobody could press what is the chat's.
        """
        if owner < 0 or data.startswith(presses.MARK) or self._conversation.looks_up(data):
            return data
        return presses.owned(data, owner)


def _here(kept: Holding) -> Holding:
    """Whoever writes is there, whatever was noted before."""
    return replace(kept, chat=kept.chat.model_copy(update={"gone": False})) if kept.chat.gone else kept


def _quoted(event: Written) -> int | None:
    """The message that an answer quotes: in a group always, in private only where it may be far up."""
    return event.quoted if not event.place.private or event.edited else None


def _not_lost(after: ChatState, latest: ChatState) -> ChatState:
    """The context after an older question was asked again: what was under way meanwhile goes on."""
    kept = {
        "dialogue": after.dialogue or latest.dialogue,
        "draft": latest.draft if after.draft is None else after.draft,
    }
    return after.model_copy(update=kept)


def _as_message(said: Said) -> Said:
    """What is said without a button to show a toast on."""
    return said if said.replies or not said.toast else replace(said, replies=(Reply(said.toast),))
