"""A repeated offender and a false report by keyboard: decided, printed, closed by two."""

from dataclasses import replace
from pathlib import Path

from screens.papers.pdf_text import lines_of
from screens.papers.record_marks import marking
from screens.staff.cases import record_paper, record_sections
from screens.staff.cases.deciding import Deciding
from screens.staff.desk.desk import Desk
from screens.staff.desk.jump import Jump
from screens.staff.desk.search import Search
from screens.staff.papers_page import PapersPage
from screens.widgets.ask import READ_FIRST
from screens.widgets.dialog_text import MORE
from screens.widgets.dialogs import Message
from screens.widgets.form import Form
from screens.widgets.text_entry import LineEntry
from store.cases import copied, printed, school_rules, triaging
from store.cases.kinds import SANCTIONED
from store.cases.main_file import MainFile
from store.looking.noted import BEGUN
from store.signing_in.session import Session
from store.worries import triage
from tests.contrast import too_faint
from tests.made_up import NOW, School
from tests.pdfs import facts, said
from tests.screens.staff.record_stage import (
    CLOSING,
    LARGE,
    SMALL,
    RecordStage,
    case_of,
    case_page,
    fill,
    press,
    put,
    settle,
    triaged,
)
from tests.store.triaging_stage import CRIME, QUARREL

SAM = {"name": "Sam Fox", "role": "instigator", "detail": "Oak"}
TOLD, WAIT = "What was told, noted and decided", "Social care asked us to wait."


async def saved(pilot: object, stage: RecordStage) -> None:
    """Wait until the record lies where it was to be saved."""
    while not isinstance(stage.screen, Message):
        await pilot.pause(0.05)  # type: ignore[attr-defined]


async def test_a_repeated_offender_is_decided_about_and_the_record_is_printed(
    school: School, dsl: Session, case: str, tmp_path: Path
) -> None:
    drawer = dsl.drawer("safeguarding")
    values = {"title": "Earlier", "category": "bullying", "seriousness": "low"}
    before = triage.open_case(dsl, drawer, [], values, school.now)
    for each in (before, case):
        drawer.record(each, "case.person_added", SAM, school.now)
    warned = {"name": "Sam Fox", "actions": "warning"}
    drawer.record(before, SANCTIONED, {**warned, "person": "x"}, school.now)
    triaged(dsl, case, QUARREL, school)
    school.now = NOW.replace(hour=17)
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "b")
        assert isinstance(stage.screen, Deciding), "with one person in it nobody is to choose"
        shown = stage.shown("#follows")
        assert "Earlier: 1 incident, 1 with a warning or a sanction." in shown
        assert "2026-001A, today, Oak, Earlier" not in shown
        assert "Earlier" in shown
        await press(pilot, "3", "enter", "3", "enter", "2", "enter", "1")
        shown = stage.shown("#follows")
        assert "• Further: detention, suspension, exclusion" in shown
        await press(pilot, "enter", "2")
        instead = stage.screen._form.values["actions"].split("\n")
        assert "further" in instead, "what was proposed is altered, and not begun anew"
        await press(pilot, "1")
        await press(pilot, "ctrl+s")
        assert "Tell the headteacher: Sam Fox" in stage.shown()
        assert "04/03/2026" in stage.shown(), "school is over for today"
        await press(pilot, "enter")
        assert "Saved: Sam Fox, Class teacher; Headteacher" in stage.shown()
        assert "Decide what further follows: Sam Fox" in stage.shown("#pane-history")
        await press(pilot, "p")
        put(pilot, why="For Sam Fox's parents", covered="0", more="1", folder=str(tmp_path / "out"))
        await press(pilot, "ctrl+s")
        assert "Sam Fox becomes [Person A]," in stage.shown()
        assert "“1” is too short to look for" in stage.shown()
        assert "cannot find nicknames" in stage.shown()
        await press(pilot, "left", "enter")
        await saved(pilot, stage)
        await press(pilot, "enter", "1")
        assert "Record printed" in stage.shown("#pane-history")
        assert "What for: For Sam Fox's parents" in stage.shown("#pane-history")
    (file,) = (tmp_path / "out").iterdir()
    content = file.read_bytes()
    text, (kept,) = said(content), case_of(dsl, case).printed
    assert "Fox" not in text
    assert "[Person A]" in text
    assert "Nobody plays with me." in text
    assert "How it came about" in text
    assert "no part of this one is missing" in " ".join(text.split()), "to whoever is outside"
    assert "drawer" not in text, "a word of the program's, not of theirs"
    assert f"Page 1 of {facts(content)['Pages']}" in text
    assert facts(content)["Tagged"] == "yes"
    assert (kept.covered, kept.code in text) == (2, True)
    actions = {each.text: each.owner for each in case_of(dsl, case).open_actions}
    assert actions["Give a warning: Sam Fox"] == dsl.person_id
    assert printed.verify(dsl, kept.code, content, lines_of(content)).wrong == ()
    desk = RecordStage(lambda: Search(dsl, school.intake, lambda: school.now))
    async with desk.run_test(size=SMALL) as pilot:
        await settle(pilot)
        for record, says in ((kept.code.lower(), "2 people covered."), (str(file), "last byte.")):
            desk.screen.query_one("#words", LineEntry).value = record
            await settle(pilot)
            assert "which record this is" in desk.shown("#hits")
            await press(pilot, "enter")
            assert says in desk.shown()
            await press(pilot, "enter")
        desk.screen.query_one("#words", LineEntry).value = "WB-AAAA-AAAA-AAAA-AAAA"
        await press(pilot, "enter")
        assert "Not checked" in desk.shown()


