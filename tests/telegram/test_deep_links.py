import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.messages import Message
from bot.telegram.deep_links import WELCOME, link, opened_by, payload_for
from tests.blackbox.in_memory import InMemory
from tests.telegram.small_talk import SmallTalk

PAYLOADS = [
    # what a button carries, and how its payload reads
    ("e:cliff", "cliff"),
    ("e:help", "_ZTpoZWxw"),
    ("q:look up.vp.equity", "_cTpsb29rIHVwLnZwLmVxdWl0eQ"),
    ("q:" + "x" * 60, WELCOME),
]


@pytest.mark.parametrize(("data", "payload"), PAYLOADS)
def test_payloads(data: str, payload: str) -> None:
    assert payload_for(data) == payload


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=64))
def test_a_payload_fits_and_opens_what_it_was_made_for(data: str) -> None:
    payload = payload_for(data)
    assert link("offerlens_bot", payload).endswith(f"?start={payload}")
    if payload != WELCOME:
        assert opened_by(payload)[0] == Message(press=data)


@given(st.from_regex(r"[A-Za-z0-9_-]{1,64}", fullmatch=True))
def test_forged_payloads_do_no_harm(payload: str) -> None:
    assert len(InMemory(SmallTalk()).say(7, f"/start {payload}").seen) == 1
