"""The pages about the people of a case, gone through by keys and by mouse."""

import pytest

from assets.involved_data import regions
from screens.papers.pdf import render
from screens.papers.pdf_text import lines_of
from screens.staff.cases import print_record, to_cover
from screens.staff.cases.record_paper import Source
from screens.staff.involved import paper as involved_paper
from screens.staff.involved.body_page import BodyPage
from screens.staff.involved.bullying_page import BullyingPage
from screens.staff.involved.child_page import ChildPage
from screens.staff.involved.figure import LEAST, BodyFigure, grid
from screens.staff.involved.page import InvolvedPage
from store.cases.questions import NO_PART
from store.involved import body, flags, involving, links
from store.involved.children import THERE_MAY_BE_MORE
from store.letterbox import collect
from store.letterbox.told import FORM, PARENT, Told
from store.roll import changing
from store.signing_in.session import Session
from store.worries import triage
from tests.made_up import School
from tests.screens.staff.record_stage import (
    LARGE,
    SMALL,
    RecordStage,
    case_of,
    case_page,
    fill,
    press,
    settle,
    triaged,
    worry_page,
)
from tests.store.involved_stage import BRUISE, WHY
from tests.store.triaging_stage import STAFF

SAM = {"name": "Sam Fox", "role": "victim\ntold", "detail": "Oak"}
DRAWER = "safeguarding"
OPENING = {"title": "Seen", "category": "bullying", "seriousness": "low"}


@pytest.fixture
def sam(school: School, dsl: Session, case: str) -> str:
    """Sam Fox, in the roll and in a case, with a father who must not be contacted."""
    child = {"forename": "Samuel", "surname": "Fox", "school_class": "Oak"}
    pupil = changing.add_pupil(dsl, child, school.now)
    barred = {"responsibility": "no", "court_order": "yes", "no_contact": "yes"}
    changing.add_adult(dsl, pupil, {"forename": "Al", "surname": "Fox", **barred}, school.now)
    dsl.drawer(DRAWER).record(case, "case.person_added", SAM, school.now)
    return pupil


def tied(school: School, dsl: Session, case: str, pupil: str) -> str:
    """Tie the first person of a case to a pupil; return their id in the case."""
    person = case_of(dsl, case).people[0].id
    drawer, to = dsl.drawer(DRAWER), f"pupil:{pupil}"
    involving.tie(dsl, drawer, case_of(dsl, case), person, to, "Samuel Fox", WHY, school.now)
    return person


async def test_a_person_is_tied_to_the_roll_and_everything_about_them_is_at_hand(
    school: School, dsl: Session, case: str, sam: str
) -> None:
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "j")
        assert isinstance(stage.screen, InvolvedPage)
        await press(pilot, "r", "enter")
        await fill(pilot, why="His class teacher knows him")
        assert case_of(dsl, case).people[0].pupil == sam
        assert "In the roll: Samuel Fox, Oak" in stage.shown()
        await press(pilot, "f")
        await fill(pilot, kind="protection", worker="Jo Day", source="Conference")
        assert "Sam Fox: CP PLAN (Jo Day)" in stage.shown()
        await press(pilot, "t")
        assert "COURT ORDER, DO NOT CONTACT: Al Fox" in stage.shown()
        await press(pilot, "escape", "c")
        assert "Full name * Sam Fox" in stage.shown(), "what is to be changed is in sight"
        await fill(pilot, role="victim\nwitness", why="He saw it too")
        assert case_of(dsl, case).people[0].roles == ("victim", "witness")
        await press(pilot, "enter")
        assert isinstance(stage.screen, ChildPage)
        shown = stage.shown()
        assert THERE_MAY_BE_MORE in shown
        assert "CP PLAN (Jo Day)" in shown
        assert "2026-001A Roles or name changed" in shown
        await press(pilot, "5")
        assert "Child protection plan · Jo Day" in stage.shown()
        await press(pilot, "escape", "escape")
        assert "Sam Fox: CP PLAN (Jo Day)" in stage.shown("#record-state"), "on the case's head"


async def test_a_flagged_parent_is_told_only_past_a_last_question(
    school: School, dsl: Session, case: str, sam: str
) -> None:
    tied(school, dsl, case, sam)
    dad = next(iter(dsl.drawer("office").records("carer"))).id
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "t")
        await fill(pilot, told="yes", how="phone", carer=dad, flag_seen="The court asked us to")
        assert "Were they really told?" in stage.shown()
        assert case_of(dsl, case).parents == ()
        await press(pilot, "left", "enter")
        assert "parents told" in stage.shown()