async def test_a_false_report_is_closed_as_mistaken_by_two(
    school: School, dsl: Session, case: str
) -> None:
    triaged(dsl, case, CRIME, school)
    school_rules.move_main_file(dsl, {"where": "cpoms"}, school.now)
    patel = school.people["Mr Patel"]
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=LARGE) as pilot:
        await press(pilot, "t", "down", "down", "enter")
        await fill(pilot, told="no", risk="wait", reason=WAIT, agreed=patel)
        assert "parents: Mr Patel has to agree" in stage.shown()
        await press(pilot, "c")
        assert "A safeguarding lead has to agree" in stage.shown()
    second = school.sign_in("Mr Patel")
    stage = case_page(school, second, case)
    async with stage.run_test(size=LARGE) as pilot:
        await press(pilot, "y", "1", "ctrl+s", "c")
        assert "Print the page for CPOMS first?" in stage.shown()
        await press(pilot, "enter")
        assert "(•) 2 A page for CPOMS" in stage.shown()
        assert stage.screen.query_one(Form).values["why"] == "For the child's file in CPOMS"
        await press(pilot, "escape", "c", "right", "enter")
        assert "Not done yet: Leave devices as they are" in stage.shown()
        assert "Two close it: a crime was suspected." in stage.shown()
        copied = {"copied": "yes", "copied_reference": "C-77", "copied_by": "Mr Bell"}
        await fill(pilot, second=dsl.person_id, **CLOSING, **copied)
        assert "CLOSING WAITS FOR Mrs Adeyemi · " in stage.shown(), "their key, and nobody else's"
        assert "Agree, or not" not in stage.shown("#record-deeds")
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot)
        assert "CLOSING WAITS FOR Mrs Adeyemi: Y" in stage.shown()
        await press(pilot, "y", "1", "ctrl+s")
        pages = [stage.shown()]
        assert READ_FIRST in pages[0]
        while MORE in pages[-1]:
            assert "What do you say? * ( )" in pages[-1].replace("(•)", "( )")
            assert "Save Ctrl+S" in pages[-1]
            await press(pilot, "pagedown")
            pages.append(stage.shown())
        read = " ".join(pages)
        assert "Two close it: a crime was suspected." in read
        assert "Outcome: Mistaken. It was another child's picture" in read
        assert "Followed up: We talked with everybody" in read
        assert "Decided: Nothing is held against Sam" in read
        assert "Child: yes" in read
        assert "Parents: told nothing of it (T): all children" in read
        await fill(pilot, answer="agree")
        assert "Print the page for CPOMS?" in stage.shown()
        await press(pilot, "enter")
        assert "(•) 2 A page for CPOMS" in stage.shown()
        await press(pilot, "escape")
        assert "Closed: Mistaken." in stage.shown()
        assert too_faint(stage, 4.5) == []
    closing = case_of(dsl, case).closing or {}
    assert closing["copied_reference"] == "C-77"
    found, drawer = case_of(dsl, case), dsl.find(case)
    assert drawer is not None
    source = record_paper.Source(drawer, found, (), (), dsl.public, school.now, dsl)
    page = {each.title: each for each in record_paper.one_page(source)}
    drawer.record(case, "case.note_added", {"fact": "The teacher saw it"}, school.now)
    still_open = replace(source, case=replace(found, closing=None))
    for each in (source, still_open):
        (told,) = (part.parts for part in record_paper.one_page(each) if part.title == TOLD)
        texts = {text for part in told for _, text in part.lines}
        assert {"The teacher saw it", WAIT} <= texts, "closed or not, with why no parents know"
        assert "Triaged" in {part.heading for part in told}
    ended = {line for each in page["How it ended"].parts for line in each.lines}
    assert {("Closing proposed", f"{source.when(school.now.isoformat())}, Mr Patel")} <= ended
    assert {("Agreed, and closed", f"{source.when(school.now.isoformat())}, Mrs Adeyemi")} <= ended


