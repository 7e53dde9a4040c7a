"""The desk as the conversation calls it: what it claims, what it leaves, and that nothing makes it raise."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.messages import MOST_DATA, Message, Outcome, Reply, Room, Said
from bot.core.state import ChatState, DialogueState, Person, SavedOffer
from bot.core.valuing.claims import Claim
from bot.core.valuing.desk import OfferDesk
from bot.core.valuing.in_dialogue import Answered

OFFER = "280k base, 20% bonus, 150k RSUs over 18 months, 30k sign-on, Seattle"
QUESTIONS = (
    "what does a vp make", "what is a cliff", "is 250k good for an ai manager", "what is 15 % of 280k", "who said so about vps", "why",
    "compare director and vp", "hello", "how do i cook rice", "what is a counter-offer", "equity",
    "how much stock does a director get", "what share of leaders is hired internally", "thanks", "delete the internet",
)  # fmt: skip


def nobody(_text: str) -> Answered | None:
    return None


def talked(desk: OfferDesk, *messages: Message | str, person: Person | None = None) -> Claim:
    claim: Claim | None = Claim(ChatState(), person or Person(), Said(Outcome.NOTICE))
    for message in messages:
        assert claim is not None
        sent = Message(text=message) if isinstance(message, str) else message
        claim = desk.claims(claim.state, claim.person, sent, nobody)
    assert claim is not None
    return claim


def data(claim: Claim, label: str) -> str:
    return next(
        button.data
        for reply in claim.said.replies
        for row in reply.buttons
        for button in row
        if button.label == label
    )


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("told", [False, True])
def test_questions_are_left_to_the_answerer(desk: OfferDesk, question: str, told: bool) -> None:  # noqa: FBT001
    state = talked(desk, OFFER).state if told else ChatState()
    assert desk.claims(state, Person(), Message(text=question), nobody) is None


def test_a_message_that_may_be_an_offer_is_one_only_where_nothing_answers_it(desk: OfferDesk) -> None:
    def everything(_text: str) -> Answered | None:
        return Answered(ChatState(), Said(Outcome.ANSWER, (Reply("An answer."),)))

    text = "280k at 20%"
    as_question = desk.claims(ChatState(), Person(), Message(text=text), everything)
    as_offer = desk.claims(ChatState(), Person(), Message(text=text), nobody)
    assert as_question is not None
    assert as_question.said.replies[0].text == "An answer."
    assert as_offer is not None
    assert "base 280,000 · bonus 56,000" in as_offer.said.replies[0].text


def test_an_offer_stated_in_the_middle_of_another_dialogue_interrupts_it_only(desk: OfferDesk) -> None:
    before = talked(desk, Message(press="f:stake"), "0.3%")
    after = desk.claims(before.state, before.person, Message(text=OFFER), nobody)
    assert after is not None
    assert after.state.dialogue == before.state.dialogue
    assert "$466,000" in after.said.replies[0].text
    assert "What is the company worth today?" in after.said.replies[-1].text
    assert after.state.draft is not None


def test_buttons_of_an_older_offer_do_nothing_once_it_is_forgotten(desk: OfferDesk) -> None:
    old = talked(desk, OFFER)
    newer = talked(desk, "300k base, 10% bonus")
    pressed = desk.claims(newer.state, newer.person, Message(press=data(old, "Chart")), nobody)
    assert pressed is not None
    assert (pressed.state, pressed.said.outcome) == (newer.state, Outcome.NOTICE)
    assert pressed.said.toast


def test_a_dialogue_of_a_form_that_is_gone_is_closed_politely(desk: OfferDesk) -> None:
    state = ChatState(dialogue=DialogueState(form="horoscope", answers=(("sign", "lion"),)))
    claim = desk.claims(state, Person(), Message(text="280k"), nobody)
    assert claim is not None
    assert claim.state.dialogue is None


def test_kept_sheets_of_another_version_are_let_go(desk: OfferDesk) -> None:
    person = Person(offers=(SavedOffer(name="Old", sheet={"salary": "?"}),))
    state = ChatState(draft={"salary": "?"}, compared=({"x": 1},))
    listed = desk.claims(state, person, Message(text="my offers"), nobody)
    shown = desk.claims(state, person, Message(text="show old"), nobody)
    assert listed is not None
    assert "I can't read it" in listed.said.replies[0].text
    assert shown is not None
    assert "I can't read it" in shown.said.replies[0].text
    assert desk.claims(state, person, Message(text="what should I ask for"), nobody) is not None


def test_editing_a_kept_offer_in_the_dialogue_changes_it(desk: OfferDesk) -> None:
    kept = talked(desk, OFFER, "save it as Google", "edit Google", "change the base to 300k", "done")
    assert [offer.name for offer in kept.person.offers] == ["Google"]
    assert kept.person.offers[0].sheet["base"] == "300000"
    assert "Your saved offer Google is changed." in kept.said.replies[0].text


def test_what_is_only_supposed_does_not_change_a_kept_offer(desk: OfferDesk) -> None:
    kept = talked(desk, OFFER, "save it as Google", "what if the base is 300k")
    assert kept.person.offers[0].sheet["base"] == "280000"
    assert "$490,000" in kept.said.replies[0].text


@pytest.mark.parametrize("text", [OFFER, "value my offer", "my offers", "what should i ask for", "/compare"])
def test_a_group_gets_one_line_and_a_way_into_the_private_chat(desk: OfferDesk, text: str) -> None:
    claim = desk.claims(ChatState(), Person(), Message(text=text, room=Room.GROUP), nobody)
    assert claim is not None
    assert claim.state == ChatState()
    (reply,) = claim.said.replies
    assert "\n" not in reply.text
    assert not any(sign.isdigit() for sign in reply.text)
    assert reply.buttons[0][0].private == "value"


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_groups_questions_are_left_to_the_answerer(desk: OfferDesk, question: str) -> None:
    assert desk.claims(ChatState(), Person(), Message(text=question, room=Room.GROUP), nobody) is None


TEXTS = st.one_of(
    st.text(max_size=80),
    st.sampled_from(
        [
            OFFER, "value my offer", "280k", "20%", "none", "150k", "4 years", "skip", "back", "done", "cancel", "compare them",
            "A: 280k base, 10% bonus. B: 300k base", "save it as X", "delete X", "yes", "no", "rename X to Y", "my offers",
            "what if I leave after 8 months", "what if the stock halves", "drop the bonus", "what should I ask for", "10%", "all",
            "base is 200k and 180k, bonus 10%", "200k", "base 280k bonus 900%", "edit X", "chart", "-5k base, 10% bonus",
            "first year", "base 10^30, bonus 5%", "999999999999999999999k base, 5% bonus", "is that good?", "0.3% equity, 5k base",
        ]
    ),
)  # fmt: skip
FORGED = st.one_of(
    st.from_regex(r"[dof]:[a-z-]{0,8}[.:][0-9a-f]{0,8}[.:]?[a-z0-9!=.]{0,20}", fullmatch=True),
    st.text(max_size=30),
)
MOVES = st.one_of(
    st.tuples(st.just("say"), TEXTS),
    st.tuples(st.just("press"), st.integers(0, 40).map(str)),
    st.tuples(st.just("forge"), FORGED),
    st.tuples(
        st.just("file"),
        st.one_of(st.text(max_size=80), st.just("base: 280000"), st.just("grants: [{kind: rsu}]")),
    ),
)


@settings(max_examples=120, deadline=None)
@given(st.lists(MOVES, max_size=14))
def test_nothing_raises_and_everything_can_be_stored(desk: OfferDesk, moves: list[tuple[str, str]]) -> None:
    state, person, shown = ChatState(), Person(), [""]
    for kind, value in moves:
        message = Message(text=value)
        if kind == "press":
            message = Message(press=shown[int(value) % len(shown)] or "o:")
        elif kind == "forge":
            message = Message(press=value or "o:")
        elif kind == "file":
            message = Message(document=value)
        claim = desk.claims(state, person, message, nobody)
        if claim is None:
            continue
        state = ChatState.model_validate_json(claim.state.model_dump_json())
        person = Person.model_validate_json(claim.person.model_dump_json())
        assert json.loads(claim.state.model_dump_json()) == json.loads(state.model_dump_json())
        assert claim.said.replies or claim.said.toast
        for reply in claim.said.replies:
            assert len(reply.text) + len(reply.detail) + len(reply.source) < 4_096
        buttons = [button for reply in claim.said.replies for row in reply.buttons for button in row]
        assert all(len(button.data.encode()) <= MOST_DATA for button in buttons)
        shown = [button.data for button in buttons if button.data] or shown
