"""Pages in windows of every shape: what a real Chromium shows at once, above help and Hide."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from assets import catalogues
from assets.texts import Part
from screens.web.aloud import Aloud
from store.school.set_up import PersonPlan
from tests.conftest import Copies
from tests.languages import accept_all
from tests.made_up import OAKFIELD
from tests.made_up_tongue import write_languages
from tests.screens.web.browsing import Box
from tests.tui.web_pages import DRESSED, EVERY
from tests.tui.web_stage import (
    ACROSS,
    LOW,
    LOWEST,
    MEASURE,
    NARROW,
    PEGS,
    SEEN,
    SIZES,
    SMALLEST,
    USUAL,
    chromium_running,
    judge,
    show,
    title,
)

TO_SENT = ("next", "unknown", "not_yet", "not_see", "nobody", "anyone", "send", "next")
WAYS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("?class=Acorn", ("tell", "fox", "sad", "unknown")),
    ("?class=Oak", ("tell", "next", *TO_SENT, "next", "online")),
    ("?class=Acorn", ("help", "no")),
    ("?class=Acorn", ("good", "anyone", "thanks")),
    ("?class=Acorn", ("cards", "card:4", "card:5", "answer:send")),
    ("?", ("tell",)),
)
"""Ways past every kind of page on which a child is asked something."""
CODE = ("bee", "moon", "boat", "snail")
FIRST = """() => {
  const first = [...document.querySelectorAll('main :is(.tile, textarea, input[type=text])')]
    .find(each => each.checkVisibility() && !each.closest('.languages'));
  first.id = 'first';
}"""
LARGE = "large => document.documentElement.classList.toggle('large', large)"
PICTURES = "main > .tiles:not(.beneath) .pictured"
SIDES = """words => [...document.querySelectorAll(words)].map(each => each.getBoundingClientRect())
  .map(each => Math.min(each.width, each.height))"""
LEAST = 140
"""How wide and how high a picture to choose is on a tablet, in pixels."""


class Silent:
    """A voice that has every text: each page shows the button that reads aloud."""

    def has(self, part: Part) -> bool:
        return True

    def wave(self, parts: Sequence[Part]) -> bytes:
        return b""


def pages_in(copies: Copies, language: str) -> list[str]:
    """Return every kind of page with its style sheet in it."""
    school, pages = copies(OAKFIELD, PEGS), dict[str, str]()
    accept_all(school, language)
    box = Box(school, aloud=Aloud(Silent(), overheard=False))
    for at, presses in WAYS:
        browser = box.browser(f"{at}&in={language}&look=light".replace("?&", "?"))
        for value in ("", *presses):
            page = browser.press(*filter(None, [value])).page
            (kind,) = re.findall(r'<main class="([^"]*)"', page)
            pages[kind] = page
    # In English the names of four chosen pictures stood side by side, and were broken.
    pages["chosen"] = box.browser("?class=Oak&in=en&look=light").press("answer", *CODE).page
    return list(pages.values())


def test_the_first_answer_is_in_sight_held_across_and_pictures_fill_a_tablet(
    copies: Copies,
) -> None:
    pages = pages_in(copies, "uk")
    assert len(pages) > 15
    with chromium_running() as browser:
        page = browser.new_page()
        for html in pages:
            show(page, html)
            page.evaluate(FIRST)
            kind = page.get_attribute("main", "class") or ""
            for large in (False, True):
                page.evaluate(LARGE, large)
                for size in (*LOWEST, *((SMALLEST,) if large else ())):
                    page.set_viewport_size(size)
                    place = (kind, large, size)
                    # Where all of a page is to be read first, the way on comes after it.
                    first = "h1" if "read-first tells" in kind else "#first"
                    assert page.evaluate(SEEN, first) == [True], place
                    if size == ACROSS:
                        assert page.evaluate(MEASURE)[3:5] == [[], False], place
                for size in SIZES[1:] if "lay-pictures" in kind else ():
                    page.set_viewport_size(size)
                    tiles = page.evaluate(SIDES, PICTURES)
                    assert len(tiles) > 1, kind
                    assert min(tiles) > LEAST, kind
                    assert all(page.evaluate(SEEN, "main .tile")), (kind, large, size)


LONG_NAMED = replace(
    OAKFIELD,
    people=(*OAKFIELD.people, PersonPlan("Mrs Papadopoulou-Konstantinou", ("teacher",))),
    classes=tuple(
        replace(each, adults=(*each.adults, "Mrs Papadopoulou-Konstantinou"))
        for each in OAKFIELD.classes
    ),
)
"""A teacher of both classes has a name that is wider than a telephone in large letters."""


@pytest.fixture
def box(copies: Copies, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Box:
    """A box in every language, one of them read from the right."""
    folder = write_languages(tmp_path / "languages")
    monkeypatch.setattr(catalogues, "LANGUAGES", folder)
    school = copies(LONG_NAMED, PEGS)
    for code in ("pl", "uk", "ur"):
        accept_all(school, code)
    return Box(school, aloud=Aloud(Silent(), overheard=False))


def every_page(box: Box, language: str, look: str) -> dict[str, str]:
    """Return every page that a child meets, by its kind and title."""
    found, worn = dict[str, str](), f"&in={language}&look={look}"
    for way in EVERY:
        path, _, at = way[0].rpartition("?")
        browser = box.browser(f"?{at}{worn}")
        if path:
            browser.cookies.clear()
            browser.open(f"/{path}")
        for value in ("", *way[1:]):
            if value.startswith("?"):
                browser.query = f"{value}{worn}"
                browser.open()
            elif value:
                browser.press(value)
            (kind,) = re.findall(r'<main class="([^"]*)"', browser.page)
            found.setdefault(f"{kind} {browser.title}", browser.page)
    return found


def test_every_page_in_every_language_fits_and_can_be_read_and_hit(box: Box) -> None:
    drawn = {worn: every_page(box, *worn) for worn in DRESSED[1:]}
    with chromium_running() as browser:
        page = browser.new_context(viewport=NARROW, has_touch=True).new_page()
        for (language, _), pages in drawn.items():
            assert len(pages) > 36
            for place, html in pages.items():
                show(page, html)
                judge(page)
                in_english = "page-slip" in place
                assert page.get_attribute("html", "lang") == ("en-GB" if in_english else language)


SMALL = ("cream", "high-contrast+large", "light+large&in=pl", "light+large&in=uk")
ALL, FIRST_OF, NONE = "all", "the first", "none"
UNREAD = """() => {
  const on = document.querySelector('main .tiles .main').getBoundingClientRect();
  return [...document.querySelectorAll('main :is(h1, h2, p, label, textarea)')]
    .filter(each => each.checkVisibility() && !each.closest('.unseen'))
    .map(each => [each.innerText || each.id, each.getBoundingClientRect()])
    .filter(([_, at]) => at.bottom > on.top && at.right > on.left).map(([words]) => words);
}"""
"""What stands before the way on, and still lies under it or reaches lower than its beginning."""

COVERED = """() => {
  const on = document.querySelector('.onward'), more = getComputedStyle(on, '::before').height;
  return [...document.querySelectorAll('.write label, #soon')]
    .map(each => each.getBoundingClientRect().bottom)
    .map(low => low > on.getBoundingClientRect().top - parseFloat(more));
}"""
"""Whether what is said beneath the words lies under the way on, or under the sign for more."""


def test_on_the_smallest_telephone_what_counts_is_in_sight_before_the_way_on(box: Box) -> None:
    asked: list[tuple[str, str, str]] = []
    said_first: list[str] = []
    for look in SMALL:
        child = box.browser(f"?class=Acorn&look={look}")
        asked.append((child.page, ".tile.main", ALL))
        for value in ("tell", "fox", "sad", "unknown"):
            asked.append((child.press(value).page, ".tiles .tile, .said p", FIRST_OF))
        assert "page-sent" in child.page
        asked.append((child.page, ".said p", ALL))
        child = box.browser(f"?class=Oak&look={look}")
        said_first.append(child.press("tell").page)
        child.press("next")
        said_first += [child.page] if "large" in look else []
        child.press("next", "unknown", "not_yet", "anyone")
        asked.append((child.page, ".tiles .tile", ALL))
        child.press("send", "next")
        asked += ((child.page, ".code li", ALL), (child.page, ".tile.main", NONE))
        child = box.browser(f"?class=Oak&look={look}").press("help", "yes")
        asked.append((child.page, ".said > p", ALL))
        said_first.append(child.press("done").page)
        asked.append((child.page, "main p", ALL))
        child = box.browser(f"?class=Oak&look={look}")
        said_first.append(child.press("cards").page)
        child.open("/gone")
        said_first.append(child.page)
    words_of = [box.browser(f"?class=Oak&look=dark&in={code}") for code in ("en", "pl")]
    typed_on = [child.press("tell", "next").page for child in words_of]
    with chromium_running() as browser:
        page = browser.new_context(viewport=SMALLEST, has_touch=True).new_page()
        for html, words, wanted in asked:
            show(page, html)
            seen = page.evaluate(SEEN, words)
            assert seen, title(page)
            found = {ALL: all(seen), FIRST_OF: seen[0], NONE: seen == [False]}
            assert found[wanted], (title(page), words, seen)
            assert words != ".code li" or len(seen) == 4
        for html, size in product(said_first, (SMALLEST, ACROSS, USUAL)):
            page.set_viewport_size(size)
            show(page, html)
            assert page.evaluate(UNREAD) == [], (title(page), size)
        for html in typed_on:
            show(page, html)
            assert page.evaluate(COVERED) == [False, False], title(page)


def test_in_large_letters_the_way_on_is_above_the_foot_of_a_tablet_and_a_laptop(box: Box) -> None:
    # Out of hours the first page says whom to call above its further ways.
    younger = [("", ".tile.main")]
    younger += ((each, "main .tile") for each in ("tell", "fox", "sad", "unknown"))
    older = [(each, ".tile.main") for each in ("", "tell", "next")]
    older += ((each, "main .tile") for each in ("next", "unknown", "not_yet", "anyone"))
    older += ((each, ".tile.main") for each in ("send", "next"))
    asked: list[tuple[str, str]] = []
    for language, (name, ways) in product(("en", "uk"), (("Acorn", younger), ("Oak", older))):
        child = box.browser(f"?class={name}&look=light+large&in={language}")
        asked += ((child.press(*filter(None, [each])).page, words) for each, words in ways)
    with chromium_running() as browser:
        page = browser.new_context(has_touch=True).new_page()
        for html, words in asked:
            show(page, html)
            for size in (*SIZES[1:], LOW):
                page.set_viewport_size(size)
                seen = page.evaluate(SEEN, words)
                assert seen, title(page)
                assert all(seen), (title(page), size)