async def test_a_case_without_a_childs_name_says_so_before_its_page_and_at_its_closing(
    school: School, dsl: Session
) -> None:
    values = {"title": "Seen at the gate", "category": "bullying", "seriousness": "low"}
    case = triage.open_case(dsl, dsl.drawer("safeguarding"), [], values, school.now)
    school_rules.move_main_file(dsl, {"where": "cpoms"}, school.now)
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=LARGE) as pilot:
        await press(pilot, "t", "down", "enter")
        await fill(pilot, told="yes", how="phone", who="A mother who asked us")
        await press(pilot, "c")
        assert "The page for CPOMS has no child's name. Go back (Esc) and" in stage.shown()
        await press(pilot, "right", "enter")
        assert "(Esc) and press I to name the child." in stage.shown(), "above the closing too"
        await press(pilot, "escape", "i")
        await fill(pilot, name="Sam Fox", role="victim")
        await press(pilot, "c")
        assert "Print the page for CPOMS first?" in stage.shown()
        assert "no child's name" not in stage.shown()


async def test_ctrl_k_goes_to_a_case_a_page_and_what_is_done_here(
    school: School, dsl: Session, case: str
) -> None:
    stage = RecordStage(lambda: Desk(dsl, school.intake, lambda: school.now))
    async with stage.run_test(size=SMALL) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+k", *"zzz")
        assert isinstance(stage.screen, Jump)
        assert "Nothing you may open is called so." in stage.shown()
        await press(pilot, *["backspace"] * 3, *"left ou", "enter")
        assert "2026-001A Left out" in stage.shown()
        await press(pilot, "ctrl+k", *"categ", "enter")
        assert "Seriousness" in stage.shown()
        await press(pilot, "escape", "ctrl+k", *"papers", "enter")
        assert isinstance(stage.screen, PapersPage)
        await press(pilot, "escape", "escape")
        assert isinstance(stage.screen, Desk), "what one went through is behind one, step by step"


async def test_a_print_with_covered_names_says_so_and_its_page_names_the_child_who_told(
    school: School, dsl: Session, case: str
) -> None:
    found, drawer = case_of(dsl, case), dsl.find(case)
    assert drawer is not None
    rows = drawer.rows("worry", parent=case)
    worries = tuple(drawer.get(row.subject) for row in rows)
    source = record_paper.Source(drawer, found, worries, (), dsl.public, school.now, dsl)
    told = next(each for each in record_paper.whole(source, ()) if "children" in each.title)
    (kept,) = record_sections.changed([told], str)
    assert kept.lead == record_sections.UNCHANGED
    (covered,) = record_sections.changed([told], lambda text: text.replace("Nobody", "[A]"))
    assert covered.lead == record_sections.NAMES_COVERED
    page = {each.title: each for each in record_paper.one_page(source)}
    named = [each.heading for each in page["People in it"].parts]
    assert named == [worries[0].name]
    ended = replace(source, case=replace(found, state="closed", closing=dict(CLOSING)))
    (words,) = [e for e in record_paper.one_page(ended) if e.title == TOLD]
    assert worries[0].told.words in {each.child for each in words.parts}, "once it is closed too"
    nobody = replace(source, worries=())
    page = {each.title: each for each in record_paper.one_page(nobody)}
    assert page["People in it"].lead == "No child is named in this case."


def test_the_page_of_a_case_begun_at_the_desk_says_what_it_began_with(
    school: School, dsl: Session
) -> None:
    values = {"title": "Tablet", "category": "fault", "seriousness": "low"}
    drawer = dsl.drawer("safeguarding")
    case = triage.open_case(dsl, drawer, [], values, school.now)
    begun = {"type_is": "A fault", "printed": [["What is wrong", "It does not start"]]}
    drawer.record(case, BEGUN, begun, school.now)
    source = record_paper.Source(drawer, case_of(dsl, case), (), (), dsl.public, school.now, dsl)
    page = {each.title: each for each in record_paper.one_page(source)}
    (told,) = page[TOLD].parts
    assert "It does not start" in {text for _, text in told.lines}
    cpoms = MainFile("cpoms")
    assert copied.closing_fields(source.case, cpoms), "a child may be in it, as far as is known"
    answers = {**QUARREL, "kinds": "fault", "child": "none"}
    triaging.triage(dsl.public, drawer, source.case, answers, school.now)
    found = case_of(dsl, case)
    assert not copied.closing_fields(found, cpoms), "a fault goes into no child's file"
    assert marking(found) == "CONFIDENTIAL: a record of the school"
