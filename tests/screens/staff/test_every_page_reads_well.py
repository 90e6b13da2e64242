"""Every page of staff in every look: the contrast of each cell, and NO_COLOR."""

from collections.abc import Callable
from typing import Any

import pytest
from textual.screen import Screen

from screens.looks import NAMES
from screens.staff.cases.case_page import CasePage
from screens.staff.cases.case_steps import StepPage
from screens.staff.cases.triage_page import TriagePage
from screens.staff.desk.desk import Desk
from screens.staff.desk.search import Search
from screens.staff.duty.duty_page import DutyPage
from screens.staff.duty.notices_page import NoticesPage
from screens.staff.involved.body_page import BodyPage
from screens.staff.involved.bullying_page import BullyingPage
from screens.staff.involved.child_page import ChildPage
from screens.staff.involved.page import InvolvedPage
from screens.staff.looking.computers_page import ComputersPage
from screens.staff.looking.file_picker import FilePicker
from screens.staff.looking.investigation_page import InvestigationPage
from screens.staff.looking.looking_page import LookingPage
from screens.staff.papers_page import PapersPage
from screens.staff.roll.pupil_page import PupilPage
from screens.staff.roll.roll_page import RollPage
from screens.staff.school.classes_page import ClassesPage
from screens.staff.school.contacts_page import ContactsPage
from screens.staff.school.people_page import PeoplePage
from screens.staff.school.person_page import PersonPage
from screens.staff.signing_in.sign_in import SignIn
from screens.staff.terminals.key_test import KeyTest
from screens.staff.terminals.sound_page import SoundPage
from screens.staff.terminals.terminals_page import TerminalsPage
from screens.staff.terminals.usual_look import ask_usual_look
from screens.staff.to_parents.forms_page import FormPage
from screens.staff.to_parents.keying_page import KeyingPage
from screens.staff.to_parents.letters_page import ParentLettersPage
from screens.staff.to_parents.qr_page import QrPage
from screens.staff.worries.small_page import SmallWorries
from screens.staff.worries.worry_page import WorryPage
from screens.widgets.key_names import Key
from store.cases import triaging
from store.duty import acts, state
from store.involved import body, flags, involving
from store.letterbox.told import Told
from store.looking.noted import JUDGED, OPENED, STOPPED, of_kind
from store.roll import changing
from store.signing_in.session import Session
from tests.contrast import too_faint
from tests.made_up import School
from tests.school_year import with_calendar
from tests.screens.staff.desk_stage import Stage, settle
from tests.screens.staff.record_stage import post
from tests.store.involved_stage import BRUISE
from tests.store.triaging_stage import CRIME

LEAST = 4.5
Pages = dict[str, Callable[[], Screen[Any]]]


