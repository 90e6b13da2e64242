from collections.abc import Callable
from typing import Any

import pytest
import zxingcpp
from PIL import Image
from textual.containers import VerticalScroll

from screens.widgets.qr import QrCode, matrix

pytestmark = pytest.mark.usefixtures("painted")  # how much of a code is in sight is known then
ADDRESS = "https://oak.example.sch.uk/C/0123456789ABCDEFGHJKMNPQRS"
SCALE = 4


def painted(app: Any) -> Image.Image:
    """Paint the cells of the screen: the upper half of each, then the lower."""
    strips = app.screen._compositor.render_strips()
    width, height = app.size
    image = Image.new("RGB", (width, 2 * height))
    for y, strip in enumerate(strips):
        x = 0
        for text, style, _ in strip:
            fore, back = style.color.get_truecolor(), style.bgcolor.get_truecolor()
            for character in text:
                assert character in " ▀"
                image.putpixel((x, 2 * y), tuple(fore if character == "▀" else back))
                image.putpixel((x, 2 * y + 1), tuple(back))
                x += 1
    return image.resize((width * SCALE, 2 * height * SCALE), Image.Resampling.NEAREST)


def read(image: Image.Image) -> list[str]:
    return [code.text for code in zxingcpp.read_barcodes(image, try_invert=False)]


@pytest.mark.parametrize("theme", ["dark", "light", "cream", "high-contrast"])
async def test_the_code_reads_in_every_theme(stage: Callable[..., Any], theme: str) -> None:
    app = stage(QrCode(ADDRESS), theme=theme)
    async with app.run_test(size=(80, 24)):
        assert read(painted(app)) == [ADDRESS]


async def test_the_code_reads_without_colours(
    stage: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = stage(QrCode(ADDRESS))
    async with app.run_test(size=(80, 24)):
        assert app.no_color
        assert read(painted(app)) == [ADDRESS]


@pytest.mark.parametrize("error", ["L", "M", "Q", "H"])
@pytest.mark.parametrize("length", [40, 60, 90])
async def test_every_size_and_level_reads(
    stage: Callable[..., Any], error: Any, length: int
) -> None:
    text = ("https://oak.example.sch.uk/" + "Xy7" * 30)[:length]
    code = QrCode(text, error)
    app = stage(code)
    async with app.run_test(size=tuple(code.needed)):
        assert code.is_whole
        assert read(painted(app)) == [text]


async def test_a_window_too_small_says_which_size_is_needed(
    stage: Callable[..., Any],
) -> None:
    code = QrCode(ADDRESS)
    app = stage(code)
    width, height = code.needed
    async with app.run_test(size=(width, height - 1)) as pilot:
        assert not code.is_whole
        assert "▀" not in app.shown()
        flat = " ".join(app.shown().split())
        assert f"It needs {width} columns and {height} rows; here are" in flat
        await pilot.resize_terminal(width, height)
        await pilot.pause()
        assert read(painted(app)) == [ADDRESS]
        await pilot.resize_terminal(width - 1, height)
        await pilot.pause()
        assert "too small" in " ".join(app.shown().split())


async def test_a_code_that_is_half_scrolled_away_is_no_code(
    stage: Callable[..., Any],
) -> None:
    code = QrCode(ADDRESS)
    code.styles.height = 40
    app = stage(VerticalScroll(code))
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.pause()
        assert "▀" not in app.shown()
        assert "too small" in app.shown()


def test_the_matrix_is_square_and_has_its_three_corners() -> None:
    modules = matrix(ADDRESS, "M")
    assert {len(row) for row in modules} == {len(modules)}
    for corner in (modules[0][:7], modules[0][-7:], modules[-1][:7]):
        assert corner == [True] * 7
