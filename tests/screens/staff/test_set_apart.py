"""What a withdrawn terminal wrote afterwards: the page says so, and it can be read apart."""

from dataclasses import dataclass

import pytest

from screens.staff.school.apart_page import ApartPage
from screens.widgets.plain import PlainText
from store.drawers.ways import Travelled
from store.signing_in.session import Session
from store.worries import triage
from tests.made_up import NOW
from tests.screens.staff.record_stage import SMALL, case_page, post, press, settle, worry_page
from tests.terminals import Terminals

DRAWER = "safeguarding"
"""Nothing here is sent: the entries of the other terminal are handed over by themselves."""


@dataclass
class Made:
    terminals: Terminals
    first: Session
    second: Session
    case: str
    worry: str

    def wrote_afterwards(self, subject: str, kind: str, body: dict[str, str]) -> None:
        """Write at the other terminal, which is withdrawn, and take it in at the first."""
        there, here = self.second.drawer(DRAWER), self.first.drawer(DRAWER)
        there.record(subject, kind, body, NOW)
        entry = there.entries(subject)[-1]
        here.receive([Travelled(entry).by(entry.terminal, 1_000)])
        here.end({entry.terminal: 999})


@pytest.fixture
def made(terminals: Terminals) -> Made:
    """A case in which a worry lies, and a worry that waits, at two offices."""
    there = terminals.second_office("Mr Patel")
    first = terminals.school.sign_in("Mrs Adeyemi")
    subject = post(terminals.school, first, words="Nobody plays with me.", name="Sam Fox")
    waits = post(terminals.school, first, words="And again.", name="Ann Bee")
    drawer = first.drawer(DRAWER)
    values = {"title": "Left out", "category": "friends", "seriousness": "medium"}
    case = triage.open_case(first, drawer, [drawer.get(subject)], values, NOW)
    return Made(terminals, first, there.sign_in("Mr Patel"), case, waits)


async def test_a_case_tells_what_does_not_count_and_shows_its_words(made: Made) -> None:
    made.wrote_afterwards(made.case, "case.note_added", {"fact": "[b]Sam[/b] was lying"})
    stage = case_page(made.terminals.school, made.first, made.case)
    why = "Written at Reception after it was withdrawn, by Mr Patel: it does not count."
    async with stage.run_test(size=SMALL) as pilot:
        await settle(pilot)
        said = stage.shown("#record-apart")
        assert said == "1 entry, written at Reception after it was withdrawn, does not count."
        await press(pilot, "v")  # it knew of nothing, so it stands at the beginning
        assert why in stage.shown("#pane-history")
        assert "0 View what is apart" in stage.shown("#record-deeds")
        await press(pilot, "0")
        assert isinstance(stage.screen, ApartPage)
        shown = stage.shown("#apart")
        assert why in shown
        assert "[b]Sam[/b] was lying" in shown
        assert "Case opened" not in shown
        await pilot.click("#back")
        await settle(pilot)
        assert not isinstance(stage.screen, ApartPage)
        await pilot.click("#record-deeds", offset=(4, 1))
        await settle(pilot)
        assert isinstance(stage.screen, ApartPage)
        await press(pilot, "escape")
        assert not isinstance(stage.screen, ApartPage)


async def test_a_worry_that_was_filed_afterwards_waits_and_says_why(made: Made) -> None:
    made.wrote_afterwards(made.worry, "worry.filed", {"summary": "Nothing in it"})
    stage = worry_page(made.terminals.school, made.first, made.worry)
    async with stage.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert "1 entry, written at Reception" in stage.shown("#record-apart")
        assert "F Answer and file" in stage.shown("#record-deeds")
        await press(pilot, "0")
        assert "Nothing in it" in stage.shown("#apart")


async def test_what_was_begun_afterwards_is_shown_with_a_warning(made: Made) -> None:
    made.wrote_afterwards("case:9", "case.opened", {"title": "Hats", "number": "2026-9B"})
    stage = case_page(made.terminals.school, made.first, "case:9")
    async with stage.run_test(size=SMALL) as pilot:
        await settle(pilot)
        said = stage.shown("#record-apart")
        assert said.startswith("This was begun at Reception after it was withdrawn.")
        assert "Hats" in stage.shown("#record-title")
        assert "View what is apart" not in stage.shown("#record-deeds")


async def test_nothing_is_said_where_all_counts(made: Made) -> None:
    made.first.drawer(DRAWER).end({made.second.home.device.id: 0})
    stage = case_page(made.terminals.school, made.first, made.case)
    async with stage.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert not stage.screen.query_one("#record-apart", PlainText).display
        await press(pilot, "0")
        assert not isinstance(stage.screen, ApartPage)
