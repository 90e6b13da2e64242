"""The pages under a child's finger: a real Chromium with touch, and a real server."""

import signal
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext

from store.letterbox.collect import collect
from tests.made_up import School
from tests.tui.web_pages import DRESSED, EVERY, SIZED, tap
from tests.tui.web_stage import (
    ACROSS,
    CUT,
    NARROW,
    SIZES,
    SMALLEST,
    Server,
    judge,
    title,
)

WORDS = "Nobody plays with me at lunch"


@pytest.fixture
def tablet(chromium: Browser) -> Iterator[BrowserContext]:
    context = chromium.new_context(java_script_enabled=False, has_touch=True, viewport=SIZES[1])
    yield context
    context.close()


def told(server: Server) -> list[str]:
    """What was told in words by now, as the office reads it."""
    assert server.stop() == 0
    school = School(server.path, server.school.people, server.school.pins, {})
    session = school.sign_in("Mrs Adeyemi")
    collect(session, school.now)
    drawer = session.drawer("safeguarding")
    words = [drawer.get(row.subject).told for row in drawer.rows("worry")]
    school.close()
    server.start()
    return [each.words or each.fact for each in words]


def test_every_page_fits_and_can_be_read_and_hit(server: Server, chromium: Browser) -> None:
    context, judged = chromium.new_context(viewport=NARROW, has_touch=True), set[str]()
    page, (language, look) = context.new_page(), DRESSED[0]
    for way in EVERY:
        context.clear_cookies()
        page.goto(f"{server.address}{way[0]}&in={language}&look={look}")
        for value in ("", *way[1:]):
            if value.startswith("?"):
                page.goto(f"{server.address}{value}&in={language}&look={look}")
            elif value:
                tap(page, value)
            if (place := f"{page.locator('main').get_attribute('class')} {title(page)}") in judged:
                continue
            judged.add(place)
            judge(page)
            assert page.get_attribute("html", "lang") == "en-GB"
    assert len(judged) > 36
    context.close()


def test_a_child_who_cannot_read_hears_a_page_with_one_tap(
    server: Server, chromium: Browser
) -> None:
    context = chromium.new_context(has_touch=True, viewport=NARROW)
    page = context.new_page()
    page.goto(f"{server.address}?class=Acorn")
    tap(page, "tell", "bee")
    place = page.locator(".hear").bounding_box()
    assert place is not None
    # Its sign is seen also where the system chooses all colours.
    page.emulate_media(forced_colors="active", color_scheme="dark")
    seen = Image.open(BytesIO(page.locator(".hear").screenshot()))
    middle = seen.crop((20, 20, seen.width - 20, seen.height - 20))
    assert len(middle.getcolors() or ()) > 1
    page.emulate_media(forced_colors="none", color_scheme="light")
    playing = "() => document.querySelector('audio').currentTime > 0"
    page.touchscreen.tap(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
    page.wait_for_function(playing)
    seconds = page.evaluate("document.querySelector('audio').duration")
    assert seconds > 4
    context.close()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size["width"]))
def test_a_child_finds_its_language_and_tells_with_taps_alone(
    server: Server, chromium: Browser, size: Any
) -> None:
    context = chromium.new_context(java_script_enabled=False, has_touch=True, viewport=size)
    page = context.new_page()
    page.goto(f"{server.address}?class=Acorn")
    with page.expect_navigation():
        page.tap("text=Українська")
    assert title(page) == "Привіт!"
    tap(page, "tell", "bee", "sad", "speaks", "another_day")
    assert page.get_attribute("html", "lang") == "uk"
    tap(page, "next")
    assert (title(page), context.cookies()) == ("Hello!", [])
    context.close()


def test_a_language_read_from_the_right_stands_on_the_right(
    server: Server, tablet: BrowserContext
) -> None:
    page = tablet.new_page()
    page.goto(f"{server.address}?class=Acorn&in=ur")
    assert page.get_attribute("html", "dir") == "rtl"
    tell, cards = (page.locator(f'[value="{each}"]').bounding_box() for each in ("tell", "answer"))
    assert tell is not None
    assert cards is not None
    assert tell["x"] > cards["x"]


def test_two_taps_on_a_slow_network_send_once(server: Server, tablet: BrowserContext) -> None:
    page = tablet.new_page()
    slow = {"offline": False, "latency": 300, "downloadThroughput": -1, "uploadThroughput": -1}
    tablet.new_cdp_session(page).send("Network.emulateNetworkConditions", slow)
    page.goto(f"{server.address}?class=Oak")
    tap(page, "tell", "next")
    page.fill("#entry", "Sent by two taps")
    tap(page, "next", "another_day", "not_yet", "anyone")
    page.locator('[value="send"]').tap(trial=True)
    place = page.locator('[value="send"]').bounding_box()
    assert place is not None
    for _ in range(2):
        page.touchscreen.tap(place["x"] + 20, place["y"] + 20)
    page.wait_for_url(server.address + "**")
    page.locator("h1", has_text="Thank you for telling us.").wait_for()
    assert told(server).count("Sent by two taps") == 1


def test_words_are_not_lost_when_the_server_begins_anew_or_another_tab_tells_and_hides(
    server: Server, tablet: BrowserContext
) -> None:
    page = tablet.new_page()
    page.goto(f"{server.address}?class=Oak")
    tap(page, "tell", "next")
    page.fill("#entry", WORDS)
    port = server.address.rsplit(":", 1)[1].strip("/")
    server.stop(signal.SIGKILL)
    server.start("--port", port)
    tap(page, "next")
    assert title(page) == "When do you need a grown-up?"
    tap(page, "back")
    other = tablet.new_page()
    other.goto(f"{server.address}?class=Oak")
    assert (title(other), WORDS in other.content()) == ("A page is open here.", False)
    with other.expect_navigation():
        other.tap("text=Start new")
    tap(other, "tell", "next")
    other.fill("#entry", "Typed in another tab")
    tap(other, "next", "another_day")
    page.reload()
    assert page.input_value("#entry") == WORDS
    tap(other, "not_yet", "anyone", "send")
    with other.expect_navigation():
        other.tap("a[href^='/hide']")
    tap(page, "next", "another_day", "not_yet", "anyone", "send")
    assert [words for words in told(server) if words in (WORDS, "Typed in another tab")] == [
        "Typed in another tab",
        WORDS,
    ]


def test_how_far_a_call_for_help_has_come_is_never_cut(server: Server, chromium: Browser) -> None:
    context = chromium.new_context(viewport=SMALLEST, has_touch=True)
    page = context.new_page()
    # A few of each: from one address no more children than a class has are let in at a time.
    dressed = zip(("Acorn", "Acorn", "Oak", "Oak"), ("en", "uk", "pl", "ur"), SIZED, strict=True)
    for name, language, look in dressed:
        context.clear_cookies()
        page.goto(f"{server.address}?class={name}&look=light{look}&in={language}")
        for values in (("help", "yes"), ("done",)):
            tap(page, *values)
            places = page.locator("iframe.state")
            assert places.count() == 1 + (values != ("done",) and language != "en")
            page.frame_locator("iframe.state").last.locator("h1", has_text="○").wait_for()
            for size in (SMALLEST, ACROSS, *SIZES[1:]):
                page.set_viewport_size(size)
                for place in places.all():
                    assert place.evaluate(CUT) == [], (title(page), language, look, size)
    context.close()
