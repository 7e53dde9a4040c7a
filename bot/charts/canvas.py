"""A light card of a phone's width to draw on, in points: 400 across, drawn at 1066 pixels."""

import math
import unicodedata
from collections.abc import Sequence
from io import BytesIO

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon, Rectangle
from matplotlib.transforms import Affine2D
from PIL import Image

from bot.charts.lettering import font, width
from bot.charts.palette import FADED, INK, PAPER, Look

WIDTH = 400.0
"""Points, that is pixels of a phone that shows the picture 400 wide."""

MARGIN = 14.0
_DPI = 192
_INCH = 72.0
_COLOURS = 128
"""Flat colours and their blends at edges; a third of the bytes of a picture in full colour."""

_LINE = 1.3
"""Height of a line of text, in sizes of its letters."""

_LEFT_TO_RIGHT = "\u200e"
"""Before a line that may begin with an Arabic or Hebrew name: the sentence around it is English."""

Point = tuple[float, float]
Frame = tuple[float, float, float, float]
"""Left, low, right, high."""


class Canvas:
    """A card of a given height in points; the origin is the lower left corner."""

    def __init__(self, height: float) -> None:
        self.height = math.ceil(height)
        self.figure = Figure(figsize=(WIDTH / _INCH, self.height / _INCH), dpi=_DPI, facecolor=PAPER)
        self._points = Affine2D().scale(1 / _INCH) + self.figure.dpi_scale_trans
        self._written: list[Frame] = []
        self._layer = 1.0

    def write(
        self,
        at: Point,
        text: str,
        size: float,
        *,
        bold: bool = False,
        colour: str = INK,
        align: str = "left",
        behind: str = "",
        optional: bool = False,
    ) -> bool:
        """Write a line with its middle at the height of `at`; `align` is left, center or right of it.

        `behind` colours the ground under the letters. An `optional` text is left out, and False comes back, where it
        would leave the card or touch a text that stands already.
        """
        box = frame(at, width(text, size, bold=bold), size, align)
        if optional and not self._free(box):
            return False
        self._written.append(box)
        ground = {"facecolor": behind, "edgecolor": "none", "boxstyle": "square,pad=0.1"} if behind else None
        self.figure.text(
            *at,
            text,
            transform=self._points,
            fontproperties=font(size, bold=bold),
            color=colour,
            horizontalalignment=align,
            verticalalignment="center",
            parse_math=False,  # "$340k to $400k" is no formula
            bbox=ground,
            zorder=90 if not behind else 80,
        )
        return True

    def _free(self, box: Frame) -> bool:
        left, low, right, high = box
        if left < 2 or low < 2 or right > WIDTH - 2 or high > self.height - 2:
            return False
        return all(
            right <= start or end <= left or high <= foot or head <= low
            for start, foot, end, head in self._written
        )

    def line(
        self,
        points: Sequence[Point],
        colour: str,
        thickness: float,
        *,
        look: Look | None = None,
        above: float = 0,
    ) -> None:
        """Draw a line through points, with the dash of a look; `above` lifts it over others."""
        xs, ys = zip(*points, strict=True)
        self.figure.add_artist(
            Line2D(
                xs,
                ys,
                transform=self._points,
                color=colour,
                linewidth=thickness,
                linestyle=look.dash if look and look.dash[1] else "-",
                solid_capstyle="round",
                dash_capstyle="butt",
                zorder=self._next() + above,
            )
        )

    def dot(self, at: Point, colour: str, size: float = 5, marker: str = "o") -> None:
        """Draw a marker with a light rim."""
        x, y = at
        self.figure.add_artist(
            Line2D(
                [x],
                [y],
                transform=self._points,
                color=colour,
                marker=marker,
                markersize=size,
                markeredgecolor=PAPER,
                markeredgewidth=0.7,
                linestyle="none",
                zorder=60 + self._next(),
            )
        )

    def box(self, corner: Point, across: float, upward: float, look: Look) -> None:
        """Fill a rectangle with a look."""
        rectangle = Rectangle(
            corner,
            across,
            upward,
            transform=self._points,
            facecolor=look.colour,
            edgecolor=PAPER,
            linewidth=0.6,
            hatch=look.hatch or None,
            hatchcolor=look.pattern,
            zorder=self._next(),
        )
        rectangle.set_hatch_linewidth(0.8)
        self.figure.add_artist(rectangle)

    def area(self, points: Sequence[Point], colour: str, hatch: str = "") -> None:
        """Fill a polygon lightly."""
        polygon = Polygon(
            list(points),
            closed=True,
            transform=self._points,
            facecolor=(colour, 0.16),
            edgecolor="none",
            hatch=hatch or None,
            hatchcolor=(colour, 0.5),
            zorder=self._next(),
        )
        polygon.set_hatch_linewidth(0.8)
        self.figure.add_artist(polygon)

    def _next(self) -> float:
        """Later strokes lie over earlier ones."""
        self._layer += 0.01
        return self._layer

    def lines_of_text(self, top: float, lines: Sequence[str], size: float, *, bold: bool = False) -> None:
        """Write lines downward from `top`, at the left margin."""
        colour = INK if bold else FADED
        for place, text in enumerate(lines):
            leftward = any(unicodedata.bidirectional(char) in {"R", "AL"} for char in text)
            told = _LEFT_TO_RIGHT + text if leftward else text
            self.write((MARGIN, top - (place + 0.5) * size * _LINE), told, size, bold=bold, colour=colour)


def height_of(lines: Sequence[str], size: float) -> float:
    """Points that lines of text take."""
    return len(lines) * size * _LINE


def png(figure: Figure) -> bytes:
    """The picture's bytes in 128 colours, without a date or a program's name in them."""
    canvas = FigureCanvasAgg(figure)
    canvas.draw()  # type: ignore[no-untyped-call]  # matplotlib leaves its canvases untyped
    size = canvas.get_width_height()
    drawn = canvas.buffer_rgba()  # type: ignore[no-untyped-call]  # the same
    image = Image.frombuffer("RGBA", size, drawn, "raw", "RGBA", 0, 1).convert("RGB")
    target = BytesIO()
    image.quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(target, format="png")
    return target.getvalue()


def frame(at: Point, across: float, size: float, align: str) -> Frame:
    """The frame of a line of text that is `across` wide."""
    x, y = at
    left = {"left": x, "center": x - across / 2, "right": x - across}[align]
    return left, y - size * 0.62, left + across, y + size * 0.62
