"""The engine as a state machine: whatever is said in whatever order, it keeps its promises."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.core.dialogue import progress
from bot.core.dialogue.beginning import begin
from bot.core.dialogue.engine import step
from bot.core.dialogue.steps import Step
from bot.core.messages import Message, Outcome, Reply, Said
from bot.core.state import DialogueState
from tests.core.dialogue.parcel import NOWHERE, PARCEL

ANSWERS = st.sampled_from(
    [
        "12",
        "99",
        "0",
        "rome",
        "lima",
        "20 eur",
        "0 eur",
        "yes",
        "no",
        "idk",
        "7 kg to oslo",
        "123",
        "12 and rome",
        "no, 13",
        "weight is 5",
        "rome, 20 eur",
    ]
)
VERBS = st.sampled_from(
    ["skip", "restart", "edit weight", "edit worth", "change the destination", "edit insurance", "again"]
)
NOISE = st.text(max_size=40)


class Parcel(RuleBasedStateMachine):
    """One dialogue, restarted from its stored JSON at every turn."""

    @initialize(seeded=st.booleans(), quick=st.booleans())
    def start(self, *, seeded: bool, quick: bool) -> None:
        seed = {"weight": 3, "worth": 10} if seeded else None
        first = begin(PARCEL, NOWHERE, seed, edit="to" if quick else None)
        assert first.state is not None
        self.state = first.state
        self.pressable = buttons(first)
        self.old: list[str] = []

    def say(self, message: Message) -> Step:
        stored = DialogueState.model_validate_json(self.state.model_dump_json())
        assert stored == self.state
        last = step(PARCEL, NOWHERE, stored, message)
        assert last.replies
        if last.state is None:  # over: begin again, so that the machine goes on
            again = begin(PARCEL, NOWHERE, turn=self.state.turn + 1)
            assert again.state is not None
            self.old += self.pressable
            self.state, self.pressable = again.state, buttons(again)
        else:
            if last.state.turn != self.state.turn:
                self.old += self.pressable
            self.state, self.pressable = last.state, buttons(last)
        return last

    @rule(text=ANSWERS)
    def answer_and_back(self, text: str) -> None:
        before = self.state
        last = self.say(Message(text=text))
        if (
            last.state is not None
            and last.state.turn != before.turn
            and len(before.past) < progress.MOST_PAST
        ):
            undone = step(PARCEL, NOWHERE, last.state, Message(text="back")).state
            assert undone is not None
            assert undone.model_copy(update={"turn": before.turn}) == before

    @rule(text=VERBS)
    def steer(self, text: str) -> None:
        self.say(Message(text=text))

    @rule()
    def back(self) -> None:
        self.say(Message(text="back"))

    @rule(text=NOISE)
    def noise(self, text: str) -> None:
        self.say(Message(text=text))

    @rule(data=st.data())
    def press(self, data: st.DataObject) -> None:
        if self.pressable:
            self.say(Message(press=data.draw(st.sampled_from(self.pressable))))

    @rule(data=st.data())
    def press_old(self, data: st.DataObject) -> None:
        if not self.old:
            return
        before = self.state
        last = step(PARCEL, NOWHERE, before, Message(press=data.draw(st.sampled_from(self.old))))
        assert last.state == before
        assert last.said.toast

    @rule(text=NOISE)
    def interrupt(self, text: str) -> None:
        before = self.state
        question = f"question: {text}"
        last = step(
            PARCEL,
            NOWHERE,
            before,
            Message(text=question),
            lambda _text: Said(Outcome.ANSWER, (Reply("So."),)),
        )
        assert last.state == before
        assert len(last.replies) == 2

    @rule(
        version=st.integers(0, 9),
        answers=st.dictionaries(st.sampled_from(["weight", "to", "gone"]), st.integers(0, 9)),
    )
    def other_version(self, version: int, answers: dict[str, int]) -> None:
        strange = DialogueState(
            form="parcel", version=version, answers=tuple(answers.items()), editing="gone"
        )
        last = step(PARCEL, NOWHERE, strange, Message(text="again"))
        assert last.state is not None
        assert "gone" not in dict(last.state.answers)

    @invariant()
    def nothing_hangs_on_a_condition_that_is_gone(self) -> None:
        answers = dict(self.state.answers)
        assert progress.pruned(PARCEL, answers, NOWHERE) == answers


def buttons(last: Step) -> list[str]:
    return [one.data for reply in last.replies for row in reply.buttons for one in row]


TestParcel = Parcel.TestCase
TestParcel.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
