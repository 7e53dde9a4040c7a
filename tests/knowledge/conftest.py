"""A small copy of the shipped knowledge that tests may break."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge.base import Knowledge
from knowledge.loading import SHIPPED, load

Change = Callable[[str, str, str], None]


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped YAML files."""
    copy = tmp_path / "knowledge"
    shutil.copytree(
        SHIPPED,
        copy,
        ignore=lambda _, names: [
            name for name in names if name.endswith((".py", ".npy", ".txt")) or name == "__pycache__"
        ],
    )
    return copy


@pytest.fixture
def change(folder: Path) -> Change:
    """Replace the first place where a text stands in a file of the copy."""

    def replace(file: str, old: str, new: str) -> None:
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{old!r} does not stand in {file}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return replace