async def test_whose_parents_are_meant_is_said_before_anything_is_saved_of_them(
    school: School, dsl: Session, case: str, sam: str
) -> None:
    nobody = triage.open_case(dsl, dsl.drawer(DRAWER), [], OPENING, school.now)
    stage = case_page(school, dsl, nobody)
    async with stage.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert "parents: not said yet" in stage.shown("#record-state")
        await press(pilot, "t")
        assert "No child is in this case yet" in stage.shown()
        await press(pilot, "escape", "t", "enter")
        await fill(pilot, name="Sam Fox", role="victim")
        assert "Parents told, or not · Sam Fox" in stage.shown()
        patel = school.people["Mr Patel"]
        await fill(pilot, told="no", risk="wait", reason="Social care asks us to.", agreed=patel)
        (child,) = case_of(dsl, nobody).people
        assert [told.child for told in case_of(dsl, nobody).parents] == [child.id]
    about_adult = triage.open_case(dsl, dsl.drawer(DRAWER), [], OPENING, school.now)
    kinds = {"child": NO_PART, "kinds": "adult", "threshold": "no"}
    triaged(dsl, about_adult, {**STAFF, **kinds}, school)
    stage = case_page(school, dsl, about_adult)
    async with stage.run_test(size=SMALL) as pilot:
        await settle(pilot)
        assert "parents" not in stage.shown("#record-state"), "there is no child in it"


async def test_a_parent_who_told_it_comes_into_the_case_as_one_and_t_says_how_to_reach_them(
    school: School, dsl: Session
) -> None:
    shaw = "Mrs Shaw, mother, 07700 900123"
    told = Told(PARENT, fact="He cries", name="Leo Shaw", teller=shaw, way=FORM)
    worry = school.intake.post(told, school.now).subject
    collect.collect(dsl, school.now)
    stage = worry_page(school, dsl, worry)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "o")
        await fill(pilot, title="Cries", category="friends", seriousness="low")
        await settle(pilot)
    case = dsl.drawer(DRAWER).get(worry).case
    people = [(each.name, each.roles, each.detail) for each in case_of(dsl, case).people]
    assert people == [("Leo Shaw", ("named",), ""), ("Mrs Shaw", ("parent",), "mother")]
    stage = case_page(school, dsl, case)
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "t")
        assert f"A parent or carer told it: {shaw}." in stage.shown()


async def test_the_same_name_is_said_to_be_the_same_child_or_not(
    school: School, dsl: Session, case: str, sam: str
) -> None:
    tied(school, dsl, case, sam)
    values = {"title": "Earlier", "category": "bullying", "seriousness": "low"}
    other = triage.open_case(dsl, dsl.drawer(DRAWER), [], values, school.now)
    dsl.drawer(DRAWER).record(other, "case.person_added", SAM, school.now)
    stage = RecordStage(lambda: ChildPage(dsl, lambda: school.now, f"pupil:{sam}"))
    async with stage.run_test(size=LARGE) as pilot:
        await press(pilot, "3")
        assert "maybe Sam Fox, Oak" in stage.shown()
        await press(pilot, "enter")
        await fill(pilot, same="yes", why="Same class and coat")
        await press(pilot, "2")
        assert "Earlier" in stage.shown()
        assert "Cases (2)" in stage.shown()


