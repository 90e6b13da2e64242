"""A child's figure from the front and from behind, drawn with half blocks: places to choose.

The corners of the regions come from `assets/involved/body.toml`; whatever size there is, the same
shapes are drawn. Left and right are the child's own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from assets.involved_data import Point, Region, regions

GAP = 20
"""Between the two figures, in hundredths of the width of one."""
WIDTH, HEIGHT = 2 * 100 + GAP, 200
LEAST = 14
"""The least rows in which regions can be told apart."""

Grid = tuple[tuple[str, ...], ...]


@lru_cache(8)
def grid(rows: int) -> Grid:
    """Return which region each pixel is of (empty for none): two rows of pixels to a row."""
    gap = [""] * (rows * GAP // 100 // 2 * 2)
    both = zip(_figure("front", rows), _figure("back", rows), strict=True)
    return tuple((*left, *gap, *right) for left, right in both)


def _figure(view: str, rows: int) -> list[list[str]]:
    """Draw one figure: its left half from the shapes, its right half as the mirror of that."""
    high, wide = 2 * rows, rows // 2 * 2
    down, across = HEIGHT / high, 100 / wide
    found = [[""] * wide for _ in range(high)]
    for region in (each for each in regions() if each.view == view and each.middle[0] <= 50):
        hit = [
            (x, y)
            for y in range(high)
            for x in range(wide // 2)
            if _inside(((x + 0.5) * across, (y + 0.5) * down), region.shape)
        ]
        x, y = region.middle
        for x_at, y_at in hit or [(min(int(x / across), wide // 2 - 1), int(y / down))]:
            found[y_at][x_at] = region.id
            found[y_at][wide - 1 - x_at] = _mirrored(region.id)
    return found


def _mirrored(region: str) -> str:
    """Return the same place on the other side; what there is once is its own."""
    sides = {"right": "left", "left": "right"}
    return "-".join(sides.get(part, part) for part in region.split("-"))


def placed(region: Region) -> Point:
    """Return the middle of a region where its figure stands: the back right of the front."""
    x, y = region.middle
    return (x if region.view == "front" else x + 100 + GAP), y


class BodyFigure(Widget, can_focus=True):
    """Both figures; arrows go from place to place, Enter or a click marks one."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "figure--skin",
        "figure--other",
        "figure--marked",
        "figure--cursor",
        "figure--number",
    }
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,space", "choose", "Mark", id="figure.choose", tooltip="Mark this place"),
        Binding("up", "go(0,-1)", show=False),
        Binding("down", "go(0,1)", show=False),
        Binding("left", "go(-1,0)", show=False),
        Binding("right", "go(1,0)", show=False),
    ]

    place: reactive[str] = reactive("front-head")

    @dataclass
    class Moved(Message):
        """The cursor came to a region."""

        region: str

    @dataclass
    class Chosen(Message):
        """A region is to be marked."""

        region: str

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._marked: Mapping[str, str] = {}

    def show(self, marked: Mapping[str, str]) -> None:
        """Show these marks: what stands in each region, such as its number."""
        self._marked = dict(marked)
        self.refresh()

    def watch_place(self) -> None:
        """Say where the cursor is."""
        self.refresh()
        self.post_message(self.Moved(self.place))

    def action_go(self, across: int, down: int) -> None:
        """Go to the nearest region that way."""
        here = _middle(self.place)
        best: tuple[float, str] | None = None
        for each in regions():
            x, y = _middle(each.id)
            ahead = (x - here[0]) * across + (y - here[1]) * down
            aside = abs(x - here[0]) if down else abs(y - here[1])
            if ahead <= 1 or aside > 3 * ahead + 12:
                continue
            far = ahead + 2 * aside
            if best is None or far < best[0]:
                best = (far, each.id)
        if best is not None:
            self.place = best[1]

    def action_choose(self) -> None:
        """Mark the region under the cursor."""
        self.post_message(self.Chosen(self.place))

    def on_click(self, event: events.Click) -> None:
        """Mark the region that is clicked."""
        offset = event.get_content_offset(self)
        drawn = self._grid
        if offset is None or 2 * offset.y >= len(drawn) or offset.x >= len(drawn[0]):
            return
        region = drawn[2 * offset.y][offset.x] or drawn[2 * offset.y + 1][offset.x]
        if region:
            event.stop()
            self.place = region
            self.action_choose()

    def on_focus(self) -> None:
        """Show the cursor."""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw a row of cells, and below them what the two and the child's own sides are called."""
        drawn, width = self._grid, self.size.width
        if 2 * y >= len(drawn):
            gap = len(drawn[0]) - 2 * (len(drawn) // 4 * 2)
            half = (len(drawn[0]) - gap) // 2
            inner = half - 2
            names = f"R{'front':^{inner}}L{'':{gap}}L{'back':^{inner}}R"
            words = names if 2 * y == len(drawn) else ""
            return Strip([Segment(words[:width].ljust(width), self.rich_style)], width)
        numbers = self._numbers(drawn)
        cells = [
            self._cell(drawn[2 * y][x], drawn[2 * y + 1][x], numbers.get((x, y), ""))
            for x in range(min(width, len(drawn[0])))
        ]
        rest = Segment(" " * max(0, width - len(cells)), self.rich_style)
        return Strip([*cells, rest], width)

    @property
    def _grid(self) -> Grid:
        by_width = self.size.width * HEIGHT // (2 * WIDTH)
        return grid(max(LEAST, min(self.size.height - 1, by_width)))

    def _numbers(self, drawn: Grid) -> dict[tuple[int, int], str]:
        """Return what is written into which cell, a character each: in the middle of its region."""
        found: dict[tuple[int, int], str] = {}
        for region, words in self._marked.items():
            inside = [
                (x, y)
                for y, row in enumerate(drawn)
                for x, each in enumerate(row)
                if each == region
            ]
            if inside:
                xs, ys = [x for x, _ in inside], [y for _, y in inside]
                start = (min(xs) + max(xs)) // 2 - (len(words) - 1) // 2
                row = (min(ys) + max(ys)) // 2 // 2
                found |= {(start + place, row): letter for place, letter in enumerate(words)}
        return found

    def _cell(self, upper: str, lower: str, letter: str) -> Segment:
        if letter:
            return Segment(letter, self.get_component_rich_style("figure--number"))
        top, bottom = self._colour(upper), self._colour(lower)
        if top is None and bottom is None:
            return Segment(" ", self.rich_style)
        ground = self.rich_style.bgcolor
        if top is None:
            return Segment("▄", Style(color=bottom, bgcolor=ground))
        return Segment("▀", Style(color=top, bgcolor=bottom or ground))

    def _colour(self, region: str) -> Color | None:
        if not region:
            return None
        part = "marked" if region in self._marked else "other" if _is_other(region) else "skin"
        name = "cursor" if region == self.place else part
        return self.get_component_rich_style(f"figure--{name}", partial=True).color


@lru_cache(1)
def _others() -> frozenset[str]:
    """Return every second region, so that neighbours can be told apart."""
    return frozenset(each.id for each in regions() if _row(each.id) % 2)


def _is_other(region: str) -> bool:
    return region in _others()


def _row(region: str) -> int:
    """Return how far down a region stands, counted in the parts there are."""
    names = list(dict.fromkeys(_both(each.id) for each in regions()))
    return names.index(_both(region))


def _both(region: str) -> str:
    return region.replace("-left", "").replace("-right", "")


def _middle(region: str) -> Point:
    return placed(next(each for each in regions() if each.id == region))


def _inside(point: Point, shape: tuple[Point, ...]) -> bool:
    """Tell whether a point lies in a shape: how often a line from it crosses the edge."""
    x, y = point
    inside = False
    for (ax, ay), (bx, by) in zip(shape, shape[1:] + shape[:1], strict=True):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            inside = not inside
    return inside
