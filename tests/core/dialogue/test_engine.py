"""The engine, step by step, on a small dialogue (see `parcel`)."""

import pytest

from bot.core.dialogue import progress
from bot.core.dialogue.beginning import begin
from bot.core.dialogue.engine import step
from bot.core.dialogue.steps import Step
from bot.core.messages import MOST_DATA, Message, Outcome, Reply, Said
from bot.core.state import DialogueState
from tests.core.dialogue.parcel import NOWHERE, PARCEL


def told(*messages: str) -> Step:
    """The last step after messages; one that begins with `>` presses the button of that label."""
    last = begin(PARCEL, NOWHERE)
    for message in messages:
        assert last.state is not None
        sent = Message(press=button(last, message[1:])) if message.startswith(">") else Message(text=message)
        last = step(PARCEL, NOWHERE, last.state, sent)
    return last


def button(last: Step, label: str) -> str:
    found = {one.label: one.data for reply in last.replies for row in reply.buttons for one in row}
    return found[label]


def text(last: Step) -> str:
    return "\n".join(reply.text for reply in last.replies)


def answers(last: Step) -> dict[str, object]:
    assert last.state is not None
    return dict(last.state.answers)


def state_of(last: Step) -> DialogueState:
    assert last.state is not None
    return last.state


def test_the_first_question_comes_with_opening_and_progress() -> None:
    first = begin(PARCEL, NOWHERE)
    assert text(first).startswith("Let us send it.\n1 of 4 · **How heavy?**")
    assert "Skip" not in {
        one.label for row in first.replies[0].buttons for one in row
    }  # it can't be done without


def test_answers_are_echoed_and_the_next_question_is_asked() -> None:
    last = told("12")
    assert text(last).startswith("Noted: weight 12 kg.\n2 of 4 · **Where to?**")
    assert answers(last) == {"weight": 12}


def test_the_whole_way_ends_with_a_summary_and_a_finish() -> None:
    last = told("12", "rome", "20 eur", "yes")
    assert "Is this right?" in text(last)
    assert "weight: 12 kg" in text(last)
    end = step(PARCEL, NOWHERE, state_of(last), Message(press=button(last, "Send it")))
    assert end.state is None
    assert end.finished is not None


@pytest.mark.parametrize("yes", ["yes", "ok", "that's all", "done"])
def test_a_summary_is_confirmed_in_words(yes: str) -> None:
    assert told("12", "rome", "20 eur", "yes", yes).finished is not None


def test_a_conditional_question_is_only_asked_where_its_condition_holds() -> None:
    assert "Insure it?" in text(told("12", "rome", "20 eur"))
    assert "Is this right?" in text(told("12", "rome", "skip"))


def test_a_question_that_may_still_come_is_counted_until_it_is_decided() -> None:
    assert "3 of 4" in text(told("12", "rome"))
    assert "left open: worth" in text(told("12", "rome", "skip"))


def test_changing_an_answer_drops_what_hung_on_it() -> None:
    last = told("12", "rome", "20 eur", "yes", "edit worth", "0 eur")
    assert answers(last) == {"weight": 12, "to": "rome", "worth": 0}


def test_a_message_may_answer_several_questions() -> None:
    assert answers(told("7 kg to oslo")) == {"weight": 7, "to": "oslo"}


def test_a_refusal_says_what_to_change_and_offers_what_may_be_meant() -> None:
    last = told("123")
    assert last.said.outcome is Outcome.CLARIFY
    assert text(last).startswith("At most 99 kg.")
    assert answers(told("123", ">99")) == {"weight": 99}


def test_hints_get_more_concrete_with_each_miss_and_start_again_after_an_answer() -> None:
    assert text(told("12", "x")).startswith("A place.")
    assert text(told("12", "x", "y")).startswith("Oslo, Rome or Lima.")
    assert text(told("12", "x", "y", "z")).startswith("Write rome.")
    assert text(told("12", "x", "y", "z", "q")).startswith("Write rome.")
    assert text(told("12", "x", "y", "rome", "x")).startswith("An amount")


def test_not_knowing_skips_what_can_be_skipped() -> None:
    assert text(told("idk")).startswith("I can't do without the weight.")


@pytest.mark.parametrize("back", ["back", "go back", "Back!", "undo", "wait, go back", ">Back"])
def test_back_undoes_the_last_answer(back: str) -> None:
    before, after = told("12"), told("12", "rome", back)
    left, right = state_of(before), state_of(after)
    assert (left.answers, left.skipped, left.past) == (right.answers, right.skipped, right.past)


def test_back_at_the_first_question_says_so() -> None:
    assert text(told("back")).startswith("This is the first question already.")


def test_back_undoes_skipping_editing_and_starting_over() -> None:
    assert "Where to?" in text(told("12", "skip", "back"))
    assert answers(told("12", "rome", "restart", "back")) == {"weight": 12, "to": "rome"}
    assert "What is it worth?" in text(told("12", "rome", "edit weight", "back"))


