"""The first page: whatever is said above and below them, all ways are there whole."""

from itertools import product

import pytest
from textual.events import ScreenResume
from textual.widget import Widget

from assets.catalogues import catalogue
from assets.tongue import Tongue, speak
from screens.looks import BIGGER, NAMES, Look
from screens.pupil.welcome import Welcome
from tests.contrast import too_faint
from tests.edges import without_edge
from tests.keyed import without_key
from tests.languages import accept_all, spoken
from tests.legible import unlike
from tests.made_up import NOW
from tests.room import without_room
from tests.school_year import HOLIDAYS, with_calendar
from tests.screens.here import at
from tests.screens.pupil.every_page import stage
from tests.screens.pupil.walks import SIZE, Make
from tui.dressing import LONGER, Dressing, first_styles

BANNERS = {
    "no banner": ("", False),
    "a banner": ("Something waits in the box", False),
    "an urgent banner": ("Help now · please go to Acorn", True),
    "two lines": (
        "Help now · please go to the room by the hall and to Willow and to the annexe",
        True,
    ),
}


def tongues() -> dict[str, Tongue]:
    """Return English and both drafts."""
    drafts = {code: catalogue(code).drafts for code in ("pl", "uk")}
    words = {code: {id: each.words for id, each in said.items()} for code, said in drafts.items()}
    return {"en": Tongue(), **{code: Tongue("pl", said) for code, said in words.items()}}


STAGES = {
    (version, closed): look
    for (version, closed), look in zip(
        product(("younger", "older"), (False, True)), NAMES, strict=True
    )
}
"""In each look one version, while school is open or closed."""


@pytest.mark.parametrize(("version", "closed"), STAGES)
async def test_every_way_says_its_key_and_all_its_words_whatever_else_is_said(
    make: Make, version: str, closed: bool
) -> None:
    school, wrong = make(version), {}
    accept_all(school, "pl")
    if closed:
        with_calendar(school)
    app = stage(school, Look(STAGES[version, closed]), HOLIDAYS if closed else NOW)
    with spoken(Tongue()):
        async with app.run_test(size=SIZE) as pilot:
            welcome = app.screen
            assert isinstance(welcome, Welcome)
            for code, tongue in tongues().items():
                speak(tongue)
                welcome.say_again()
                app.set_class(code != "en", LONGER, update=False)
                for large in (False, True):
                    app.set_class(large, BIGGER)
                    welcome.post_message(ScreenResume())
                    await pilot.pause()
                    for said, (banner, urgent) in BANNERS.items():
                        welcome.show_banner(banner, urgent)
                        await pilot.pause()
                        found = [*without_room(welcome), *without_key(app), *unlike(app)]
                        found += without_edge(app, "#ways > Tile")
                        if found := [*found, *(too_faint(app) if urgent else ())]:
                            wrong[code, large, said] = found[:3]
    assert wrong == {}


@pytest.mark.parametrize("size", [(120, 40), (160, 44), (200, 60)])
async def test_a_larger_window_has_all_ways_and_the_globe_whole_out_of_hours(
    make: Make, size: tuple[int, int]
) -> None:
    school, wrong = make("older"), {}
    accept_all(school, "pl")
    with_calendar(school)
    app = stage(school, Look(), HOLIDAYS)
    with spoken(tongues()["uk"]):
        app.add_class(LONGER)
        async with app.run_test(size=size) as pilot:
            for large in (False, True):
                app.set_class(large, BIGGER)
                app.screen.post_message(ScreenResume())
                for said in ("no banner", "a banner", "an urgent banner"):
                    at(app, Welcome).show_banner(*BANNERS[said])
                    await pilot.pause()
                    found = [*without_room(app.screen), *without_key(app)]
                    if found := [*found, *without_edge(app, "#ways > Tile")]:
                        wrong[large, said] = found[:3]
    assert wrong == {}


@pytest.mark.parametrize("size", [SIZE, (80, 40), (120, 40)])
async def test_it_stands_as_it_stays_before_all_styles_are_there(
    make: Make, size: tuple[int, int]
) -> None:
    school = make("older")
    accept_all(school, "pl")
    with_calendar(school)
    app = stage(school, Look(), HOLIDAYS)
    app.css_path = list(first_styles(size[1], large=False))
    async with app.run_test(size=size) as pilot:
        first = [each.region for each in app.screen.walk_children(Widget)]
        Dressing(app, school.home, school.intake).bring_the_rest()
        await pilot.pause()
        assert app.screen.query_one(".notes").region.area
        assert [each.region for each in app.screen.walk_children(Widget)] == first