async def test_a_mark_is_chosen_by_arrows_by_mouse_and_from_a_list(
    school: School, dsl: Session, case: str, sam: str
) -> None:
    person = case_of(dsl, case).people[0].id
    stage = RecordStage(lambda: BodyPage(dsl, lambda: school.now, DRAWER, case, person))
    said = {key: BRUISE[key] for key in ("sort", "size", "said")}
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "down")
        figure = stage.screen.query_one(BodyFigure)
        assert figure.place not in ("front-head", "")
        sides = "".join(stage.shown().split())
        assert "RfrontLLbackR" in sides, "the child's own"
        drawn = figure._grid
        row, column = next(
            (y, x)
            for y, line in enumerate(drawn)
            for x, place in enumerate(line)
            if place == "back-left-hand" and y % 2 == 0
        )
        await pilot.click(figure, offset=(column, row // 2))
        await settle(pilot)
        await fill(pilot, **said)
        assert "back: left back of the hand" in stage.shown()
        await press(pilot, "r", *"t kn", "enter")
        await fill(pilot, **said)
        await press(pilot, "c")
        await fill(pilot, size="5 cm", why="Measured it")
    marks = body.marks(case_of(dsl, case), person)
    assert [each.where for each in marks] == ["back: left back of the hand", "front: right knee"]
    assert sum(len(each.earlier) for each in marks) == 1


def test_at_every_size_both_halves_are_alike_and_every_place_can_be_pointed_at() -> None:
    for rows in (LEAST, 17, 18, 30):
        drawn = grid(rows)
        wide = rows // 2 * 2
        for line in drawn:
            for figure in (line[:wide], line[-wide:]):
                assert [bool(place) for place in figure] == [bool(p) for p in reversed(figure)]
        there = {place for line in drawn for place in line} - {""}
        assert there == {each.id for each in regions()}


async def test_repeated_bullying_stands_out_and_leads_to_its_cases(
    school: School, dsl: Session
) -> None:
    drawer = dsl.drawer(DRAWER)
    for title in ("Bins", "Gate"):
        values = {"title": title, "category": "bullying", "seriousness": "low"}
        id = triage.open_case(dsl, drawer, [], values, school.now)
        drawer.record(id, "case.person_added", SAM, school.now)
        kit = {"name": "Kit Moor", "role": "instigator"}
        drawer.record(id, "case.person_added", kit, school.now)
    stage = RecordStage(lambda: BullyingPage(dsl, lambda: school.now))
    async with stage.run_test(size=SMALL) as pilot:
        await press(pilot, "3")
        assert "AGAIN Kit Moor to Sam Fox 2" in stage.shown()
        await press(pilot, "enter", "1")
        assert "Bins" in stage.shown("#record-title") or "Gate" in stage.shown("#record-title")


def test_a_printed_record_covers_a_child_by_every_name_also_in_links_and_other_cases(
    school: School, dsl: Session, case: str, sam: str
) -> None:
    person, drawer, now = tied(school, dsl, case, sam), dsl.drawer(DRAWER), school.now
    body.mark(drawer, case_of(dsl, case), person, {**BRUISE, "said": "Sammy fell"}, now)
    values = {"title": "Earlier", "category": "bullying", "seriousness": "low"}
    other = triage.open_case(dsl, drawer, [], values, now)
    drawer.record(other, "case.person_added", {**SAM, "name": "Sam Foxe"}, now)
    tied(school, dsl, other, sam)
    maybe = triage.open_case(dsl, drawer, [], {**values, "title": "Perhaps"}, now)
    drawer.record(maybe, "case.person_added", {**SAM, "name": "Sam Foxe"}, now)
    links.link(dsl, case_of(dsl, case), case_of(dsl, other), {"why": "Sam again"}, now)
    flags.set_flag(dsl, sam, {"kind": "send", "since": "2026-01-01", "source": "Sam's SENCO"}, now)
    source = Source(drawer, case_of(dsl, case), (), (), dsl.public, now, dsl)
    names = to_cover.names(source)
    assert names == {"Sam Fox": ("Samuel Fox", "Sam Foxe")}
    said = {"what": "record", "why": "x", "covered": "0", "more": "Sam Fox, Sammy", "others": "yes"}
    made = print_record._made(source, said, names, "Mrs Adeyemi")
    text = "\n".join(lines_of(render("record", made.data).content))
    assert [name for name in ("Sam", "Samuel", "Fox", "Foxe", "Sammy") if name in text] == []
    for part in ("front: left upper arm", "Special educational needs", "The same children in"):
        assert part in text
    assert "[Person A] again" in text, "also in a link's reason"
    taken = dict(involved_paper._taken(source).lines)
    numbers = [case_of(dsl, each).number for each in (other, maybe)]
    assert taken["Taken in"] == f"{numbers[0]}  Earlier"
    assert taken["Not taken in"] == f"{numbers[1]}  Perhaps", "only the name is the same"
    drawings = [part["body"] for section in made.data["sections"] for part in section["parts"]]
    shapes = [s for drawn in drawings for view in drawn for s in view["shapes"] if s["number"]]
    assert [shape["number"] for shape in shapes] == ["1"]
