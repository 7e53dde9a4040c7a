"""How alike two short texts are, whatever the order of their words."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process

from knowledge.words import plain_words


def likeness(first: str, second: str) -> float:
    """Between 0 (nothing shared) and 1 (the same words)."""
    return fuzz.token_sort_ratio(" ".join(plain_words(first)), " ".join(plain_words(second))) / 100


def most_alike(text: str, choices: Iterable[str], at_least: float) -> str | None:
    """The choice most like `text`, if one reaches `at_least` (0 to 1)."""
    hit = process.extractOne(
        text,
        list(choices),
        scorer=fuzz.token_sort_ratio,
        processor=lambda words: " ".join(plain_words(words)),
        score_cutoff=at_least * 100,
    )
    return hit[0] if hit else None
