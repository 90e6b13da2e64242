"""A case is looked into from its page: STOP, two signatures, a search, a file, the papers."""

from datetime import timedelta
from pathlib import Path

import pytest
from textual.widgets import Input

from screens import record_check
from screens.papers.looking_papers import NO_SESSION
from screens.staff.facts import Block
from screens.staff.looking import file_page
from screens.staff.looking.file_page import FilePage
from screens.staff.looking.file_picker import FilePicker
from screens.staff.looking.investigation_deeds import INSIDE, OTHER_COMPUTER
from screens.staff.looking.investigation_page import InvestigationPage
from screens.staff.looking.looking_page import OWN, LookingPage
from screens.staff.school.contacts_page import ContactsPage
from screens.staff.signing_in.pin_check import PinCheck
from screens.widgets.ask import Ask
from screens.widgets.dialogs import Message
from screens.widgets.drawn_picture import DrawnPicture
from screens.widgets.field_row import FieldRow
from screens.widgets.form import Form
from screens.widgets.listing import Listing
from store.cases import printed, triaging
from store.cases.case import Case
from store.looking import computer_register, files
from store.looking.investigations import investigations
from store.looking.looking_fields import NOTHING_BECAUSE
from store.signing_in.session import Session
from tests.made_up import NOW, School
from tests.pdfs import facts, painted, said
from tests.pictures import picture
from tests.screens.here import at
from tests.screens.staff.desk_stage import click_row
from tests.screens.staff.record_stage import SMALL, case_page, fill, press, settle, until_done
from tests.store.looking_stage import BOX, JUDGED_SAID, SITE_SAID, Looking
from tests.store.triaging_stage import CRIME, QUARREL

ADDRESS = "https://game.example/rooms/of-grown-men-who-write-to-children/join?room=0123456789"


def case_of(session: Session, case: str) -> Case:
    drawer = session.find(case)
    assert drawer is not None
    found = drawer.get(case)
    assert isinstance(found, Case)
    return found


def triage(session: Session, case: str, answers: dict[str, str]) -> None:
    drawer = session.drawer("safeguarding")
    triaging.triage(session.public, drawer, drawer.get(case), answers, NOW)