def pages(school: School, dsl: Session, case: str) -> Pages:
    """Return what makes each page, with something urgent and something quiet on it."""

    def now() -> Any:
        return school.now

    for when in ("now", "another_day"):
        school.intake.post(Told(words="my hat", name="Sam Reed", when=when), school.now)
    with_calendar(school)
    acts.cover(dsl, state.read(school.home.desk, school.now).coming(1)[:1], "", school.now)
    drawer, intake, adult = "safeguarding", school.intake, school.people["Mr Patel"]
    opened = dsl.drawer(drawer)
    triaging.triage(dsl.public, opened, opened.get(case), CRIME, school.now)
    step = triaging.step_of(opened.get(case), "police")
    assert step is not None
    looked_into = {"group": "Oak", "reason": "A site", "about": adult, "computer_is": "R1"}
    opened.record(case, OPENED, looked_into, school.now)
    review = of_kind(opened.get(case).noted, OPENED)[0].id
    opened.record(case, JUDGED, {"investigation": review, "substance": "yes"}, school.now)
    opened.record(case, STOPPED, {}, school.now)
    answered = {each: said for each, said in CRIME.items() if each != "why"}
    child = {"forename": "Ann", "surname": "Lee", "school_class": "Oak"}
    pupil = changing.add_pupil(dsl, child, school.now)
    order = {"court_order": "yes", "no_contact": "yes", "responsibility": "no"}
    changing.add_adult(dsl, pupil, {"forename": "Al", "surname": "Lee", **order}, school.now)
    worry = post(school, dsl, words="Nobody plays.", name="Ann Lee")
    opened.record(case, "case.person_added", {"name": "Ann", "role": "victim"}, school.now)
    ann = opened.get(case).people[0].id
    to = f"pupil:{pupil}"
    involving.tie(dsl, opened, opened.get(case), ann, to, "Ann Lee", {"why": "Known"}, school.now)
    plan = {"kind": "protection", "since": "2026-01-01", "source": "Meeting"}
    flags.set_flag(dsl, pupil, plan, school.now)
    body.mark(opened, opened.get(case), ann, BRUISE, school.now)
    return {
        "desk": lambda: Desk(dsl, intake, now),
        "case": lambda: CasePage(dsl, now, drawer, case),
        "triage": lambda: TriagePage(dsl, now, opened, opened.get(case), answered),
        "step": lambda: StepPage(step, dsl.public, school.now),
        "calls": lambda: ContactsPage(
            dsl, now, agencies=["police", "lado"], first=["lado"], called=["police"], stops="STOP"
        ),
        "involved": lambda: InvolvedPage(dsl, now, drawer, case),
        "child": lambda: ChildPage(dsl, now, to),
        "body": lambda: BodyPage(dsl, now, drawer, case, ann),
        "bullying": lambda: BullyingPage(dsl, now),
        "looking": lambda: LookingPage(dsl, now, drawer, case),
        "investigation": lambda: InvestigationPage(dsl, now, drawer, case, review),
        "computers": lambda: ComputersPage(dsl, now),
        "picker": lambda: FilePicker(dsl, now, school.path),
        "worry": lambda: WorryPage(dsl, intake, now, drawer, worry),
        "small": lambda: SmallWorries(dsl, intake, now),
        "search": lambda: Search(dsl, intake, now),
        "people": lambda: PeoplePage(dsl, now),
        "person": lambda: PersonPage(dsl, now, adult),
        "papers": lambda: PapersPage(dsl, now),
        "classes": lambda: ClassesPage(dsl, now),
        "roll": lambda: RollPage(dsl, now),
        "pupil": lambda: PupilPage(dsl, now, pupil),
        "letters": lambda: ParentLettersPage(dsl, now),
        "form": lambda: FormPage(dsl, now, "pictures"),
        "keying": lambda: KeyingPage(dsl, now),
        "terminals": lambda: TerminalsPage(dsl, now),
        "duty": lambda: DutyPage(dsl, now),
        "notices": lambda: NoticesPage(dsl, now),
        "sound": lambda: SoundPage(dsl, now),
        "keys": lambda: KeyTest((Key("a"), Key("ctrl+f"))),
        "sign in": lambda: SignIn(school.home, now),
        "code": lambda: QrPage("https://OAKFIELD.EXAMPLE/C/1", "Consent"),
    }


@pytest.mark.parametrize("looks", [NAMES, NAMES[:1]], ids=["colours", "no colours"])
async def test_every_page_of_staff_reads_well(
    school: School,
    dsl: Session,
    case: str,
    looks: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if looks != NAMES:
        monkeypatch.setenv("NO_COLOR", "1")
    made = pages(school, dsl, case)
    stage = Stage(Screen, looks[0])
    wrong: dict[tuple[str, str], list[str]] = {}

    async def look(page: str) -> None:
        for name in sorted(looks, key=lambda name: name != stage.theme):
            stage.theme = name
            await settle(pilot)
            wrong[page, name] = too_faint(stage, LEAST)[:3]

    async with stage.run_test(size=(120, 40)) as pilot:
        for page, make in made.items():
            await stage.push_screen(make())
            await settle(pilot)
            await look(page)
            if page == "sound":
                ask_usual_look(stage.screen)  # type: ignore[arg-type]
                await look("form")
            while len(stage.screen_stack) > 2:
                stage.pop_screen()
    assert {page: found for page, found in wrong.items() if found} == {}
