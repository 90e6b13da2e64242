"""What may not be cut or lie under the foot, in a real Chromium of any size."""

from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.tui.web_pages import SIZED, tap
from tests.tui.web_stage import ACROSS, CUT, LOW, SEEN, SIZES, SMALLEST, Server, title


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


@pytest.mark.parametrize("size", [*SIZES[1:], LOW], ids=lambda size: str(size["width"]))
def test_in_large_letters_the_way_on_is_above_the_foot_of_a_tablet_and_a_laptop(
    server: Server, chromium: Browser, size: Any
) -> None:
    context = chromium.new_context(viewport=size, has_touch=True)
    page = context.new_page()
    # Out of hours the first page says whom to call above its further ways.
    younger = [("", ".tile.main")]
    younger += ((each, "main .tile") for each in ("tell", "fox", "sad", "unknown"))
    older = [(each, ".tile.main") for each in ("", "tell", "next")]
    asked = [(each, "main .tile") for each in ("next", "unknown", "not_yet", "anyone")]
    for language in ("en", "uk"):
        for name, ways in (
            ("Acorn", younger),
            ("Oak", [*older, *asked, *((each, ".tile.main") for each in ("send", "next"))]),
        ):
            context.clear_cookies()
            page.goto(f"{server.address}?class={name}&look=light+large&in={language}")
            for value, wanted in ways:
                tap(page, *filter(None, [value]))
                seen = page.evaluate(SEEN, wanted)
                assert seen, title(page)
                assert all(seen), title(page)
    context.close()
