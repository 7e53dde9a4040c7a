"""What every declared dialogue has to keep: names that fit on buttons, hints for three misses, questions that end."""

from collections.abc import Mapping

import pytest

from bot.core.dialogue.beginning import begin
from bot.core.dialogue.engine import step
from bot.core.dialogue.forms import Form, Scene
from bot.core.messages import MOST_DATA, Message
from bot.core.state import DialogueState
from knowledge.base import Knowledge
from knowledge.entries import Lead

FORMS = ("value", "compare", "counter", "stake", "what-if", "sign-on")


def test_every_calculation_that_an_entry_leads_to_is_a_dialogue(forms: Mapping[str, Form]) -> None:
    assert set(forms) == set(FORMS) == {lead.value for lead in Lead}


@pytest.mark.parametrize("name", FORMS)
def test_slots_are_named_once_and_helped_often(forms: Mapping[str, Form], name: str) -> None:
    form = forms[name]
    names = [slot.name for slot in form.slots]
    assert len(names) == len(set(names))
    for slot in form.slots:
        assert slot.question.endswith("?") or slot.question.endswith(".")
        assert len(slot.hints) >= 2, slot.name
        assert slot.hangs_on in {"", *names}
        longest = f"d:{form.name}.99999.{slot.name}.!edit.{max(names, key=len)}"
        assert len(longest.encode()) <= MOST_DATA


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize(
    "noise", ["", "?", "🙂", "what", "a" * 5_000, "\x00\x01", "10**9", "NaN", "-1e999", "None", "{}"]
)
def test_noise_is_no_answer_to_any_first_question(forms: Mapping[str, Form], name: str, noise: str) -> None:
    first = begin(forms[name], Scene())
    assert first.state is not None
    after = step(forms[name], Scene(), first.state, Message(text=noise))
    assert after.state is not None
    assert after.state.answers == first.state.answers


QUESTIONS = (
    "what is a sign-on bonus?",
    "is 20% a lot?",
    "what does a VP make",
    "how many months is the usual cliff?",
    "is 280k good for a director?",
    "what is 15 % of 280k",
    "why is it 18 months at openai?",
    "do I have to pay taxes on 150k of stock?",
)


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("name", FORMS)
def test_a_question_is_never_stored_as_an_answer(forms: Mapping[str, Form], name: str, question: str) -> None:
    form = forms[name]
    for slot in form.slots:
        if slot.name in {"which", "offers"}:
            continue
        state = DialogueState(form=form.name, editing=slot.name)
        read = slot.read(question, dict(state.answers), Scene())
        assert read is None, f"{slot.name} took {question!r} for {read}"


@pytest.mark.parametrize("name", FORMS)
def test_typical_answers_are_taken_by_their_own_reader(forms: Mapping[str, Form], name: str) -> None:
    answers = {
        "base": {"amount": "280000"},
        "stock": {"kind": "rsu", "value": "150000"},
        "offer": {"base": "280000", "role": "Senior AI Director"},
        "kind": "leave",
    }
    for slot in forms[name].slots:
        for choice in slot.typical(answers, Scene()):
            if slot.name == "offers":
                continue
            assert slot.read(choice.says, answers, Scene()) is not None, (slot.name, choice)


def test_sign_on_choices_come_from_the_guides_share(forms: Mapping[str, Form], knowledge: Knowledge) -> None:
    slot = forms["value"].slot("sign_on")
    assert slot is not None
    share = knowledge.fact("sign-on-share", "share").number
    says = [choice.says for choice in slot.typical({"base": {"amount": "100000"}}, Scene())]
    assert says == ["none", f"{share}k"]


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("question", ["what do you mean?", "why do you ask"])
def test_every_question_says_what_it_means_and_what_it_is_for(
    forms: Mapping[str, Form], name: str, question: str
) -> None:
    """Asked back about, a slot answers in its own words and asks again, and nothing has changed."""
    form = forms[name]
    for slot in form.slots:
        state = DialogueState(form=form.name, version=form.version, editing=slot.name)
        if not slot.asked or not slot.condition({}, Scene()):
            continue
        asked = step(form, Scene(), state, Message(text=question))
        says = slot.why if question.startswith("why") else slot.means
        assert says, slot.name
        assert asked.replies[0].text.startswith(says), slot.name
        assert asked.state == state
