"""`worrybox web` as a school runs it: a real server, and a real Chromium that runs no script."""

import signal
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from store import on_desk
from store.letterbox.collect import collect
from tests.made_up import OAKFIELD, School
from tests.terminals import Terminals
from tests.tui.web_pages import tap
from tests.tui.web_stage import (
    ARGUMENTS,
    CHROMIUM,
    NARROW,
    PEGS,
    Server,
    chromium_running,
    press,
    title,
)

WORDS = "Nobody plays with me at lunch"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    school = School.make(tmp_path_factory.mktemp("web") / "home", OAKFIELD, PEGS)
    school.close()
    with Server(school, school.path).running() as made:
        yield made


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with chromium_running() as browser:
        yield browser


@pytest.fixture
def without_script(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(java_script_enabled=False, viewport=NARROW)
    yield context
    context.close()


def test_four_presses_without_a_script_and_nothing_stays(
    server: Server, without_script: BrowserContext
) -> None:
    page = without_script.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{server.address}?class=Acorn")
    press(page, "tell", "bee", "sad")
    (kept,) = without_script.cookies()
    assert (kept["httpOnly"], kept["sameSite"], kept["expires"]) == (True, "Strict", -1)
    press(page, "another_day")
    assert title(page) == "Thank you for telling."
    press(page, "next")
    assert title(page) == "Hello!"
    assert without_script.storage_state() == {"cookies": [], "origins": []}
    assert {url.split("?")[0] for url in asked} <= {
        server.address,
        f"{server.address}style.css",
        f"{server.address}icon.svg",
    }


def test_no_way_back_shows_what_was_typed(server: Server, without_script: BrowserContext) -> None:
    page = without_script.new_page()
    page.goto(f"{server.address}?class=Oak")
    press(page, "tell", "next")
    page.fill("#entry", WORDS)
    press(page, "next", "another_day")
    page.fill("#entry", "Sam")
    with page.expect_navigation():
        page.press("#entry", "Enter")
    press(page, "anyone")
    assert WORDS in page.content()
    press(page, "send", "next", "skip")
    for _ in range(12):
        assert WORDS not in page.content()
        if page.go_back() is None:
            break
        assert title(page) == "Hello!"
    page.goto(f"{server.address}?class=Oak")
    press(page, "tell", "next")
    page.fill("#entry", WORDS)
    with page.expect_navigation():
        page.click("a[href^='/hide']")
    for _ in range(4):
        assert WORDS not in page.content()
        if page.go_back() is None:
            break


def test_help_says_by_itself_how_far_it_is(server: Server, without_script: BrowserContext) -> None:
    page = without_script.new_page()
    page.goto(server.address)
    press(page, "help", "yes")
    frame = page.frame_locator("iframe.state")
    frame.get_by_text("It is kept in this box. No bell has rung yet.").wait_for()
    press(page, "done", "start")
    assert title(page) == "Hello!"


def test_behind_a_proxy_it_looks_at_whom_the_proxy_speaks_for(terminals: Terminals) -> None:
    tablets = terminals.added("classroom", "Year 5 tablets")
    tablets.home.close()
    behind = Server(terminals.school, tablets.home.path)
    behind.start("--behind-proxy", "--allow", "10.1.0.0/16", "--allow", "127.0.0.0/8")

    def asked(for_whom: str) -> int:
        headers = {"X-Forwarded-For": for_whom, "X-Forwarded-Proto": "https"}
        try:
            with urlopen(Request(behind.address, headers=headers)) as answer:
                return int(answer.status)
        except HTTPError as refused:
            refused.close()
            return refused.code

    try:
        found = [asked(each) for each in ("10.1.2.3", "10.2.2.3", "10.1.2.3, 10.2.2.3")]
    finally:
        ended = behind.stop()
    assert (found, ended) == ([200, 403, 403], 0)


def test_what_was_said_to_be_sent_survives_the_hardest_end(
    server: Server, without_script: BrowserContext
) -> None:
    page = without_script.new_page()
    page.goto(f"{server.address}?class=Oak")
    press(page, "tell", "next")
    page.fill("#entry", "Kept for good")
    press(page, "next", "another_day", "not_yet", "anyone", "send")
    assert title(page) == "Thank you for telling us."
    assert server.stop(signal.SIGKILL) == -signal.SIGKILL
    school = School(server.school.path, server.school.people, server.school.pins, {})
    session = school.sign_in("Mrs Adeyemi")
    collect(session, school.now)
    drawer = session.drawer("safeguarding")
    told = [drawer.get(row.subject).told.words for row in on_desk.of(session, school.now).waiting]
    school.close()
    server.start()
    assert "Kept for good" in told


def test_nothing_of_it_is_left_in_the_browser(
    server: Server, chromium: Browser, tmp_path: Path
) -> None:
    secret = "Zebrafinch"
    asked: list[str] = []
    kind = chromium.browser_type
    with kind.launch_persistent_context(
        str(tmp_path), executable_path=CHROMIUM, args=ARGUMENTS, has_touch=True
    ) as context:
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{server.address}?class=Oak")
        tap(page, "tell", "next")
        page.fill("#entry", secret)
        tap(page, "look")
        page.go_back()
        tap(page, "next", "another_day")
        page.fill("#entry", secret)
        assert _kept_to_itself(page)
        tap(page, "next", "anyone", "send", "next", "skip", "good", "anyone")
        page.fill("#entry", secret)
        assert _kept_to_itself(page)
        tap(page, "next", "no", "next", "slip", "slip_child")
        page.fill("#f-what", secret)
        page.fill("#f-child", secret)
        assert _kept_to_itself(page)
        tap(page, "next", "send")
        for _ in range(25):
            assert secret not in page.content()
            if page.go_back() is None:
                break
        assert context.storage_state()["origins"] == []
    written = [file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()]
    assert len(written) > 10
    for kept in written:
        assert secret.encode() not in kept
        assert secret.encode("utf-16-le") not in kept
    assert not [url for url in asked if secret in url]


def _kept_to_itself(page: Page) -> bool:
    """Tell whether a page asks the browser to remember and complete nothing of it."""
    every = "[...document.querySelectorAll('form, input:not([type=hidden]), textarea, select')]"
    typing = f"{every}.filter(each => !['checkbox', 'radio'].includes(each.type))"
    return bool(page.evaluate(f"{typing}.every(each => each.autocomplete === 'off')"))
