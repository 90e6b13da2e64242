"""The page that goes into a main file elsewhere, which others may open than may open the case."""

from pathlib import Path

from screens.papers.record_marks import marking
from screens.staff.cases import print_record
from screens.staff.cases.case_page import CasePage
from screens.widgets.dialogs import Message
from screens.widgets.field_row import FieldRow
from screens.widgets.form import Form
from store.adults.rows import MENTIONED
from store.adults.whom import HARM, PLAIN
from store.cases import copied, printed, school_rules
from store.cases.kinds import CLOSED, NOTE, PARENTS, PRINTED, REOPENED
from store.drawers import holders
from store.involved.kinds import ADDED
from store.letterbox.readers import ADULT
from store.letterbox.told import STAFF
from store.signing_in.session import Session
from store.worries import triage
from tests.made_up import School
from tests.pdfs import pages, said
from tests.screens.staff.record_stage import (
    CLOSING,
    LARGE,
    case_of,
    case_page,
    post,
    press,
    put,
    settle,
    triaged,
    until_done,
)
from tests.store.triaging_stage import QUARREL

HEARD = "mr patal hit me. the deputy sed dont tell. mr p is horrid and pately hurt Tom Reed"


async def test_whom_it_accuses_is_covered_in_the_page_by_every_word_for_them(
    school: School, dsl: Session, tmp_path: Path
) -> None:
    drawer = dsl.drawer("safeguarding")
    school_rules.move_main_file(dsl, {"where": "cpoms"}, school.now)
    worry = drawer.get(post(school, dsl, words=HEARD, name="Sam Fox"))
    values = {"title": "Hurt", "category": "adult", "seriousness": "high"}
    case = triage.open_case(dsl, drawer, [worry], values, school.now)
    where = str(tmp_path / "out")
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=LARGE) as pilot:
        await press(pilot, "p")
        put(pilot, what="one_page", why="For CPOMS", folder=where)
        await press(pilot, "ctrl+s")
        assert "Mr Patel becomes [Person A], 4 times" in stage.shown(), "as it was ticked by itself"
        assert "able to open CPOMS" not in stage.shown()
        assert "NOT covered" not in stage.shown()
        await press(pilot, "escape")
        put(pilot, covered_there="", more="Mr Patel")
        await press(pilot, "ctrl+s")
        assert "NOT covered, please look at them" in stage.shown()
        assert "“mr p” (1)" in stage.shown()
        assert "accuses them. They may be able to open CPOMS" in stage.shown()
        await press(pilot, "escape", "escape", "enter")
    found = case_of(dsl, case)
    for name, counts in (("Mr Patel", False), ("Ms Hart", True)):
        hand = school.sign_in(name)
        there = hand.find(case)
        assert there is not None
        bound = printed.commit(there, found, [case], "", school.now)
        made = {"what": printed.ONE_PAGE, "why": "CPOMS", "covered": []}
        printed.record(there, found, bound, b"", [], made, school.now)
        left = copied.without_page(hand.public, there, case_of(hand, case), ("",))
        assert left == (() if counts else ("",)), name
        stage = case_page(school, hand, case)
        async with stage.run_test(size=LARGE) as pilot:
            await press(pilot, "p")
            put(pilot, what="one_page", why="For CPOMS", folder=where)
            await press(pilot, "ctrl+s")
            assert ("so somebody else makes this page" in stage.shown()) != counts, name


async def test_the_page_for_elsewhere_covers_whom_the_case_is_kept_from(
    school: School, dsl: Session, case: str, tmp_path: Path
) -> None:
    patel = school.people["Mr Patel"]
    school_rules.move_main_file(dsl, {"where": "cpoms"}, school.now)
    dsl.drawer("safeguarding").record(case, MENTIONED, {"name": "Miss Lee"}, school.now)
    found = case_of(dsl, case)
    assert found.matter.rows, "she is named in it"
    assert marking(found) == "CONFIDENTIAL: a child's safeguarding record", "and was told, no more"
    okafor = {"adult": school.people["Mr Okafor"], "name": "Mr Okafor", PLAIN: "yes", HARM: "yes"}
    dsl.drawer("safeguarding").record(case, MENTIONED, okafor, school.now)
    holders.keep_from(dsl, case, patel, "Her uncle", school.now)
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=LARGE) as pilot:
        await settle(pilot)
        page, found = stage.screen, case_of(dsl, case)
        assert isinstance(page, CasePage)
        print_record.ask_how(page, found, printed.ONE_PAGE, "For the child's file")
        await settle(pilot)
        form = stage.screen.query_one(Form)
        assert len(form.values["covered_there"].split()) == 2, "they may open what lies there"
        put(pilot, folder=str(tmp_path / "out"), covered_there="")
        await press(pilot, "ctrl+s")
        assert "kept from Mr Okafor and Mr Patel, or accuses them. They may" in stage.shown()
        await press(pilot, "enter")
        put(pilot, what="record")
        await press(pilot, "ctrl+s")
        assert "able to open CPOMS" not in stage.shown()


