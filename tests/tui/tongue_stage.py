"""A kiosk whose pages are in one of several languages."""

from dataclasses import replace
from typing import Any

from textual.pilot import Pilot

from screens.widgets.plain import PlainText
from store.letterbox import collect
from store.school import classes, people
from store.worries.worry import Worry
from tests.made_up import NOW, School
from tests.tui.conftest import apart
from tui.kiosk import Kiosk


def kiosk(school: School, language: str = "") -> Kiosk:
    return Kiosk(school.home, lambda: NOW, seconds=apart(), language=language)


async def keys(pilot: Pilot[Any], *names: str) -> None:
    for name in names:
        await pilot.press(name)
        await pilot.pause()
        await pilot.pause()


def words(pilot: Pilot[Any]) -> list[str]:
    return [str(shown.text) for shown in pilot.app.screen.query(PlainText) if shown.region.area]


def worries(school: School) -> list[Worry]:
    session = school.sign_in("Mrs Adeyemi")
    collect.collect(session, NOW)
    return [drawer.get(row.subject) for drawer in session.shared() for row in drawer.rows("worry")]


def begins(school: School, name: str, code: str) -> None:
    """Have a class begin in a language."""
    session = school.sign_in("Mrs Adeyemi")
    found = next(each for each in session.public.classes if each.name == name)
    new = classes.keep_class(session.public, replace(found, language=code))
    assert people.propose(session, new, "", NOW)
    session.lock()
