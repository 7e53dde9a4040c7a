"""YAML as authors mean it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.yamlfile import field_name, parse_document


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("a: no", "no"),
        ("a: 22:30", "22:30"),
        ("a: 0.30", "0.30"),
        ("a: 2026-06", "2026-06"),
        ("a: 0o17", "0o17"),
        ("a: 'null'", "null"),
        ("a: null", None),
        ("a: ~", None),
        ("a:", None),
    ],
)
def test_scalars_stay_what_was_written(written: str, read: str | None) -> None:
    document, complaints = parse_document(written, "x.yaml")

    assert not complaints
    assert document is not None
    assert document.value == {"a": read}


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("a: 1\nb: 2\na: 3", "x.yaml:3: a: stands twice"),
        ("a: {b: 1, b: 2}", "x.yaml:1: a.b: stands twice"),
        ("a: &x [*x]", "x.yaml:1: a[0]: refers to itself"),
        ("? [1, 2]\n: 3", "x.yaml:1: has a key that is no plain word"),
        ("a: 'open", "is not valid YAML"),
        ("a: b: c", "x.yaml:1: is not valid YAML"),
        ("", "x.yaml: is empty"),
        ("a: \x01", "is not valid YAML"),
    ],
)
def test_what_yaml_lets_pass_is_a_complaint(written: str, said: str) -> None:
    _, complaints = parse_document(written, "x.yaml")

    assert [str(complaint) for complaint in complaints if said in str(complaint)]


def test_every_value_knows_its_line() -> None:
    document, _ = parse_document("a: 1\nb:\n  - c: 2\n    d: 3\n", "x.yaml")

    assert document is not None
    assert document.line(("b", 0, "d")) == 4
    assert document.line(("b", 0, "missing")) == 3
    assert field_name(("b", 0, "d")) == "b[0].d"


@given(st.text())
def test_any_text_is_read_or_complained_about(text: str) -> None:
    document, complaints = parse_document(text, "x.yaml")

    assert document is not None or complaints
