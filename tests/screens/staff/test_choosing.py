"""Decisions that did not know of one another: the page says so, and a person chooses one."""

from dataclasses import dataclass

import pytest

from screens.staff.cases.choosing import Choosing
from screens.widgets.plain import PlainText
from screens.widgets.tile import Tile
from store.signing_in.session import Session
from store.worries import triage
from tests.made_up import NOW
from tests.screens.staff.desk_stage import desk_of
from tests.screens.staff.desk_stage import rows as desk_rows
from tests.screens.staff.desk_stage import settle as settle_all
from tests.screens.staff.record_stage import SMALL, case_page, post, press, settle, worry_page
from tests.store.two_offices import meet
from tests.terminals import Terminals

DRAWER = "safeguarding"
CLOSING = {"summary": "They made up", "outcome": "resolved", "reasons": "both said so"}
OTHER = {"summary": "Passed to the council", "outcome": "referred", "reasons": "more than a row"}


@dataclass
class Apart:
    """What two people decided at two terminals, each before they had heard of the other."""

    terminals: Terminals
    first: Session
    second: Session
    case: str
    worry: str

    def meet(self) -> None:
        meet(self.terminals, self.first, self.second)


@pytest.fixture
def apart(terminals: Terminals) -> Apart:
    """A case that both terminals have, and a worry that waits."""
    there = terminals.second_office("Mr Patel")
    first = terminals.school.sign_in("Mrs Adeyemi")
    subject = post(terminals.school, first, words="Nobody plays with me.", name="Sam Fox")
    waits = post(terminals.school, first, words="And again.", name="Ann Bee")
    drawer = first.drawer(DRAWER)
    values = {"title": "Left out", "category": "friends", "seriousness": "medium"}
    case = triage.open_case(first, drawer, [drawer.get(subject)], values, NOW)
    meet(terminals, first)
    made = Apart(terminals, first, there.sign_in("Mr Patel"), case, waits)
    made.meet()
    return made


@pytest.fixture
def closed(apart: Apart) -> Apart:
    """Both closed the case, and each said something else."""
    apart.first.drawer(DRAWER).record(apart.case, "case.closed", CLOSING, NOW)
    apart.second.drawer(DRAWER).record(apart.case, "case.closed", OTHER, NOW)
    apart.meet()
    return apart


async def test_the_page_of_a_case_says_who_decided_apart_and_one_is_chosen(closed: Apart) -> None:
    stage = case_page(closed.terminals.school, closed.first, closed.case)
    async with stage.run_test(size=SMALL) as pilot:
        await settle(pilot)
        said = stage.shown("#record-apart")
        assert said.startswith("Two people decided without knowing of each other.")
        assert "Case closed: Mrs Adeyemi, today" in said
        assert "Case closed: Mr Patel, today" in said
        assert "W Choose which stands" in stage.shown("#record-deeds")
        await press(pilot, "w")
        panes = {tile.label: f"#decision-{tile.key}" for tile in stage.screen.query(Tile)}
        hers, his = stage.shown(panes["Mrs Adeyemi"]), stage.shown(panes["Mr Patel"])
        assert "They made up" in hers
        assert "Resolved with support" in hers
        assert "Passed to the council" in his
        assert "Passed to another agency" in his
        await press(pilot, panes["Mr Patel"][-1])
        assert "Let this one stand?" in stage.shown()
        await press(pilot, "left", "enter")
        assert not stage.screen.query_one("#record-apart", PlainText).display
        history = stage.shown("#pane-history")
        assert "Chose between two decisions" in history
        assert "Stands: Case closed, by Mr Patel, today" in history
        assert "Does not stand: Case closed, by Mrs Adeyemi, today" in history
    assert closed.first.drawer(DRAWER).get(closed.case).closing["outcome"] == "referred"
    closed.meet()
    assert closed.second.drawer(DRAWER).get(closed.case).apart == ()


async def test_choosing_can_be_left_by_mouse_and_changes_nothing(closed: Apart) -> None:
    stage = case_page(closed.terminals.school, closed.first, closed.case)
    async with stage.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await pilot.click("#record-deeds", offset=(4, 1))
        await settle(pilot)
        assert isinstance(stage.screen, Choosing)
        await pilot.click(stage.screen.query(Tile).first())
        await settle(pilot)
        await pilot.click("#confirm-no")
        await settle(pilot)
        assert isinstance(stage.screen, Choosing)
        await pilot.click("#back")
        await settle(pilot)
        assert not isinstance(stage.screen, Choosing)
    assert len(closed.first.drawer(DRAWER).get(closed.case).apart) == 2


