"""Calling for help on a stage, and what the office knows of it."""

from screens.pupil.along import Along
from screens.pupil.help_line import HelpLine
from screens.pupil.help_now import HelpConfirm, HelpPage
from store.letterbox import alerts, collect
from store.letterbox.sent import Sent
from store.letterbox.told import Told
from store.signing_in.session import Session
from store.worries.worry import Worry
from tests.made_up import School
from tests.screens.pupil.stage import Stage

HERE = "It is kept in this box. No bell has rung yet."
RUNG = "A bell is ringing in the school office."
SEEN = "A grown-up in the school has seen it."


def confirm(
    school: School, line: HelpLine | None = None, told: Told | None = None, place: str = "Oak"
) -> HelpConfirm:
    along = None if told is None else Along(told)
    return HelpConfirm(school.intake, lambda: school.now, along, place, line or HelpLine())


def worries(session: Session, school: School) -> list[Worry]:
    """Collect, and return every worry this session can read, from whichever drawer."""
    collect.collect(session, school.now)
    return [drawer.get(row.subject) for drawer in session.shared() for row in drawer.rows("worry")]


def ring(school: School, sent: Sent, state: str = alerts.RUNG) -> None:
    keys = school.home.device.keys
    alerts.mark(school.home.desk.db, sent.envelope, state, keys, school.now)


def page_of(app: Stage) -> HelpPage:
    assert isinstance(app.screen, HelpPage)
    return app.screen
