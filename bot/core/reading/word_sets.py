"""Sets of words and phrases, written as running text so that they read like a dictionary."""


def words(text: str) -> frozenset[str]:
    """Return the words of ``text``."""
    return frozenset(text.split())


def phrases(text: str) -> tuple[str, ...]:
    """Return the phrases of ``text``, which stand between vertical bars; line ends count as spaces."""
    return tuple(phrase for part in text.split("|") if (phrase := " ".join(part.split())))
