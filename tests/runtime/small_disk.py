"""A disk of a few megabytes that a test may fill."""

import os
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


class SmallDisk:
    """A file system in memory, mounted at `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._ballast = folder / "ballast"

    def fill(self) -> None:
        """Leave no block of it free."""
        with self._ballast.open("ab", buffering=0) as file:
            try:
                while True:
                    file.write(secrets.token_bytes(4096))
            except OSError:
                pass

    def clear(self) -> None:
        """Give the space back."""
        self._ballast.unlink()


@contextmanager
def small_disk(megabytes: int) -> Iterator[SmallDisk]:
    """The disk for the block. Who may mount nothing skips the test."""
    mount, unmount = shutil.which("mount"), shutil.which("umount")
    if os.geteuid() != 0 or mount is None or unmount is None:
        pytest.skip("only root can mount a small disk")
    folder = Path(tempfile.mkdtemp(prefix="offerlens-disk-"))
    folder.chmod(0o755)
    try:
        size = f"size={megabytes}m,mode=755"
        if subprocess.run((mount, "-t", "tmpfs", "-o", size, "tmpfs", folder), check=False).returncode:
            pytest.skip("no small disk can be mounted here")
        try:
            yield SmallDisk(folder)
        finally:
            subprocess.run((unmount, folder), check=True)
    finally:
        folder.rmdir()
