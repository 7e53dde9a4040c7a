import pytest

from bot.telegram import inline
from bot.telegram.updates import InlineQuery
from tests.blackbox.botapi import inline_results
from tests.blackbox.in_memory import InMemory
from tests.telegram.small_talk import SOURCE, Finding

ADA = 7


def test_each_result_says_all_by_itself(stage: InMemory) -> None:
    found = stage.type_inline(ADA, "entry 44")
    assert found.articles == (("entry-44", "Entry 44", f"Entry 44\n44 % of base.\n{SOURCE}"),)
    assert (found.next_offset, found.payload, found.is_personal) == ("", "value", False)
    assert found.cache_time > 0


def test_nothing_typed_yet_shows_the_most_useful(stage: InMemory) -> None:
    assert len(stage.type_inline(ADA, "").articles) == inline.PAGE


def test_pages_follow_one_another_without_a_gap(stage: InMemory) -> None:
    offset, names = "", []
    while True:
        found = stage.type_inline(ADA, " ", offset)
        names += [name for name, _, _ in found.articles]
        offset = found.next_offset
        if not offset:
            break
    assert names == [f"entry-{i}" for i in range(45)]


def test_nothing_found_leads_to_the_private_chat(stage: InMemory) -> None:
    found = stage.type_inline(ADA, "rice")
    assert (found.articles, found.payload) == ((), "hello")


@pytest.mark.parametrize("offset", ["x", "-1", "²", "999999999999", "40 "])
def test_a_forged_offset_is_the_first_page_or_none(stage: InMemory, offset: str) -> None:
    assert stage.type_inline(ADA, "", offset).articles[:1] in {(), stage.type_inline(ADA, "").articles[:1]}


def test_a_misshapen_query_is_not_answered(stage: InMemory) -> None:
    assert stage.desk.inline({"query": "vp"}) is None


ODD = [
    # findings that are not quite right, and the ids that are sent
    ([Finding("a", "A", "x", ""), Finding("a", "B", "y", "")], ["a", "~1"]),
    ([Finding("", "A", "x", ""), Finding("n" * 65, "B", "y", "")], ["~0", "~1"]),
    ([Finding("é" * 33, "A", "x", "")], ["~0"]),
    ([Finding("a", " ", "x", ""), Finding("b", "B", "\u200b", "")], []),
    ([Finding("a", "A <b>", "**5 %** & more\n" * 900, "S")], ["a"]),
]


@pytest.mark.parametrize(("findings", "ids"), ODD)
def test_odd_findings_are_never_refused(findings: list[Finding], ids: list[str]) -> None:
    call = inline.answer(InlineQuery(id="1"), findings, "offerlens_bot")
    assert [article["id"] for article in inline_results.articles(call.params["results"])] == ids
    assert call.perishable
