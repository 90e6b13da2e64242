"""`worrybox forms` as a school runs it: a real server beside an office that is switched off, and a
real Chromium as narrow as a phone."""

import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe
from click.testing import CliRunner
from playwright.sync_api import Browser, Page

from store.home import Home
from tests.letters import CHILD, Post
from tests.made_up import CHEAP, OAKFIELD, School
from tests.quick import make_quick
from tests.terminals import Terminals
from tests.tui.web_stage import AXE, NARROW, Server, chromium_running, title
from tui.command import main
from tui.data_folder import DataFolder

WIDE = "document.documentElement.scrollWidth"
PRESSED = (
    "button:not(.first), input[type=text], select, textarea, .choice label, summary, .summary a"
)
SMALL = f"""[...document.querySelectorAll('{PRESSED}')]
    .filter(each => each.getBoundingClientRect().height < 44).map(each => each.innerText)"""


@pytest.fixture(scope="module")
def post(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Post]:
    folder = tmp_path_factory.mktemp("forms")
    with pytest.MonkeyPatch.context() as patch:
        make_quick(patch)
        school = School.make(folder / "home", OAKFIELD)
        terminals = Terminals(school, folder / "terminals")
        yield Post(terminals)
        school.close()


@pytest.fixture(scope="module")
def letters(post: Post) -> list[str]:
    """Two letters, of which the parents' form has heard."""
    found = [post.letter(), post.letter()]
    post.terminals.all()
    post.form.home.close()
    return found


@pytest.fixture(scope="module")
def server(post: Post, letters: list[str]) -> Iterator[Server]:
    made = Server(post.terminals.school, post.form.home.path, command="forms")
    with made.running():
        yield made


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with chromium_running() as browser:
        yield browser


def press(page: Page, *values: str) -> None:
    for value in values:
        with page.expect_navigation():
            page.click(f'button:not(.first)[name="go"][value="{value}"]')


def choose(page: Page, **answers: str) -> None:
    for name, value in answers.items():
        page.check(f'[type=radio][name="{name.replace("__", "-")}"][value="{value}"]')


def judge(page: Page, axe: Axe) -> None:
    """See that axe finds nothing, and that it fits, also with letters twice as large."""
    found: Any = axe.run(page, options=AXE)
    assert found.violations_count == 0, f"{title(page)}: {found.generate_report()}"
    assert (page.evaluate(WIDE), page.evaluate(SMALL)) == (NARROW["width"], []), title(page)
    page.evaluate("document.documentElement.style.fontSize = '225%'")
    assert page.evaluate(WIDE) == NARROW["width"], title(page)


def test_every_page_is_accessible_and_fits_a_phone(
    server: Server, chromium: Browser, letters: list[str]
) -> None:
    context = chromium.new_context(viewport=NARROW)
    page, axe, asked = context.new_page(), Axe(), list[str]()
    page.on("request", lambda request: asked.append(request.url))
    for path in ("", "C/NOTHING"):
        page.goto(f"{server.address}{path}")
        judge(page, axe)
    page.goto(f"{server.address}C/{letters[1]}")
    judge(page, axe)
    press(page, "start", "next")
    judge(page, axe)
    page.fill("#f-name", "Ewa")
    choose(page, relationship="mother", responsibility="yes")
    with page.expect_navigation():
        page.press("#f-name", "Enter")
    judge(page, axe)
    choose(page, form0__use="yes")
    press(page, "next")
    choose(page, form1__all="no")
    press(page, "next")
    judge(page, axe)
    choose(page, form1__hall="yes", form1__site="no")
    press(page, "next")
    judge(page, axe)
    press(page, "send")
    assert title(page) == "Thank you"
    judge(page, axe)
    press(page, "worry")
    judge(page, axe)
    choose(page, w_who="adult")
    press(page, "next", "next")
    judge(page, axe)
    page.select_option("select", label="Miss Lee")
    page.fill("#f-w_what", "Mr Patel was there")
    press(page, "next")
    judge(page, axe)
    assert {url.split("/")[2] for url in asked} == {server.address.split("/")[2]}
    context.close()


def test_the_office_is_off_and_the_end_is_hard_and_nothing_is_lost(
    post: Post, server: Server, chromium: Browser, letters: list[str]
) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport=NARROW)
    page = context.new_page()
    page.goto(f"{server.address}c/{letters[1].lower()}")
    press(page, "start")
    page.fill("#f-name", "Jan")
    choose(page, relationship="father", responsibility="yes")
    press(page, "next")
    choose(page, form0__use="no")
    press(page, "next")
    choose(page, form1__all="yes")
    press(page, "next")
    page.go_back()
    page.go_back()
    assert page.is_checked('[name="form0-use"][value="no"]')
    page.go_forward()
    page.go_forward()
    assert title(page) == "Look at your answers"
    press(page, "send")
    assert title(page) == "Thank you"
    page.reload()
    assert title(page) == "Thank you"
    page.go_back()
    assert title(page) == "This page is over"
    assert context.cookies() == []
    assert server.stop(signal.SIGKILL) == -signal.SIGKILL
    server.start()
    assert urlopen(f"{server.address}health").read() == b"ok"
    assert server.stop() == 0
    written = [each.read_bytes() for each in server.path.rglob("*") if each.is_file()]
    for secret in (*CHILD.split(), letters[1]):
        assert not any(secret.encode() in each for each in written)
    post.terminals.office.carry()
    (internet,) = (each for each in post.given() if each.said.name == "Jan" and not each.permits)
    assert internet.said.relationship == "father"
    server.start()
    context.close()


def test_a_code_that_opens_nothing_is_a_page_and_a_wrong_name_is_none(server: Server) -> None:
    with pytest.raises(HTTPError) as wrong:
        urlopen(f"{server.address}C/{'7' * 26}")
    body = wrong.value.read()
    assert (wrong.value.code, b"This code opens nothing" in body) == (404, True)
    assert b"7777" not in body
    wrong.value.close()


@pytest.mark.parametrize("kind", ["office", "classroom"])
def test_nothing_but_a_terminal_of_its_own_is_served(terminals: Terminals, kind: str) -> None:
    path: Path = terminals.school.home.path
    if kind == "office":
        terminals.school.close()
    else:
        room = terminals.added("classroom")
        path = room.home.path
        room.home.close()
    done = CliRunner().invoke(
        main, ["--home", str(path), "forms", "--behind-proxy"], obj=DataFolder(Path(), CHEAP)
    )
    assert done.exit_code == 1
    assert f"a terminal of the kind “{kind}”" in done.output
    if kind == "office":
        terminals.school.home = Home(path, CHEAP)


def test_no_child_is_let_tell_where_only_parents_count(server: Server) -> None:
    server.stop()
    place, run = ["--home", str(server.path)], CliRunner()
    for command in ((), ("web",), ("tell", "--plain")):
        done = run.invoke(main, [*place, *command], obj=DataFolder(Path(), CHEAP))
        assert done.exit_code == 1, command
        assert "This is the data folder of the parents' form" in done.output, command
    server.start()
