"""A PostgreSQL server of the test's own, which may be stopped and crashed."""

import asyncio
import os
import shutil
import socket
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import asyncpg


def programs() -> Path | None:
    """Where the server's programs lie, if it is installed."""
    found = shutil.which("initdb")
    if found is not None:
        return Path(found).parent
    return max(Path("/usr/lib/postgresql").glob("*/bin"), default=None)


class OwnServer:
    """Runs on a port of its own, in a folder of its own; as `postgres` where the tests run as root."""

    def __init__(self, folder: Path, data: Path, port: int) -> None:
        self._folder = folder
        self._data = data
        self._port = port
        self._user = "postgres" if os.geteuid() == 0 else None

    @property
    def address(self) -> str:
        """For OFFERLENS_DATABASE_URL."""
        return f"postgresql://postgres@127.0.0.1:{self._port}/postgres"

    async def start(self) -> None:
        """Make a database and serve it."""
        for folder in {self._folder, self._data}:
            self._own(folder)
        await self._run("initdb", "-U", "postgres", "-A", "trust", "-N", "--wal-segsize=1")
        await self._control("start")

    async def database_on(self, folder: Path) -> str:
        """The address of a database whose tables lie in a folder, as on a disk of their own."""
        (folder / "tables").mkdir()
        self._own(folder / "tables")
        db = await asyncpg.connect(self.address)
        await db.execute(f"CREATE TABLESPACE elsewhere LOCATION '{folder / 'tables'}'")
        await db.execute("CREATE DATABASE elsewhere TABLESPACE elsewhere")
        await db.close()
        return self.address.removesuffix("postgres") + "elsewhere"

    async def restart(self, mode: str) -> None:
        """As `fast` (connections are ended) or `immediate` (a crash, from which it recovers)."""
        await self._control("restart", "-m", mode)

    async def stop(self) -> None:
        """Serve no more."""
        await self._control("stop", "-m", "immediate")

    def _own(self, folder: Path) -> None:
        """Let the server write there."""
        if self._user is not None:
            shutil.chown(folder, self._user)

    async def _control(self, *words: str) -> None:
        options = f"-p {self._port} -k {self._folder} -c listen_addresses=127.0.0.1"
        await self._run("pg_ctl", "-w", "-l", str(self._folder / "log"), "-o", options, *words)

    async def _run(self, program: str, *words: str) -> None:
        where = programs()
        assert where is not None
        process = await asyncio.create_subprocess_exec(
            where / program,
            "-D",
            self._data / "data",
            *words,
            user=self._user,
            cwd=self._folder,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
        )
        assert await process.wait() == 0, program


@asynccontextmanager
async def own_server(data: Path | None = None) -> AsyncIterator[OwnServer]:
    """A server for the block; all it keeps lies in the folder `data`, if one is given."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = int(probe.getsockname()[1])
    folder = Path(tempfile.mkdtemp(prefix="offerlens-"))
    server = OwnServer(folder, data or folder, port)
    try:
        await server.start()
        try:
            yield server
        finally:
            await server.stop()
    finally:
        shutil.rmtree(folder)
