"""How long an answer takes on the shipped knowledge, beside rapidfuzz's `extractOne` over the same phrasings."""

import datetime as dt
import subprocess
import sys
import time

from rapidfuzz import fuzz, process, utils

from bot.core.conversation import Conversation
from bot.core.messages import Message
from bot.core.state import ChatState, Person
from bot.wiring import conversation
from tests.bench.report import Report
from tests.bench.stopwatch import Latency, memory_mb

NOW = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
OFFERS = (
    "280k base, 20% bonus, 150k RSUs over 18 months, 30k sign-on, Seattle",
    "300.000 € Grundgehalt, 15 % bonus, 0.3% equity at a valuation of 80M, 4 years with a one-year cliff",
    "Google: 250k base, 200k RSUs 38/32/20/10, sign-on 50k. Meta: 265k base, 10% bonus, 240k over 4 years",
)
COLD_STARTS = 3
ROUNDS = 20


def measure() -> Report:
    """Answer the questions that entries bring as tests, which no entry lists among its phrasings."""
    start = time.perf_counter()
    here = conversation()
    built = time.perf_counter() - start
    asked = [test.ask for item in here.knowledge.items.values() for test in item.entry.tests]
    phrasings = [question for item in here.knowledge.items.values() for question in item.entry.questions]

    def answer(text: str) -> object:
        return here.turn(ChatState(), Person(), Message(text), NOW)

    def extracted(text: str) -> object:
        return process.extractOne(text, phrasings, scorer=fuzz.WRatio, processor=utils.default_process)

    answer(asked[0])
    questions: Latency[str] = Latency.of(answer, asked)
    offers: Latency[str] = Latency.of(answer, OFFERS * ROUNDS)
    rapidfuzz: Latency[str] = Latency.of(extracted, asked[::10])
    return Report(
        f"Answers in one process: {len(asked)} questions, {len(phrasings)} phrasings",
        ("what", "median ms", "p99 ms"),
        (
            ("question, read to reply", questions.median, questions.p99),
            ("offer, read to valuation", offers.median, offers.p99),
            ("extractOne with WRatio, same questions", rapidfuzz.median, rapidfuzz.p99),
        ),
        (
            f"conversation built in {built:.2f} s, {memory_mb():.0f} MB resident",
            f"cold `offerlens ask`: {_cold():.2f} s (best of {COLD_STARTS})",
            f"outcomes: {_outcomes(here, asked)}",
        ),
    )


def _cold() -> float:
    """Seconds from the command to the answer."""
    spent: list[float] = []
    for _ in range(COLD_STARTS):
        start = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "bot", "ask", "vp base?"], check=True, stdout=subprocess.DEVNULL
        )
        spent.append(time.perf_counter() - start)
    return min(spent)


def _outcomes(here: Conversation, asked: list[str]) -> str:
    """How the questions ended, so that a fast wrong path is seen."""
    counts: dict[str, int] = {}
    for text in asked:
        outcome = here.turn(ChatState(), Person(), Message(text), NOW).said.outcome.value
        counts[outcome] = counts.get(outcome, 0) + 1
    return ", ".join(f"{count} {name}" for name, count in sorted(counts.items()))