async def test_two_people_investigate_sign_and_print(
    school: School, dsl: Session, case: str, tmp_path: Path
) -> None:
    triage(dsl, case, QUARREL)
    computer_register.note(dsl, "", BOX, NOW)
    school.now = NOW + timedelta(hours=1)
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "l")
        assert isinstance(stage.screen, LookingPage)
        assert "Nothing yet: no investigation" in stage.shown()
        await press(pilot, "n")
        begun = {"group": "Staff room", "reason": "A site was seen"}
        people = {"first": school.people["Mrs Adeyemi"], "second": school.people["Mrs Adeyemi"]}
        await fill(pilot, **begun, **people)
        assert "Two different people review." in stage.shown()
        await press(pilot, "enter")
        (listed,) = computer_register.computers(dsl)
        second = {"second": school.people["Mr Patel"], "computer": listed.id}
        await fill(pilot, **second)
        assert at(stage, InvestigationPage)
        assert "Laptop 9, Head's room" in stage.shown()
        listed_as = "Mr Patel, Deputy safeguarding lead: not signed yet"
        assert listed_as in stage.shown("#investigation"), "by the list of people"
        await press(pilot, "j")
        assert NOTHING_BECAUSE in {each.field.id for each in stage.screen.query(FieldRow)}
        await press(pilot, "escape", "l", "ctrl+s")
        assert "fill in: Begun" in stage.shown(), "nobody knows it but they"
        patel = {"present": school.people["Mr Patel"], "present_other": "Mrs Bell of the office"}
        await fill(pilot, start="today 9:20", filter="no", **patel)
        assert "It lay before the investigation was begun (10:14 on 3 March)" in stage.shown()
        await fill(pilot, early="Both looked at once")
        drawer, what = dsl.drawer("safeguarding"), {"what": "The message", "original": "Her tablet"}
        files.add(drawer, case_of(dsl, case), "a.txt", b"Come at six", what, NOW)
        await press(pilot, "a")
        await fill(pilot, **{**SITE_SAID, "address": ADDRESS})
        read = [block.heading for block in stage.screen.query(Block)]
        assert read == ["Session 1", "Site 1", "File put into the case"]
        assert "It lay: before the investigation was begun" in stage.shown("#investigation")
        await press(pilot, "g")
        assert "First judge it (J)" in stage.shown("#record-note")
        await press(pilot, "j")
        asked = {each.field.id for each in stage.screen.query(FieldRow)}
        assert NOTHING_BECAUSE not in asked, "it was looked at"
        await fill(pilot, **{id: said for id, said in JUDGED_SAID.items() if id in asked})
        await press(pilot, "c")
        assert "0 of 2 signatures" in stage.shown("#record-note")
        await press(pilot, "g")
        assert "You were in no session" in stage.shown()
        await fill(pilot, went_through="Read the log, saw the printouts")
        assert isinstance(stage.screen, PinCheck)
        assert "though in no session" in stage.shown()
        await press(pilot, "escape", "escape", "l")
        assert isinstance(stage.screen, LookingPage), "no key means something else one page up"
        assert "choose one in the list, Enter, then L" in stage.shown("#record-note")
        await press(pilot, "enter", "g")
        await fill(pilot, went_through="Read the log, saw the printouts")
        await press(pilot, "escape", "g", "ctrl+s")
        assert isinstance(stage.screen, PinCheck), "nobody types it twice"
        stage.screen.query_one(Input).value = school.pins["Mrs Adeyemi"]
        await press(pilot, "ctrl+s")
        await until_done(pilot, stage, InvestigationPage)
        assert "Signed, as it stands now." in stage.shown("#record-note")
        shown = stage.shown("#investigation")
        assert "Mrs Adeyemi, Safeguarding lead (DSL): signed today" in shown
        assert "was in no session, went" in shown
        await press(pilot, "p")
        await fill(pilot, folder=str(tmp_path / "out"))
        await until_done(pilot, stage, Message)
        await press(pilot, "escape", "escape", "escape", "1")
        assert "Record printed" in stage.shown("#pane-history")
    (made,) = (tmp_path / "out").iterdir()
    words = said(made.read_bytes())
    for each in (
        "Staff room",
        "A grown man writes",
        "1 of 2 reviewers",
        "Internal response",
        "CONFIDENTIAL",
        "before the investigation was begun (10:14 on 3 March)",
        "Why: Both looked at once",
        NO_SESSION,
    ):
        assert each in words
    assert ADDRESS in words, "what is copied out of it opens"
    (file,) = files.files_of(case_of(dsl, case).noted)
    assert file.sha256 in words
    assert facts(made.read_bytes())["Tagged"] == "yes"
    code, content, lines = record_check.named(str(made))
    verdict = printed.verify(dsl, code, content, lines)
    assert (verdict.what, verdict.same_file, verdict.wrong) == ("investigation", True, ())
    assert record_check.verdict(verdict, dsl.public)[1] == "Printed by Mrs Adeyemi."
    assert printed.verify(dsl, code, b"%PDF", (*lines[:-1], "Nothing was found")).wrong
    assert not investigations(case_of(dsl, case).noted)[0].is_closed


def test_a_key_of_one_page_means_nothing_else_on_the_page_next_to_it() -> None:
    here = {deed.key: deed for deed in OWN}
    inside = {deed.key: deed for deed in INSIDE}
    assert here.keys() & inside.keys() == {OTHER_COMPUTER.key}, "the computers, on both"


async def test_stop_is_one_key_and_leads_to_the_police(
    school: School, dsl: Session, case: str, tmp_path: Path
) -> None:
    triage(dsl, case, QUARREL)
    drawer = dsl.drawer("safeguarding")
    what = {"what": "The message", "original": "Her tablet"}
    files.add(drawer, drawer.get(case), "a.png", picture(), what, NOW)
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=SMALL) as pilot:
        assert "STOP, close all of it" in stage.shown("#record-deeds")
        await press(pilot, "x")
        assert case_of(dsl, case).files_closed, "at once, before anything is asked"
        assert isinstance(stage.screen, Ask)
        await fill(pilot, device="Laptop 9", where="Head's room", holder="Ms Hart")
        await fill(pilot, folder=str(tmp_path / "out"))
        await until_done(pilot, stage, Message)
        await press(pilot, "enter")
        assert isinstance(stage.screen, ContactsPage)
        assert "call Police" in stage.shown()
        await press(pilot, "enter")
        call = {"police_by": "101", "spoke": "I to PC Day", "agreed": "They come"}
        await fill(pilot, **call, reference="CR 12")
        assert case_of(dsl, case).escalated == ("police",)
        assert "STOP was pressed" in stage.shown("#record-stop")
        deeds = stage.shown("#record-deeds")
        assert "Put a file in" not in deeds
        assert "Begin an investigation" not in deeds
        await press(pilot, *["down"] * 5, "enter")
        assert isinstance(stage.screen, Message)
        assert "STOP was pressed" in stage.shown()
        await press(pilot, "enter", "escape", "x")
        assert "It was stopped already" in stage.shown()
    (made,) = (tmp_path / "out").iterdir()
    words = said(made.read_bytes())
    assert "Laptop 9" in words
    assert "Mrs Adeyemi" in words
    assert case_of(dsl, case).title not in words
    assert int(facts(made.read_bytes())["Pages"]) == 1


