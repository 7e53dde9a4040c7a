"""Which messages ask for a figure of an offer, and which only ask what a word means or about something else."""

import pytest

from bot.core.intents.figure_questions import FigureQuestion, read_figure_question
from bot.core.intents.figure_words import About
from bot.core.intents.periods import Period

QUESTIONS = [
    ("what is the 4 year total", FigureQuestion(About.PAY, period=Period(until=48), surely=True)),
    ("and the second year?", FigureQuestion(About.PAY, period=Period(12, 24), surely=True)),
    ("how much stock vests in year 2", FigureQuestion(About.PAY, "equity", Period(12, 24), surely=True)),
    ("what's the total?", FigureQuestion(About.PAY, period=Period())),
    ("what do I have after a year and a half? no: after 18 months", None),
    ("what do I have after 18 months", FigureQuestion(About.PAY, period=Period(until=18), surely=True)),
    ("how much per month", FigureQuestion(About.PAY, period=Period(until=12, monthly=True), surely=True)),
    ("what is the average over 3 years", FigureQuestion(About.PAY, period=Period(until=36, average=True), surely=True)),
    ("how much of that is cash", FigureQuestion(About.CASH, surely=True)),
    ("in euros?", FigureQuestion(About.CURRENCY, currency="EUR")),
    ("convert it to CHF", FigureQuestion(About.CURRENCY, currency="CHF")),
    ("what happens in month 13", FigureQuestion(About.MONTH, month=13, surely=True)),
    ("what happens at the cliff?", FigureQuestion(About.CLIFF)),
    ("which is better after two years", FigureQuestion(About.PAY, period=Period(until=24), surely=True, comparing=True)),
    ("when does it break even", FigureQuestion(About.BREAK_EVEN, surely=True)),
    ("what should I ask the recruiter", FigureQuestion(About.RECRUITER_QUESTIONS)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "question"), QUESTIONS, ids=[text for text, _ in QUESTIONS])
def test_questions(text: str, question: FigureQuestion | None) -> None:
    assert read_figure_question(text) == question


@pytest.mark.parametrize(
    "text",
    [
        "", "?", "equity", "what is a cliff", "what is cash", "what is face value", "what does total include", "a" * 5_000,
        "what does a vp make in total", "how much equity does a caio get", "what is 20% of 280k", "which role pays more",
        "base in san francisco", "why", "is stock taxed", "in spain", "month 999999", "year 0 total",
    ],
)  # fmt: skip
def test_other_questions(text: str) -> None:
    found = read_figure_question(text)
    assert found is None or not found.surely
