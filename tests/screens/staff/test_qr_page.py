"""The parents' code, read back from a real terminal, and its address."""

import sys
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from rich.color import Color

from screens.staff.desk.desk import Desk
from screens.staff.to_parents.qr_page import MOST, QrPage
from screens.widgets.form import Form
from screens.widgets.qr import QrCode
from tests.made_up import School
from tests.screens.staff.desk_stage import Stage, settle
from tests.terminal import Terminal

RUN = Path(__file__).with_name("run_qr_page.py")


def address(length: int) -> str:
    return ("https://forms.oakfield.example.sch.uk/" + "Xy7c" * 30)[:length]


def decoded(terminal: Terminal, picture: Path) -> list[str]:
    terminal.paint(picture, scale=1)
    with Image.open(picture) as image:
        return [code.text for code in zxingcpp.read_barcodes(image, try_invert=False)]


@pytest.mark.parametrize("length", [40, 60, MOST])
@pytest.mark.parametrize("theme", ["dark", "light"])
def test_a_phone_reads_it_from_80_columns_and_24_rows(
    tmp_path: Path, length: int, theme: str
) -> None:
    wanted = address(length)
    with Terminal([sys.executable, RUN, wanted, theme]) as terminal:
        terminal.wait_for("Or type this address")
        terminal.wait_until(
            lambda: decoded(terminal, tmp_path / "code.png") == [wanted], "it does not read"
        )
        flat = "".join(terminal.text().split())
        assert "Oakfield[/b]" in flat
        terminal.press("escape")
        assert terminal.wait() == 0


async def test_a_small_window_says_which_size_the_code_needs() -> None:
    stage = Stage(lambda: QrPage(address(MOST), "Oakfield"))
    async with stage.run_test(size=(60, 20)) as pilot:
        await settle(pilot)
        assert not stage.screen.query_one(QrCode).is_whole
        assert "too small for the code" in stage.shown()


async def test_the_whole_page_is_black_on_white_and_a_click_goes_back() -> None:
    stage = Stage(lambda: QrPage(address(60), "Oakfield"))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for strip in stage.screen._compositor.render_strips():
            for text, style, _ in strip:
                if text.strip("▀"):
                    assert style is not None
                    assert isinstance(style.bgcolor, Color)
                    assert style.bgcolor.get_truecolor().hex == "#ffffff"
        await pilot.click(".paper-back")
        await settle(pilot)
    assert stage.ends == [None]


async def test_a_keeper_types_the_address_once(school: School) -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    stage = Stage(lambda: Desk(dsl, school.intake, lambda: school.now))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("q")
        await settle(pilot)
        entry = stage.screen.query_one(Form)._rows["address"].entry
        entry.value = "http://forms.example"
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert "Please begin with https://" in stage.shown()
        await pilot.press("enter")
        await settle(pilot)
        stage.screen.query_one(Form)._rows["address"].entry.value = address(60)
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert isinstance(stage.screen, QrPage)
        await pilot.press("escape", "q")
        await settle(pilot)
        assert isinstance(stage.screen, QrPage)
    assert school.home.desk.school.form_address == address(60)


async def test_who_is_no_keeper_is_told_who_can_set_it(school: School) -> None:
    lee = school.sign_in("Miss Lee")
    stage = Stage(lambda: Desk(lee, school.intake, lambda: school.now))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("q")
        await settle(pilot)
        assert "The address of the parents' form is not set." in stage.shown()