def test_editing_asks_one_question_again_and_returns() -> None:
    editing = told("12", "rome", "change the weight")
    assert "How heavy?" in text(editing)
    assert "What is it worth?" in text(told("12", "rome", "change the weight", "15"))


@pytest.mark.parametrize("leave", ["cancel", "/cancel", "stop", "never mind", "Forget it."])
def test_leaving(leave: str) -> None:
    last = told("12", leave)
    assert last.state is None
    assert last.finished is None
    assert last.said.outcome is Outcome.ANSWER


def test_thats_all_finishes_with_what_there_is() -> None:
    assert told("12", "that's all").finished is not None


def test_a_finish_that_lacks_something_asks_for_it() -> None:
    last = told("that's all")
    assert text(last).startswith("Nothing goes without its weight.\n1 of 4 · **How heavy?**")
    assert text(told("60", "lima", "skip", "done")).startswith("To Lima at most 50 kg.")


def test_an_aside_is_answered_and_the_question_asked_again() -> None:
    asked: list[str] = []

    def aside(question: str) -> Said | None:
        asked.append(question)
        return (
            Said(Outcome.ANSWER, (Reply("A stone is 6.35 kg."),), "stone")
            if question == "what is a stone?"
            else None
        )

    state = state_of(told("12"))
    last = step(PARCEL, NOWHERE, state, Message(text="what is a stone?"), aside)
    assert [reply.text.split("\n")[0] for reply in last.replies] == [
        "A stone is 6.35 kg.",
        "2 of 4 · **Where to?**",
    ]
    assert last.state == state
    assert (last.said.outcome, last.said.entry) == (Outcome.ANSWER, "stone")
    assert step(PARCEL, NOWHERE, state, Message(text="rome"), aside).state != state
    assert asked == ["what is a stone?"]  # an answer is never put to the knowledge


def test_an_old_button_changes_nothing_and_shows_the_question() -> None:
    first = told("12")
    later = state_of(told("12", "rome"))
    last = step(PARCEL, NOWHERE, later, Message(press=button(first, "Oslo")))
    assert last.state == later
    assert last.said.outcome is Outcome.NOTICE
    assert last.said.toast
    assert "What is it worth?" in text(last)


@pytest.mark.parametrize(
    "forged",
    [
        "",
        "d:",
        "d:parcel",
        "d:parcel.x.to.=rome",
        "d:parcel.1.to.!fly",
        "d:other.1.to.=rome",
        "d:parcel.1.to.rome",
        "d:parcel.²..=",
        "🙂",
    ],
)
def test_forged_buttons_change_nothing(forged: str) -> None:
    state = state_of(told("12"))
    assert step(PARCEL, NOWHERE, state, Message(press=forged or "d:")).state == state


def test_buttons_fit_and_name_dialogue_and_turn() -> None:
    for last in (told(), told("12"), told("12", "rome", "20 eur", "yes")):
        for reply in last.replies:
            for row in reply.buttons:
                for one in row:
                    assert one.data.startswith(f"d:parcel.{state_of(last).turn}.")
                    assert len(one.data.encode()) <= MOST_DATA


def test_a_quick_edit_finishes_as_soon_as_it_is_answered() -> None:
    opened = begin(PARCEL, NOWHERE, {"weight": 3}, edit="to")
    assert "Where to?" in text(opened)
    assert step(PARCEL, NOWHERE, state_of(opened), Message(text="rome")).finished is not None


def test_a_quick_edit_also_asks_what_the_answer_opens() -> None:
    opened = begin(PARCEL, NOWHERE, {"weight": 3}, edit="worth")
    last = step(PARCEL, NOWHERE, state_of(opened), Message(text="20 eur"))
    assert "Insure it?" in text(last)
    assert step(PARCEL, NOWHERE, state_of(last), Message(text="no")).finished is not None


def test_a_state_of_another_version_keeps_its_values_by_name() -> None:
    old = DialogueState(
        form="parcel", version=0, turn=7, answers=(("weight", 5), ("colour", "red"), ("_from", "x")),
        skipped=("colour", "to"), editing="colour",
    )  # fmt: skip
    last = step(PARCEL, NOWHERE, old, Message(text="20 eur"))
    assert answers(last) == {"weight": 5, "_from": "x", "worth": 20}
    assert state_of(last).version == PARCEL.version


def test_a_state_of_an_unknown_form_closes_politely() -> None:
    last = step(PARCEL, NOWHERE, DialogueState(form="balloon"), Message(text="12"))
    assert last.state is None
    assert "start it again" in text(last).lower()


def test_next_slot_is_derived() -> None:
    state = DialogueState(form="parcel", answers=(("to", "rome"),))
    slot = progress.next_slot(PARCEL, state, NOWHERE)
    assert slot is not None
    assert slot.name == "weight"
