"""Every dialogue as a state machine over messages as people write them: nothing raises, nothing gets lost."""

from collections.abc import Mapping
from functools import cache

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from bot.core.dialogue import progress
from bot.core.dialogue.beginning import begin
from bot.core.dialogue.engine import step
from bot.core.dialogue.forms import Form, Scene
from bot.core.dialogue.steps import Step
from bot.core.intents.names import names_of
from bot.core.messages import MOST_DATA, Message, Outcome, Reply, Said
from bot.core.state import DialogueState, SavedOffer
from bot.dialogues import all_forms
from knowledge.loading import load
from knowledge.rarity import CommonWords

SCENE = Scene(
    offers=(
        SavedOffer(name="Google", sheet={"base": "280000", "bonus": {"share": "0.2"}}),
        SavedOffer(name="Meta", sheet={"base": "260000", "grants": [{"kind": "rsu", "value": "400000"}]}),
        SavedOffer(name="Broken", sheet={"base": ["?"]}),
    ),
    draft={"base": "300000"},
)
MESSAGES = st.sampled_from(
    """280k|-5|0|20%|400%|56k|none|no|150k|150k over 18 months|25,000 options|0.3%|1.2|4|50M|4 years|38/32/20/10|like amazon|
    30k|director|machine learning engineer|Seattle|remote|skip|idk|280k base, 20% bonus|change the base to 300k|
    what if the bonus is 25%|that's all|edit bonus|edit stock|restart|first year|horizon|10%|match meta|google|google and meta|
    all|sign-on|grant|leave|price|8|200 months|30 % down|up 50%|20% and 15%|two rounds of 20 %|usual|100M, 500M|
    265k and 15% bonus|no, 290k|sorry, the base is 290k|actually 20%|the valuation is 100m|gross or net?|why do you ask|
    what do you mean|where were we|strike 0.75|12 million|no dilution|exit at 400 million|90k in year 1, 60k in year 2|
    Offer A: 280k base. Offer B: 300k base|yes|hello|what is a cliff|10^30|1e400|99999999999999999999""".replace("\n    ", "").split("|")
)  # fmt: skip


@cache
def forms() -> Mapping[str, Form]:
    knowledge = load()
    return all_forms(knowledge, names_of(knowledge, CommonWords.shipped()))


class Dialogue(RuleBasedStateMachine):
    """One dialogue, stored and read back at every turn."""

    @initialize(
        name=st.sampled_from(["value", "compare", "counter", "stake", "what-if", "sign-on"]),
        seeded=st.booleans(),
    )
    def start(self, *, name: str, seeded: bool) -> None:
        self.form = forms()[name]
        self.turn = 0
        seed = (
            {"offer": {"base": "280000", "grants": [{"kind": "rsu", "value": "150000"}]}} if seeded else None
        )
        self.take(begin(self.form, SCENE, seed))
        self.old: list[str] = []

    def take(self, last: Step) -> None:
        assert last.replies or last.said.toast
        if last.state is None:
            last = begin(self.form, SCENE, turn=self.turn + 1)
        assert last.state is not None
        self.state = DialogueState.model_validate_json(last.state.model_dump_json())
        self.turn = self.state.turn
        self.shown = [
            button.data for reply in last.replies for row in reply.buttons for button in row if button.data
        ]
        assert all(len(data.encode()) <= MOST_DATA for data in self.shown)
        assert all(len(reply.text) < 3_000 for reply in last.replies)

    def say(self, message: Message) -> Step:
        before, shown = self.state, self.shown
        last = step(self.form, SCENE, before, message)
        if last.state is None or last.state.turn != before.turn:
            self.old += [data for data in shown if data.startswith("d:")]
        self.take(last)
        return last

    @rule(text=MESSAGES)
    def message(self, text: str) -> None:
        self.say(Message(text=text))

    @rule(text=MESSAGES)
    def answer_and_back(self, text: str) -> None:
        before = self.state
        last = step(self.form, SCENE, before, Message(text=text))
        one_step = last.state is not None and len(last.state.past) == len(before.past) + 1
        if last.state is not None and one_step:
            undone = step(self.form, SCENE, last.state, Message(text="back")).state
            assert undone is not None
            assert undone.model_copy(update={"turn": before.turn}) == before

    @rule(text=st.text(max_size=60))
    def noise(self, text: str) -> None:
        self.say(Message(text=text))

    @rule(data=st.data())
    def press(self, data: st.DataObject) -> None:
        current = [shown for shown in self.shown if shown.startswith("d:")]
        if current:
            self.say(Message(press=data.draw(st.sampled_from(current))))

    @rule(data=st.data())
    def press_old(self, data: st.DataObject) -> None:
        if self.old:
            before = self.state
            last = step(self.form, SCENE, before, Message(press=data.draw(st.sampled_from(self.old))))
            assert last.state == before

    @rule()
    def interrupt(self) -> None:
        before = self.state
        last = step(
            self.form,
            SCENE,
            before,
            Message(text="zxqw vbnm"),
            lambda _text: Said(Outcome.ANSWER, (Reply("So."),)),
        )
        assert last.state == before

    @invariant()
    def answers_are_those_of_questions_that_are_asked(self) -> None:
        answers = dict(self.state.answers)
        assert progress.pruned(self.form, answers, SCENE) == answers


TestDialogue = Dialogue.TestCase
TestDialogue.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
