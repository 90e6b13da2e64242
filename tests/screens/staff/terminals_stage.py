"""A stage for the page of terminals, and a folder through which others join."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from screens.staff.terminals.terminals_page import TerminalsPage
from screens.widgets.form import Form
from screens.widgets.plain import PlainText
from store.carriers.folder import FolderCarrier
from store.carriers.folder_mark import prepare
from store.carrying import carry
from store.home import Home
from store.school import people
from store.signing_in.session import Session
from store.terminals import enrolment, settings
from tests.made_up import CHEAP, NOW, School
from tests.screens.staff.desk_stage import Stage, settle

NAME = "Year 3"


def page(session: Session) -> Stage:
    return Stage(lambda: TerminalsPage(session, lambda: NOW))


def said(stage: Stage) -> str:
    return stage.screen.query_one("#terminal-said", PlainText).text


async def fill(stage: Stage, pilot: Pilot[Any], **values: str) -> None:
    form = stage.screen.query_one(Form)
    for field, value in values.items():
        form._rows[field].entry.value = value
    await pilot.press("ctrl+s")
    await settle(pilot)


@dataclass
class Share:
    """A folder between the office and what is enrolled from it."""

    school: School
    path: Path
    homes: list[Home]

    def carry(self, home: Home | None = None) -> None:
        carrier = FolderCarrier(self.path, self.school.home.desk.id)
        carry.carry(home or self.school.home, carrier, NOW)

    def invite(self, name: str = NAME) -> enrolment.Invitation:
        return enrolment.invite(self.school.home, "classroom", name, f"folder:{self.path}", NOW)

    def answer(self, made: enrolment.Invitation) -> Home:
        """Let the invited machine answer, as far as the office has heard of it."""
        self.homes.append(enrolment.join(self.path.with_name(made.terminal), made, CHEAP))
        self.carry(self.homes[-1])
        self.carry()
        return self.homes[-1]

    def let_in(self, name: str = NAME) -> Home:
        """Let a machine join, with the word of two keepers."""
        home = self.answer(self.invite(name))
        one, other = self.school.sign_in("Mrs Adeyemi"), self.school.sign_in("Ms Hart")
        (newcomer,) = enrolment.newcomers(self.school.home)
        people.propose(one, enrolment.admit(one.public, newcomer), "it joins", NOW)
        people.agree(other, people.proposals(self.school.home.desk)[0], NOW)
        self.carry()
        self.carry(home)
        return home


@contextmanager
def share_of(school: School, path: Path) -> Iterator[Share]:
    """A folder that an office carries by, until the test has ended."""
    path.mkdir()
    prepare(path)
    settings.put(school.home.desk.db, settings.CARRIER, f"folder:{path}")
    made = Share(school, path, [])
    yield made
    for home in made.homes:
        home.close()