async def test_stop_in_an_investigation_begins_with_its_computer_and_names_its_reviewers(
    school: School, dsl: Session
) -> None:
    looking = Looking(school, dsl)
    looking.triage(QUARREL)
    looking.begin()
    looking.name_computer()
    stage = case_page(school, dsl, looking.id)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "l", "enter")
        assert isinstance(stage.screen, InvestigationPage)
        await press(pilot, "x")
        known = stage.screen.query_one(Form).values
        assert known["device"] == "Laptop 9, Head's room"
        assert known["present"] == dsl.person_id, "of nobody else is it known"
        assert "The reviewers are Mrs Adeyemi and Mr Patel" in stage.shown()


async def test_a_file_is_chosen_drawn_and_closed_while_it_is_looked_at(
    school: School, dsl: Session, case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    triage(dsl, case, QUARREL)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(file_page, "LOOK_AGAIN", 3600.0)
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "shot.png").write_bytes(picture((200, 100)))
    (tmp_path / "photos" / "film.mp4").write_bytes(b"no")
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "l", "i", "h", "p")
        assert not isinstance(stage.screen, FilePicker)
        await fill(pilot, path=str(tmp_path / "photos"))
        assert isinstance(stage.screen, FilePicker)
        await press(pilot, "enter")
        assert "film.mp4 cannot be kept here" in stage.shown()
        await press(pilot, "enter")
        await settle(pilot)
        await click_row(pilot, "#files", "shot.png")
        await settle(pilot)
        await fill(pilot, what="A screenshot")
        assert "A screenshot" in stage.shown("#looking")
        await press(pilot, "enter")
        await until_done(pilot, stage, FilePage)
        drawn = stage.screen.query_one(DrawnPicture)
        assert "▀▀▀▀▀" in "".join(s.text for s in drawn.render_line(0))
        await press(pilot, "plus", "right", "down")
        assert drawn.level == 1
        await press(pilot, "p")
        await fill(pilot, folder=str(tmp_path / "out"))
        await until_done(pilot, stage, Message)
        await press(pilot, "enter")
        triage(dsl, case, CRIME)
        page = stage.screen
        assert isinstance(page, FilePage)
        page._look_again()
        await settle(pilot)
        assert "A crime is suspected" in stage.shown()
        await press(pilot, "enter")
        assert isinstance(stage.screen, LookingPage)
        assert stage.screen.query_one("#looking", Listing).rows[-1].cells[1] == "closed"
    (made,) = (tmp_path / "out").iterdir()
    assert "SHA-256" in said(made.read_bytes())
    red, green, _ = painted(made.read_bytes()).convert("RGB").resize((1, 1)).tobytes()
    assert red > green, "a red picture on white"


async def test_a_search_without_a_witness_and_hostile_words(
    school: School, dsl: Session, case: str
) -> None:
    hostile = "[@click=app.quit]x[/] [/b] \x1b[31m"
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "j", "s")
        head = school.people["Ms Hart"]
        known = {"whom": hostile, "where": "Office", "searcher": head, "authorised": head}
        known |= {"items_sought": "device", "grounds": "told", "pupil_agreed": "no"}
        texts = dict.fromkeys(("reason", "items", "outcome", "follow_up", "deletion_why"), hostile)
        end = {"told": "yes", "told_how": "By phone", "police": "yes", "deletion": "deleted"}
        await fill(pilot, **known, **texts, **end)
        assert "why it could not wait for one" in stage.shown(), "the first wrong field is in sight"
        assert "2 to put right" in stage.shown()
        await fill(pilot, deletion="left", witness=school.people["Mr Patel"])
        assert "search [@click=app.quit]x" in stage.shown("#looking")
        await press(pilot, "enter")
        assert "Who witnessed it: Mr Patel" in stage.shown()
        await press(pilot, "escape", "escape", "escape")
        assert "parents: not said yet (told of the search)" in stage.shown("#record-state")
        await press(pilot, "t", "end", "enter")
        said = {row.field.id: row.entry.value for row in stage.screen.query(FieldRow)}
        assert (said["told"], said["who"]) == ("yes", "By phone"), "proposed, not saved"
        await press(pilot, "escape", "l")
        assert "Begin an investigation" not in stage.shown("#record-deeds"), "nobody triaged it"
        await press(pilot, "n")
        assert "First triage it (F on the page of the case)" in stage.shown("#record-note")
        await press(pilot, "m", "n")
        await fill(pilot, name="Laptop 4", place="Office")
        assert "fits" in stage.shown("#computers")
        assert "\x1b" not in stage.shown()
