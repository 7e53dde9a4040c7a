"""What people write: questions, offers, answers, and whatever else fits into a message, in any mixture."""

from hypothesis import strategies as st

from knowledge.loading import load

MOST = 4096
"""Characters of a message."""

PHRASINGS = sorted(
    {
        text
        for item in load().items.values()
        for text in (*item.entry.questions, *(test.ask for test in item.entry.tests))
    }
)

COMMANDS = (
    *("/start", "/start value", "/start compare", "/help", "/ask", "/ask vp base", "/value", "/compare"),
    *("/offers", "/roles", "/sources", "/settings", "/privacy", "/export", "/forget", "/cancel", "/new"),
    *("/ASK@offerlens_test_bot caio equity", "/ask@somebody_else_bot vp base", "/nope", "/", "//", "/ ask"),
)

PIECES = (
    *(
        "base",
        "bonus",
        "target",
        "rsu",
        "stock",
        "options",
        "strike",
        "409a",
        "valuation",
        "dilution",
        "sign-on",
    ),
    *(
        "clawback",
        "relocation",
        "refreshers",
        "match",
        "vesting",
        "cliff",
        "monthly",
        "quarterly",
        "back-loaded",
    ),
    *(
        "offer",
        "a:",
        "b:",
        "vs",
        "compare",
        "google",
        "amazon",
        "seattle",
        "berlin",
        "vp of ai",
        "director",
        "caio",
    ),
    *(
        "what if",
        "is",
        "the",
        "how much",
        "more",
        "double",
        "instead of",
        "and",
        "or",
        "no",
        "none",
        "without",
        "per",
    ),
    *(
        "year",
        "years",
        "months",
        "18",
        "4",
        "1",
        "0",
        "-1",
        "%",
        "20%",
        "0.3%",
        "110 %",
        "280k",
        "$1.2m",
        "€180k",
    ),
    *(
        "£90,000",
        "1.234.567,89 €",
        "5/15/40/40",
        "25/25/25/25",
        "200-220k",
        "lakh",
        "two eighty",
        "a quarter million",
    ),
    *(",", ".", ";", ":", "/", "+", "-", "|", "\n", "\n\n", "\t", "(", ")", "→", "1)", "•", "=", "x"),
)

ANSWERS = (
    *(
        "yes",
        "no",
        "skip",
        "back",
        "cancel",
        "restart",
        "edit",
        "done",
        "1",
        "2",
        "none",
        "idk",
        "?",
        "why",
        "both",
    ),
    *("280k", "20%", "150k over 4 years", "18 months", "monthly after a year", "A", "B", "the second", "usd"),
)

SIGNS = (
    *(
        "\u200b",
        "\u200d",
        "\u202e",
        "\u2066",
        "\ufeff",
        "\u00ad",
        "\0",
        "\x07",
        "\u0301" * 30,
        "👩‍👩‍👧‍👦",
        "𝕏",
        "﷽",
        "İ",
    ),
    *(
        "<b>",
        "</b>",
        "&amp;",
        "&",
        "**",
        "__",
        "`",
        "~~",
        "[x](https://y)",
        "{base}",
        "%s",
        "\\",
        "'",
        '"',
        "$1",
    ),
    *(
        "9" * 60,
        "1e400",
        "-0",
        "NaN",
        "inf",
        "٣٤٠",
        "½",
        "Ⅳ",
        "1/0",
        "0%",
        "999999999999999%",
        "0.0000000001",
    ),
)

anything = st.text(st.characters(codec="utf-8"), max_size=120)
pieces = st.lists(
    st.one_of(st.sampled_from(PIECES), st.sampled_from(SIGNS), anything), min_size=1, max_size=14
)
offers = st.lists(st.sampled_from(PIECES), min_size=2, max_size=25).map(" ".join)


@st.composite
def _spoilt(draw: st.DrawFn) -> str:
    """A known phrasing with something lost, doubled or put in between."""
    text = draw(st.sampled_from(PHRASINGS))
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, min(len(text), start + 6)))
    return text[:start] + draw(st.sampled_from((*SIGNS, "", " ", text[start:end] * 2))) + text[end:]


@st.composite
def _long(draw: st.DrawFn) -> str:
    """The same again and again, as much as a message takes."""
    text = draw(
        st.one_of(offers, pieces.map(" ".join), st.sampled_from((*SIGNS, *PIECES, *PHRASINGS)), anything)
    )
    return (draw(st.sampled_from(("", " ", "\n"))).join([text] * draw(st.integers(2, 400))))[:MOST]


messages = st.one_of(
    st.sampled_from(PHRASINGS),
    st.sampled_from(COMMANDS),
    st.sampled_from(ANSWERS),
    _spoilt(),
    offers,
    pieces.map(" ".join),
    pieces.map("".join),
    anything,
    _long(),
)
"""Any message, as long as Telegram lets it be."""
