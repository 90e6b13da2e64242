"""How the pages look: the terminal's colours, its pictures, or the school's own."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from textual.theme import Theme

from screens.web.pictures import LARGEST, drawn, names_of_pictures, read_folder
from screens.widgets.picture import picture
from tests.conftest import Copies
from tests.made_up import OAKFIELD, School
from tests.screens.web.browsing import Box
from tui.themes import THEMES

STYLE = (Path(__file__).parents[3] / "assets" / "web" / "style.css").read_text("utf-8")


def _picture(colour: str, kind: str = "PNG") -> bytes:
    made = BytesIO()
    Image.new("RGB", (40, 40), colour).save(made, kind)
    return made.getvalue()


PNG = _picture("red")
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9"/></svg>'
AWAY = b'<image href="http://a.example/a.png"/></svg'
NAMES = ("face-sad", "help", "Miss Lee", "a", "fox")


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_colours_are_those_of_the_terminals_looks(theme: Theme) -> None:
    (block,) = re.findall(rf"^\.look-{theme.name} \{{(.*?)\}}", STYLE, re.M)
    colours = dict(re.findall(r"--(\w+): (#\w+);", block))
    shown = {
        "ground": theme.background,
        "surface": theme.surface,
        "ink": theme.foreground,
        "quiet": theme.variables["text-muted"],
        "primary": theme.primary,
        "accent": theme.accent,
        "warning": theme.warning,
    }
    assert {name: colours[name] for name in shown} == shown


def test_a_drawn_picture_has_every_pixel_once() -> None:
    rows = picture("fox").sizes["large"]
    pixels = {
        (int(x) + step, int(y))
        for x, y, width in re.findall(r"M(\d+) (\d+)h(\d+)", drawn("fox"))
        for step in range(int(width))
    }
    wanted = {(x, y) for y, row in enumerate(rows) for x, letter in enumerate(row) if letter != "."}
    assert pixels == wanted


SIGNS = {
    "answer": "four",
    "look": "look",
    "slip": "grown-up",
    "help": "help",
    "not_here": "not-here",
    "not_yet": "not-yet",
    "switch": "words",
    "back": "back",
    "next": "done",
    "skip": "more",
    "send": "send",
}
"""What stands beside the words of low tiles at a terminal, by what the button says."""


def test_a_low_button_has_the_sign_that_it_has_at_a_terminal(copies: Copies) -> None:
    box = Box(copies(OAKFIELD, ("fox", "bee")))
    younger = box.browser("?class=Acorn")
    pages = [younger.page, *(younger.press(each).page for each in ("tell", "fox", "sad"))]
    pages.append(younger.press("unknown").page)
    older = box.browser("?class=Oak").press("tell", "next", "next", "unknown", "not_yet", "anyone")
    pages += [older.page, older.press("send", "next", "next").page]
    shown = dict[str, str]()
    for page in pages:
        buttons = re.findall(r'<button [^>]*value="([\w-]+)"[^>]*>(.*?)</button>', page, re.S)
        shown |= dict(buttons)
        assert drawn("sign-hide") in page or "welcome" in page
    assert not [value for value, sign in SIGNS.items() if drawn(f"sign-{sign}") not in shown[value]]
    assert drawn("sign-what") in pages[0]


def test_a_browser_that_knows_no_has_goes_without_nothing_but_a_fields_hiding() -> None:
    sure = re.sub(r"@supports selector\(:has\(\*\)\) \{.*?\n\}", "", STYLE, flags=re.S)
    assert ":has(" not in sure
    assert "#dots:checked ~ textarea" in sure


def test_the_schools_own_pictures_take_the_place_of_the_drawn_ones(
    school: School, tmp_path: Path
) -> None:
    (tmp_path / "face-sad.png").write_bytes(PNG)
    (tmp_path / "miss  LEE.svg").write_bytes(SVG)
    (tmp_path / "help.jpg").write_bytes(_picture("blue", "JPEG"))
    (tmp_path / "notes.txt").write_text("not a picture")
    box = Box(school, read_folder(tmp_path, NAMES))
    browser = box.browser("?class=Acorn").press("tell")
    assert 'src="/picture/' in browser.page[browser.page.index('value="help"') :]
    (address,) = re.findall(r'src="(/picture/\w+)"', browser.page.split("<nav")[0])
    answer = browser.ask("GET", address)
    assert answer.headers["content-type"] == "image/png"
    assert "sandbox" in answer.headers["content-security-policy"]
    assert browser.ask("GET", "/picture/face-sad").status == 404
    older = box.browser("?class=Oak").press("tell", "next", "next", "unknown", "not_yet")
    assert older.title == "Who should come and talk to you?"
    assert len(re.findall(r'src="/picture/\w+"', older.page.split("<nav")[0])) == 1
    assert "Lee" not in "".join(re.findall(r'src="[^"]*"', older.page))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.png", SVG),
        ("a.webp", PNG),
        ("a.svg", b"<html></html>"),
        ("a.svg", SVG.replace(b"></svg", b"><script>1</script></svg")),
        ("a.svg", SVG.replace(b"<svg ", b'<svg onload="x" ')),
        ("a.svg", b'<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG),
        ("a.png", PNG + b"0" * LARGEST),
        ("a.png", PNG[:-20]),
        ("a.png", PNG[:8] + b"face"),
        ("a.svg", SVG.replace(b'<path d="M0 0h9"/>', b"")),
        ("a.svg", SVG.replace(b"</svg", AWAY)),
        ("a.svg", SVG.replace(b"<path ", b'<path style="fill: url( http://a.example)" ')),
        ("a.svg", SVG[:-3]),
        ("a.jpeg", PNG),
        ("a.jpg", _picture("red", "JPEG")[:-90]),
        ("a.gif", PNG),
    ],
)
def test_a_file_that_is_not_what_it_says_is_named_and_left_out(
    tmp_path: Path, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "fox.png").write_bytes(PNG)
    own = read_folder(tmp_path, NAMES)
    (said,) = own.refused
    assert name in said
    assert (own.of("a"), own.of("fox") is not None) == (None, True)


def test_a_small_file_of_too_many_pixels_is_named_and_left_out(tmp_path: Path) -> None:
    for name, high in (("fox", 4000), ("bee", 4001)):
        Image.new("1", (4000, high)).save(tmp_path / f"{name}.png")
    own = read_folder(tmp_path, NAMES)
    (said,) = own.refused
    assert said.startswith("The picture bee.png")
    assert (own.of("fox") is not None, own.of("bee")) == (True, None)


def test_a_picture_that_no_page_will_show_is_named_and_kept_for_who_comes_to_be_called_so(
    school: School, tmp_path: Path
) -> None:
    for name in (
        "Miss Lee.png",
        "Nobody Known.png",
        "oak.png",
        "sad.png",
        "face-sad.png",
        "back.png",
    ):
        (tmp_path / name).write_bytes(PNG)
    (tmp_path / "BACK.svg").write_bytes(SVG)
    own = read_folder(tmp_path, names_of_pictures(school.home.desk.school))
    assert [said.partition(" is not used")[0] for said in own.refused if "not used" in said] == [
        "Nobody Known.png",
        "sad.png",
    ]
    assert [said for said in own.refused if said.startswith("back.png stands for the same")]
    assert own.of("nobody known")


def test_a_look_stands_in_the_address_and_stays_there(school: School) -> None:
    box = Box(school)
    browser = box.browser("?look=cream+large&class=Oak")
    assert '<html lang="en-GB" dir="ltr" class="look-cream large">' in browser.page
    browser.press("tell", "next").open("/hide")
    assert "look-cream large" in browser.page
    browser.open("/look")
    assert "/?look=high-contrast+large&amp;class=Oak" in browser.page
    assert 'class=""' in box.browser("?look=%22%3E%3Cscript%3E&class=").page


def test_bigger_or_colours_keeps_what_is_typed(school: School) -> None:
    browser = Box(school).browser("?class=Oak").press("tell", "next")
    browser.press("look", words="Half a sen")
    assert browser.title == "Bigger or colours"
    browser.open()
    assert "Half a sen</textarea>" in browser.page


def test_what_happens_is_true_of_this_school(school: School) -> None:
    browser = Box(school).browser("?class=Oak")
    browser.open("/about")
    assert "Mrs Adeyemi, Mr Patel and Ms Hart open the box." in browser.words


def test_there_is_a_way_back_from_nowhere(school: School) -> None:
    browser = Box(school).browser()
    assert browser.open("/admin").status == 404
    assert "Go to the start" in browser.words
