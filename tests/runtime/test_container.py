"""The Dockerfile's own commands, run in a clean environment: what they install answers, serves and writes to /data only.

No engine is needed: COPY, ENV, RUN and the last stage's start are carried out with /app and /data in a folder.
"""

import asyncio
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from aiohttp import ClientSession

from tests.runtime.fake_api import TOKEN, FakeApi

ROOT = Path(__file__).parents[2]
PLACES = ("/source", "/app", "/data")


@dataclass(frozen=True)
class Image:
    """What the build stage made in `folder`, and the environment that the last stage sets."""

    folder: Path
    environment: dict[str, str]
    command: list[str]

    def written(self) -> dict[str, tuple[int, int]]:
        """Every file outside the data volume, with its size and when it was last written."""
        files = (path for path in self.folder.rglob("*") if path.is_file() and not path.is_symlink())
        data = self.folder / "data"
        return {
            str(path): (path.stat().st_size, path.stat().st_mtime_ns)
            for path in files
            if data not in path.parents
        }


def instructions(stage: str) -> Iterator[tuple[str, str]]:
    """The instructions of a stage with their words; comments and line ends are taken out."""
    text = re.sub(r"^#.*\n", "", stage, flags=re.MULTILINE).replace("\\\n", " ")
    for line in filter(None, (line.strip() for line in text.splitlines())):
        name, _, words = line.partition(" ")
        yield name, words.strip()


def placed(words: str, folder: Path) -> str:
    """The words with the image's folders in `folder`."""
    for place in PLACES:
        words = re.sub(rf"(?<![\w.]){place}(?=[/\s:\"]|$)", f"{folder}{place}", words)
    return words


def environment_of(words: str, folder: Path, before: dict[str, str]) -> dict[str, str]:
    """The variables that an ENV instruction sets."""
    pairs = (pair.partition("=") for pair in placed(words, folder).split())
    return {name: value.replace("$PATH", before["PATH"]) for name, _, value in pairs}


def an_index_answers(folder: Path) -> bool:
    asked = [
        sys.executable,
        "-m",
        "pip",
        "download",
        "--quiet",
        "--no-deps",
        "--dest",
        str(folder),
        "hatchling",
    ]
    return subprocess.run(asked, capture_output=True, check=False).returncode == 0


@pytest.fixture(scope="module")
def image() -> Iterator[Image]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if not an_index_answers(folder / "probe"):
            pytest.skip("no package index answers: the image can't be built here")
        build, last = re.split(r"^FROM .*\n", (ROOT / "Dockerfile").read_text(), flags=re.MULTILINE)[1:]
        (folder / "bin").mkdir()
        (folder / "bin" / "python").symlink_to(sys.executable)
        environment = {"PATH": f"{folder}/bin:{os.environ['PATH']}", "HOME": str(folder / "home")}
        source = folder / "source"
        source.mkdir()
        for instruction, words in instructions(build):
            if instruction == "COPY":
                *from_here, to = words.split()
                for file in from_here:
                    copied = ROOT / file
                    if copied.is_dir():
                        shutil.copytree(copied, source / to, ignore=shutil.ignore_patterns("__pycache__"))
                    else:
                        shutil.copy(copied, source / to)
            elif instruction == "ENV":
                environment |= environment_of(words, folder, environment)
            elif instruction == "RUN":
                made = subprocess.run(
                    ["/bin/sh", "-e", "-c", placed(words, folder)],
                    cwd=source,
                    env=environment | {name: os.environ[name] for name in os.environ if "PIP" in name},
                    capture_output=True,
                    text=True,
                    check=False,
                )
                assert made.returncode == 0, made.stderr[-2000:]
        shutil.rmtree(source)  # the last stage has only what was installed
        (folder / "data").mkdir()
        started: dict[str, list[str]] = {}
        for instruction, words in instructions(last):
            if instruction == "ENV":
                environment |= environment_of(words, folder, environment)
            elif instruction in {"ENTRYPOINT", "CMD"}:
                started[instruction] = json.loads(words)
        yield Image(folder, environment, [*started["ENTRYPOINT"], *started["CMD"]])


async def test_what_the_image_holds_serves_and_writes_to_its_volume_only(
    image: Image, api: FakeApi, free_port: int
) -> None:
    before = image.written()
    environment = image.environment | {
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": api.root,
        "OFFERLENS_HEALTH_PORT": str(free_port),
    }
    process = await asyncio.create_subprocess_exec(
        *image.command, cwd=image.folder / "data", env=environment, stderr=asyncio.subprocess.PIPE
    )
    try:
        await api.until(lambda: "getUpdates" in api.asked, 60)
        api.write(4001, "vp base?")
        api.write(4001, "280k base, 20% bonus, 150k RSUs over 18 months")
        await api.until(lambda: len(api.texts(4001)) == 2, 30)
        assert "$340k" in api.texts(4001)[0]
        assert "$436,000" in api.texts(4001)[1]
        async with ClientSession() as session, session.get(f"http://127.0.0.1:{free_port}/healthz") as answer:
            assert answer.status == 200
        process.send_signal(signal.SIGTERM)
        await asyncio.wait_for(process.wait(), 10)
        assert process.returncode == 0
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    assert image.written() == before
    assert (image.folder / "data" / "offerlens.db").exists()


def test_the_container_has_a_user_a_volume_a_health_check_and_a_stop_signal() -> None:
    last = dict(instructions((ROOT / "Dockerfile").read_text().rpartition("FROM ")[2].partition("\n")[2]))
    assert last["USER"] not in {"root", "0"}
    assert last["VOLUME"] == "/data"
    assert last["STOPSIGNAL"] == "SIGTERM"
    assert "/healthz" in last["HEALTHCHECK"]
