"""Knowledge that loads but is not sound: each kind of mistake is named with the line that has it."""

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from knowledge.base import Knowledge
from knowledge.checks import complaints_about
from knowledge.employers import Employer
from knowledge.loading import load

Change = Callable[[str, str, str], None]
TODAY = dt.date(2026, 11, 27)

UNSOUND = [
    # file, what stands there, what is put in its place, the complaint
    ("glossary/cliff.yaml", "see_also: [", "see_also: [nowhere-to-be-found, ", r"cliff.yaml:\d+: see_also\[0\]: 'nowhere-to-be-found' is no entry"),
    ("faq/law/ai-act-fine.yaml", "entry: ai-act-small-firms", "entry: ai-act-tiny-firms", r"ai-act-fine.yaml:\d+: follow_ups\[1\].entry: 'ai-act-tiny-firms' is no entry"),
    ("faq/law/ai-act-fine.yaml", "at_least: amount", "at_least: sum", r"ai-act-fine.yaml:\d+: applies: 'sum' is no fact of this entry"),
    ("faq/law/ai-act-fine.yaml", "source: eu-2024-1689", "source: eu-hearsay", r"ai-act-fine.yaml:\d+: facts.amount.source: 'eu-hearsay' is no source"),
    ("faq/law/ai-act-fine.yaml", "review_by: 2027-12-31", "review_by: 2026-01-31", r"ai-act-fine.yaml:\d+: facts.amount.review_by: was to be reviewed by 2026-01-31"),
    ("faq/law/ai-act-fine.yaml", "of worldwide yearly turnover,", "of 12 months' turnover,", r"ai-act-fine.yaml:\d+: answer: has the figure 12 typed in"),
    ("glossary/cliff.yaml", "{ask: ", "{ask: what is a cliff, says: [month]}\n  - {ask: ", r"cliff.yaml:\d+: tests\[0\].ask: 'what is a cliff' is one of the questions"),
    ("glossary/tranche.yaml", "questions:\n", "questions:\n  - what is a cliff\n", r"tranche.yaml:\d+: questions\[0\]: 'what is a cliff' is also a question of 'cliff'"),
    ("employers/meta.yaml", "aliases: [meta,", "aliases: [amazon, meta,", r"meta.yaml:\d+: aliases\[0\]: 'amazon' means both"),
    ("benchmarks/places/cities.yaml", "aliases: [leeds]", "aliases: [leeds, glasgow]", r"cities.yaml:\d+: places\[\d+\].aliases\[1\]: 'glasgow' means both"),
    ("benchmarks/advertised/head-of-ai.yaml", "source: ai-jobs", "source: hearsay-", r"head-of-ai.yaml:\d+: source: 'hearsay-[^']*' is no source"),
    ("benchmarks/roles.yaml", "source: valenx-2026", "source: hearsay", r"roles.yaml:8: manager.base.source: 'hearsay' is no source"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "said"), UNSOUND)
def test_a_mistake_is_complained_about(
    folder: Path, change: Change, file: str, old: str, new: str, said: str
) -> None:
    change(file, old, new)

    text = "\n".join(map(str, complaints_about(load(folder), TODAY)))

    assert re.search(said, text), text


def test_the_shipped_knowledge_is_sound(knowledge: Knowledge) -> None:
    assert complaints_about(knowledge, TODAY) == []


@pytest.mark.parametrize(
    ("employer", "yearly"),
    [
        ("amazon", [5, 15, 40, 40]),  # half-yearly tranches added up
        ("nvidia", [40, 30, 20, 10]),  # weights by year
        ("meta", [25, 25, 25, 25]),  # an even length
    ],
)
def test_a_schedule_by_year(knowledge: Knowledge, employer: str, yearly: list[int]) -> None:
    entry = knowledge.items[employer].entry

    assert isinstance(entry, Employer)
    assert entry.schedules[0].yearly == tuple(map(Decimal, yearly))