async def test_of_a_case_of_several_children_a_page_goes_into_the_file_of_one(
    school: School, dsl: Session, case: str, tmp_path: Path
) -> None:
    drawer = dsl.drawer("safeguarding")
    school_rules.move_main_file(dsl, {"where": "cpoms"}, school.now)
    people = {"Ella Boyd": "victim", "Ravi Lowe": "instigator", "Mrs Lowe": "parent"}
    for name, role in people.items():
        drawer.record(case, ADDED, {"name": name, "role": role}, school.now)
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=LARGE) as pilot:
        await press(pilot, "p")
        assert "A page for CPOMS: the file of Ella Boyd" in stage.shown()
        where = str(tmp_path / "out")
        put(pilot, what="one_page:Ella Boyd", why="For CPOMS", folder=where)
        await press(pilot, "ctrl+s")
        shown = " ".join(stage.shown().split())
        assert "Ravi Lowe becomes [Person A]" in shown
        assert "Sam Fox becomes [Person B]" in shown, "who told, and was put in by nobody"
        assert "Mrs Lowe becomes [Person C]" in shown
        assert "Ella Boyd becomes" not in shown
        await press(pilot, "escape")
        put(pilot, what="one_page:Ravi Lowe")
        await press(pilot, "ctrl+s")
        assert "Ella Boyd becomes [Person A]" in stage.shown()
        await pilot.click("#confirm-yes")
        await until_done(pilot, stage, Message)
        assert "Still to print for CPOMS, as the case stands now: the page of Ella" in stage.shown()
        drawer.record(case, PARENTS, {"told": "yes", "how": "phone", "who": "All"}, school.now)
        await press(pilot, "escape", "c")
        assert "Not printed yet: the page of Ella Boyd and Sam Fox." in stage.shown()
        await press(pilot, "enter")
        what = stage.screen.query_one(Form).values["what"]
        assert what == "one_page:Ella Boyd", "the next that is not printed yet"
        await press(pilot, "escape", "c", "right", "enter")
        files = "the reference of each, in one line. Ella Boyd, Ravi Lowe, Sam Fox."
        put(pilot, copied="yes")
        hints = {row.field.id: row.field.hint for row in stage.screen.query(FieldRow)}
        assert hints[copied.REFERENCE].endswith(files), "with who told, too"
    (printed_,) = (e.said for e in drawer.entries(case) if e.kind == PRINTED)
    assert (printed_["what"], printed_["file"]) == (printed.ONE_PAGE, "Ravi Lowe")
    (made,) = (tmp_path / "out").iterdir()
    words = said(made.read_bytes())
    assert [name for name in ("Ella Boyd", "Sam Fox") if name in words] == []
    assert "Ravi Lowe" in words


async def test_the_page_of_an_ordinary_case_is_one_sheet(
    school: School, dsl: Session, case: str, tmp_path: Path
) -> None:
    school_rules.move_main_file(dsl, {"where": "cpoms"}, school.now)
    triaged(dsl, case, QUARREL, school)
    there = {"copied": "yes", "copied_reference": "C-77", "copied_by": "Mr Bell"}
    entries: dict[str, list[dict[str, str]]] = {
        ADDED: [
            {"name": "Sam Fox", "role": "victim", "detail": "Oak"},
            {"name": "Mrs Fox", "role": "parent", "detail": "Mother"},
        ],
        NOTE: [
            {"fact": "Sam sat on his own at lunch on Monday and Tuesday. Miss Lee saw it twice."},
            {"fact": "I talked to Sam: “They say I am too slow.”", "opinion": "He seemed sad."},
        ],
        PARENTS: [{"told": "yes", "how": "phone", "who": "Mrs Fox, who was glad to hear of it"}],
        CLOSED: [{**CLOSING, **there}],
    }
    for kind, rows in entries.items():
        for row in rows:
            dsl.drawer("safeguarding").record(case, kind, row, school.now)
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=LARGE) as pilot:
        await press(pilot, "p")
        put(pilot, what="one_page", why="For CPOMS", folder=str(tmp_path / "out"))
        await press(pilot, "ctrl+s")
        await pilot.click("#confirm-yes")
        await until_done(pilot, stage, Message)
    (made,) = (tmp_path / "out").iterdir()
    (page,) = pages(made.read_bytes())
    assert "Nobody plays with me." in page
    assert page.count("C-77") == 1, "its reference stands at the head, once"
    assert "They fell out over the ball" in page, "why it was triaged so"
    assert "What is it about?" not in page, "the questions stand in the whole record"


async def test_a_closing_after_the_case_was_opened_again_begins_with_its_reference_there(
    school: School, dsl: Session, case: str
) -> None:
    school_rules.move_main_file(dsl, {"where": "cpoms"}, school.now)
    drawer, there = dsl.drawer("safeguarding"), {"copied_reference": "C-77", "copied_by": "Mr Bell"}
    drawer.record(case, CLOSED, {"outcome": "true", "copied": "yes", **there}, school.now)
    drawer.record(case, REOPENED, {"reason": "More came"}, school.now)
    drawer.record(case, PARENTS, {"told": "yes", "how": "phone", "who": "All"}, school.now)
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=LARGE) as pilot:
        await press(pilot, "c", "right", "enter")
        put(pilot, copied="yes")
        values = stage.screen.query_one(Form).values
        assert there.items() <= values.items()


async def test_what_is_about_an_adult_alone_has_no_page_for_a_childs_file_elsewhere(
    school: School, tmp_path: Path
) -> None:
    head = school.sign_in("Ms Hart")
    school_rules.move_main_file(head, {"where": "cpoms"}, school.now)
    patel = school.people["Mr Patel"]
    told = {"source": STAFF, "by": school.people["Miss Lee"], "about": ADULT, "adult": patel}
    worry = post(school, head, fact="He shouted in the staff room", **told)
    drawer = head.find(worry)
    assert drawer is not None
    values = {"title": "Shouting", "category": "adult", "seriousness": "low"}
    case = triage.open_case(head, drawer, [drawer.get(worry)], values, school.now)
    stage = case_page(school, head, case)
    async with stage.run_test(size=LARGE) as pilot:
        await press(pilot, "p")
        assert "2 A page with the result" in stage.shown(), "no page for CPOMS"
        put(pilot, what="one_page", why="For his file", covered_there="", folder=str(tmp_path))
        await press(pilot, "ctrl+s")
        assert "or accuses them, and the page names them. Go back" in stage.shown()
        assert "CPOMS" not in stage.shown()
