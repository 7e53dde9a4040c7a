"""How build time, latency and memory grow with the index, beside rapidfuzz's `extractOne` on the same work."""

import random
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from rapidfuzz import fuzz, process, utils

from knowledge.matcher import Matcher, Phrasing
from knowledge.rarity import CommonWords
from knowledge.spelling import Speller
from knowledge.vectors import WordVectors
from knowledge.words import read_words
from tests.bench.report import Report
from tests.bench.stopwatch import Latency, memory_mb

SIZES = (1_000, 10_000, 100_000)
PHRASINGS_A_LABEL = 8
QUERIES = 300
QUERIES_OF_RAPIDFUZZ = 20

_COLUMNS = (
    "phrasings", "labels", "build s", "median ms", "p99 ms", "RSS MB", "right %", "WRatio median ms", "WRatio right %",
)  # fmt: skip
_OPENINGS = (
    "what is the {}", "how much is a {}", "tell me about {}", "do i get {}", "when do they pay {}", "is the {} normal",
    "why is {} so low", "who decides on {}", "{} please", "where do i find {}", "explain {} to me", "can i change {}",
)  # fmt: skip


def synthetic(size: int, common: CommonWords) -> list[Phrasing]:
    """Return phrasings about made-up topics of three words each, repeatable."""
    draw = random.Random(size)  # noqa: S311 - repeatable material, no secret
    words = [word for word, rank in common.ranked() if 300 <= rank < 12_000 and len(word) > 3]
    made: list[Phrasing] = []
    while len(made) < size:
        topic = draw.sample(words, 3)
        for _ in range(min(PHRASINGS_A_LABEL, size - len(made))):
            said = draw.sample(topic, draw.choice((2, 3)))
            if draw.random() < 0.3:
                said.append(draw.choice(words))
            made.append(Phrasing(draw.choice(_OPENINGS).format(" ".join(said)), " ".join(topic)))
    return made


def questions(phrasings: Sequence[Phrasing], count: int) -> list[Phrasing]:
    """Return phrasings of the index asked with another opening and one slip of the keyboard."""
    draw = random.Random(count)  # noqa: S311 - repeatable material, no secret
    asked: list[Phrasing] = []
    for _ in range(count):
        meant = draw.choice(phrasings)
        text = draw.choice(_OPENINGS).format(meant.text.split(maxsplit=2)[-1])
        place = draw.randrange(1, len(text) - 1)
        asked.append(Phrasing(text[:place] + text[place + 1 :], meant.label))
    return asked


def _ours(size: int) -> list[float]:
    common = CommonWords.shipped()
    vectors = WordVectors.shipped()
    phrasings = synthetic(size, common)
    asked = questions(phrasings, QUERIES)
    start = time.perf_counter()
    matcher = Matcher(phrasings, vectors, common=common)
    speller = Speller(matcher.vocabulary, common)
    built = time.perf_counter() - start

    def best(question: Phrasing) -> bool:
        words = [word.text for word in speller.repair(read_words(question.text)).words]
        ranked = matcher.rank(words, limit=3)
        return bool(ranked) and ranked[0].label == question.label

    right = sum(best(question) for question in asked)
    latency = Latency.of(best, asked)
    return [len(matcher.labels), built, latency.median, latency.p99, memory_mb(), 100 * right / len(asked)]


def _rapidfuzz(size: int) -> list[float]:
    phrasings = synthetic(size, CommonWords.shipped())
    asked = questions(phrasings, QUERIES_OF_RAPIDFUZZ)
    prepared = [utils.default_process(phrasing.text) for phrasing in phrasings]

    def best(question: Phrasing) -> bool:
        hit = process.extractOne(utils.default_process(question.text), prepared, scorer=fuzz.WRatio)
        return phrasings[hit[2]].label == question.label

    right = sum(best(question) for question in asked)
    return [Latency.of(best, asked).median, 100 * right / len(asked)]


def measure(sizes: Sequence[int] = SIZES) -> Report:
    """Measure each size in a process of its own, so that memory is its own too."""
    rows: list[list[int | float]] = []
    for size in sizes:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            ours = pool.submit(_ours, size).result()
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            theirs = pool.submit(_rapidfuzz, size).result()
        rows.append([size, int(ours[0]), *ours[1:], *theirs])
    return Report(
        "Growth with synthetic phrasings (one slip in every question)",
        _COLUMNS,
        rows,
        ("WRatio: rapidfuzz process.extractOne over the same phrasings, lower-cased beforehand.",),
    )
