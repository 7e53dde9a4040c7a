"""Where the terminal puts the charts of a chat: one file of the person's choice, or a folder of its own."""

import tempfile
from pathlib import Path

from bot.charts import draw
from bot.core.charts import Chart


class Gallery:
    """Draws charts into files; `file` is overwritten by each, without it every chart gets a file of its own."""

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._folder: Path | None = None
        self._count = 0

    def hang(self, chart: Chart) -> Path:
        """The file that a chart was drawn into. Raises OSError where it can't be written."""
        path = self._file or self._next()
        path.write_bytes(draw(chart))
        return path

    def _next(self) -> Path:
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="offerlens-"))
        self._count += 1
        return self._folder / f"chart-{self._count}.png"
