"""Slips of a made-up school: how they are written, and who received them."""

from textual.pilot import Pilot

from screens.pupil.slip import Slip
from screens.widgets.form import Form
from store.letterbox import collect
from store.letterbox.told import Told
from store.worries.worry import Worry
from tests.made_up import School
from tests.screens.pupil.stage import Stage


def slip(school: School) -> Slip:
    return Slip(school.intake, lambda: school.now)


def received(school: School, name: str) -> list[Worry]:
    """What this person's session reads after collecting."""
    session = school.sign_in(name)
    collect.collect(session, school.now)
    found = [drawer.get(row.subject) for drawer in session.shared() for row in drawer.rows("worry")]
    session.lock()
    return found


def told_to(school: School, name: str) -> list[Told]:
    return [worry.told for worry in received(school, name)]


async def write(app: Stage, pilot: Pilot[None], **values: str) -> None:
    """Fill in the fields of the form that is shown, and go on."""
    await pilot.pause()
    form = app.screen.query_one(Form)
    for name, value in values.items():
        form._rows[name].entry.value = value
    await pilot.pause()
    await pilot.press("ctrl+s")
    await pilot.pause()