async def test_who_chose_meanwhile_is_said_and_the_page_shows_it(closed: Apart) -> None:
    drawer = closed.first.drawer(DRAWER)
    stage = case_page(closed.terminals.school, closed.first, closed.case)
    async with stage.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "w", "1")
        drawer.record(closed.case, "case.note_added", {"fact": "A word between"}, NOW)
        await press(pilot, "left", "enter")
        assert "Chosen." in stage.shown("#record-note")
    assert drawer.get(closed.case).apart == ()


async def test_an_open_case_keeps_what_is_done_most_in_sight_and_says_that_there_is_more(
    apart: Apart,
) -> None:
    for session, seriousness in ((apart.first, "high"), (apart.second, "low")):
        body = {"category": "bullying", "seriousness": seriousness, "reasons": "so"}
        session.drawer(DRAWER).record(apart.case, "case.categorised", body, NOW)
    apart.meet()
    stage = case_page(apart.terminals.school, apart.first, apart.case)
    async with stage.run_test(size=SMALL) as pilot:
        await settle(pilot)
        deeds = stage.shown("#record-deeds")
        for title in ("Choose which stands", "Add a note", "Close the case", "more: ↓"):
            assert title in deeds
        assert "Two people decided" in stage.shown("#record-apart")
        await press(pilot, "v")
        assert "oldest first" in stage.shown(), "what is out of sight is a key away all the same"
        await press(pilot, "n")
        assert "Add a note" in stage.shown()


async def test_a_worry_filed_by_one_and_put_into_a_case_by_another(apart: Apart) -> None:
    first, second = apart.first.drawer(DRAWER), apart.second.drawer(DRAWER)
    filed = {"summary": "A small thing", "outcome": "resolved"}
    first.record(apart.worry, "worry.filed", filed, NOW)
    triage.link(apart.second, second, second.get(apart.worry), apart.case, NOW)
    apart.meet()
    stage = worry_page(apart.terminals.school, apart.first, apart.worry)
    async with stage.run_test(size=SMALL) as pilot:
        await settle(pilot)
        said = stage.shown("#record-apart")
        assert "Worry filed: Mrs Adeyemi" in said
        assert "Put into a case: Mr Patel" in said
        await press(pilot, "w")
        panes = {tile.label: f"#decision-{tile.key}" for tile in stage.screen.query(Tile)}
        assert "A small thing" in stage.shown(panes["Mrs Adeyemi"])
        assert "Left out" in stage.shown(panes["Mr Patel"])
        await press(pilot, panes["Mrs Adeyemi"][-1], "left", "enter")
        assert "Filed: nothing more to do." in stage.shown()
    worry = first.get(apart.worry)
    assert (worry.state, worry.case, worry.apart) == ("filed", "", ())


async def test_the_desk_marks_what_somebody_has_to_choose_in(closed: Apart) -> None:
    first, second = closed.first.drawer(DRAWER), closed.second.drawer(DRAWER)
    first.record(closed.worry, "worry.filed", {"summary": "small", "outcome": "resolved"}, NOW)
    second.record(closed.worry, "worry.filed", {"summary": "large", "outcome": "watching"}, NOW)
    closed.meet()
    stage = desk_of(closed.terminals.school, closed.first)
    async with stage.run_test(size=SMALL) as pilot:
        await settle_all(pilot)
        assert [row[0] for row in desk_rows(stage, "#pane-waiting")] == ["choose"]
        (case,) = desk_rows(stage, "#pane-cases")
        assert case[0] == "choose"
        assert "Left out" in case[1]
        assert "Decided apart, please choose: 2." in stage.shown()
        await pilot.press("enter")
        await settle_all(pilot)
        assert "Two people decided without knowing of each other." in stage.shown()


async def test_a_word_typed_by_somebody_is_no_decision(apart: Apart) -> None:
    words = '"apart":[{"id":1}]'
    apart.first.drawer(DRAWER).record(apart.case, "case.note_added", {"fact": words}, NOW)
    assert apart.first.drawer(DRAWER).rows("case", apart=True) == []
