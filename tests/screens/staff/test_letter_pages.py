"""Letters on staff's screens: made, looked at twice, printed, keyed in from paper, and forms."""

from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot

from screens.papers import letters as paper
from screens.papers.pdf import Pdf
from screens.staff.to_parents.keying_page import KeyingPage
from screens.staff.to_parents.letters_page import ParentLettersPage
from screens.staff.to_parents.qr_page import QrPage
from screens.widgets.dialogs import Confirm, Message
from screens.widgets.form import Form
from store import printouts
from store.consents import consents, kept_away, letters, short_codes, wording
from store.consents.letters import BACK, HELD, OUT, OVER, READY
from store.letterbox.collect import collect
from store.roll import carers, ties
from store.school.public_list import OFFICE
from store.signing_in.session import Session
from store.terminals import settings
from store.terminals.settings import ONE_SIDE
from tests.made_up import NOW, School
from tests.screens.staff.desk_stage import Stage, press, rows, settle, write
from tests.store.consents.letter_stage import ready, send_out, two_children_each, write_about


@pytest.fixture(autouse=True)
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where files lie; what a letter looks like is looked at elsewhere."""
    monkeypatch.setattr(printouts, "usual_folder", lambda: tmp_path)
    monkeypatch.setattr(paper, "draw", lambda *given, both_sides: Pdf(b"%PDF-"))
    return tmp_path


@pytest.fixture
def office(school: School) -> Session:
    return ready(school)


def states(session: Session) -> list[str]:
    found = session.drawer(OFFICE).records(letters.NOUN)
    return sorted(each.state for each in found)


async def test_letters_are_made_printed_and_a_flagged_one_waits_for_somebody_else(
    school: School, office: Session, stick: Path
) -> None:
    two_children_each(office, stick, 2, order="Yes")
    stage = Stage(lambda: ParentLettersPage(office, lambda: school.now))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "No letters yet" in stage.shown()
        await press(pilot, "n")
        form = stage.screen.query_one(Form)
        form._rows["about"].entry.value = "names"
        form._rows["names"].entry.value = "Nobody"
        await press(pilot, "ctrl+s")
        assert "Nobody on the roll is called" in stage.shown()
        form._rows["names"].entry.value = "KidAoaen Aoaenson"
        await press(pilot, "ctrl+s")
        assert "2 letters about 1 child, to be answered by" in stage.shown()
        await press(pilot, "escape")
        form._rows["about"].entry.value = "years"
        form._rows["years"].entry.value = "1\n2"
        await press(pilot, "ctrl+s")
        assert isinstance(stage.screen, Confirm)
        assert "4 letters about 2 children, to be answered by" in stage.shown()
        assert "2 are to adults with a court order" in stage.shown()
        await press(pilot, "enter", "ctrl+s")
        assert "How will they be printed?" in stage.shown(), "nobody has said it here yet"
        stage.screen.query_one(Form)._rows["sides"].entry.value = ONE_SIDE
        await press(pilot, "ctrl+s")
        assert isinstance(stage.screen, Message)
        assert "letters-2026-03-03.pdf" in stage.shown()
        assert settings.get(office.home.desk.db, settings.SIDES) == ONE_SIDE
        await press(pilot, "enter")
        assert rows(stage, "#batches")[0][0] == "2 to look at"
        await press(pilot, "enter", "p")
        assert "Not printed" in stage.shown(), "refused before anything is asked"
        await press(pilot, "enter", "enter")
        assert "You made this letter" in stage.shown()
    assert (stick / "letters" / "letters-2026-03-03.pdf").read_bytes() == b"%PDF-"
    assert states(office) == [HELD, HELD, OUT, OUT]
    office.lock()
    head = ready_as(school, "Ms Hart")
    stage = Stage(lambda: ParentLettersPage(head, lambda: school.now))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        assert "A court order is noted." in stage.shown()
        await press(pilot, "s")
        form = stage.screen.query_one(Form)
        form._rows["verdict"].entry.value = "clear"
        form._rows["why"].entry.value = "He may be written to; see the order."
        await press(pilot, "ctrl+s")
        assert states(head) == [HELD, OUT, OUT, READY]


async def test_a_letter_that_ended_with_a_court_order_is_made_anew_once_somebody_says_so(
    school: School, office: Session, stick: Path
) -> None:
    two_children_each(office, stick, 1)
    one, other = write_about(office, "internet")
    order = {"said": {"court_order": "yes"}}
    office.drawer(OFFICE).record(ties.subject(one.pupil, one.carer), ties.CORRECTED, order, NOW)
    collect(office, NOW)
    stage = Stage(lambda: ParentLettersPage(office, lambda: school.now))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "1 was ended, as a court order" in stage.shown()
        assert rows(stage, "#batches")[0][0] == "1 to decide"
        await press(pilot, "enter", "enter")
        assert "Make it anew: it waits for a second look" in stage.shown()
        form = stage.screen.query_one(Form)
        form._rows["verdict"].entry.value = "anew"
        form._rows["why"].entry.value = "The order lets him be written to."
        await press(pilot, "ctrl+s")
        assert "Made anew" in stage.shown()
    assert states(office) == [HELD, OVER, READY]
    assert not kept_away.to_decide(office)
    (again,) = (e for e in office.drawer(OFFICE).records(letters.NOUN) if e.state == HELD)
    assert (again.pupil, again.carer) == (one.pupil, one.carer)
    assert again.carer != other.carer


def ready_as(school: School, name: str) -> Session:
    session = school.sign_in(name)
    object.__setattr__(session.public, "form_address", "https://forms.oakfield.example")
    return session


async def test_slips_are_keyed_in_by_code_and_digits_and_the_last_one_undone(
    school: School, office: Session, stick: Path
) -> None:
    two_children_each(office, stick, 1)
    drawer = office.drawer(OFFICE)
    first, second = sorted(
        send_out(office, write_about(office, "internet", "pictures")),
        key=lambda each: drawer.get(carers.subject(each.carer)).name,
        reverse=True,
    )
    stage = Stage(lambda: KeyingPage(office, lambda: school.now))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        wrong = first.code[:-1] + ("A" if first.code[-1] != "A" else "B")
        await write(pilot, wrong)
        await press(pilot, "enter")
        assert "One letter or digit is wrong" in stage.shown()
        await write(pilot, f"{first.code[:3]} {first.code[3:]}".lower())
        await press(pilot, "enter")
        assert "KidAoaen Aoaenson, 1A" in stage.shown()
        assert len(rows(stage, "#slip-questions")) == 3
        await pilot.press("1", "2")
        await settle(pilot)
        assert len(rows(stage, "#slip-questions")) == 10, "a no opens the uses one by one"
        await pilot.press(*"1000001", "1", "enter")
        await settle(pilot)
        assert "1 slip kept." in stage.shown()
        known = office.drawer(OFFICE).get(consents.subject(first.pupil))
        assert known.standing("internet", school.now.date()) == "permitted"
        assert known.standing("picture.inside", school.now.date()) == "permitted"
        assert known.standing("picture.press", school.now.date()) == "refused"
        given = known.given[0].said
        assert (given.channel, given.by, given.name) == (
            "paper",
            office.person_id,
            "Mrs MumAoaen Aoaenson",
        )
        # A scanner types and presses Enter faster than anybody; the digits follow at once.
        await pilot.press(*second.code.lower(), "enter", "2", "1", "1", "enter")
        await settle(pilot)
        assert "2 slips kept." in stage.shown()
        await press(pilot, "u")
        assert "Undone" in stage.shown()
        assert "1 slip kept." in stage.shown()
    assert states(office) == [BACK, OUT]
    known = office.drawer(OFFICE).get(consents.subject(first.pupil))
    assert known.standing("internet", school.now.date()) == "permitted", "the father's no is undone"


async def test_a_scan_is_never_an_answer_and_keys_that_come_too_soon_are_kept_in_order(
    school: School, office: Session, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_children_each(office, stick, 4)
    # Codes as they may well be: one begins with an answer, one with what was a command.
    codes = iter([f"1B2N{n}D" for n in range(4)] + [f"N12Z{n}D" for n in range(4)])
    letters_of = iter("".join(codes))
    monkeypatch.setattr(short_codes, "choice", lambda _: next(letters_of))
    written = send_out(office, write_about(office, "internet", "pictures"))
    one, two, three = written[0], written[5], written[1]
    assert (one.code[0], two.code[0]) == ("1", "N")
    stage = Stage(lambda: KeyingPage(office, lambda: school.now))

    def now(pilot: Pilot[Any], typed: str) -> None:
        """Send keys as a terminal does: all at once, nothing is waited for in between."""
        for each in typed:
            key, character = ("enter", "\r") if each == "\n" else (each, each)
            pilot.app.post_message(events.Key(key, character))

    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        now(pilot, f"{one.code}\n{two.code}\n1{three.code}\n{one.code}\n")
        await settle(pilot)
        assert not states(office).count(BACK), "nobody has answered anything"
        assert "0 slips kept" in stage.shown()
        assert "Not kept yet" in stage.shown()
        assert {row[0] for row in rows(stage, "#slip-questions")} == {"–"}
        now(pilot, f"111\n{two.code}\n121\n{three.code}\n111\n")
        await settle(pilot)
        assert "3 slips kept" in stage.shown()
        assert "Not kept yet" not in stage.shown()
        drawer = office.drawer(OFFICE)
        for letter, picture in ((one, "yes"), (two, "no"), (three, "yes")):
            known = drawer.get(consents.subject(letter.pupil))
            said = [g.said.answers for g in known.given if g.said.letter == letter.id]
            assert sorted(said, key=len)[0] == {"use": "yes"}
            assert picture in sorted(said, key=len)[-1].values(), "each its own answers"
        await press(pilot, *two.code, "enter", "slash")
        await write(pilot, three.code)
        await press(pilot, "enter", "enter")
        assert "no name but a code" in stage.shown()


async def test_a_parent_who_stands_there_gets_a_code_but_a_flagged_one_does_not(
    school: School, office: Session, stick: Path
) -> None:
    two_children_each(office, stick, 1, order="Yes")
    stage = Stage(lambda: ParentLettersPage(office, lambda: school.now))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "q", "enter", "enter")
        assert isinstance(stage.screen, QrPage)
        assert stage.screen.address.startswith("HTTPS://FORMS.OAKFIELD.EXAMPLE/C/")
        assert "For today only." in stage.shown()
        await press(pilot, "escape", "q", "enter", "down", "enter")
        assert isinstance(stage.screen, Message)
        assert "A court order, or" in stage.shown()


async def test_a_form_is_read_worded_anew_and_one_of_the_schools_own_is_asked(
    school: School, office: Session
) -> None:
    stage = Stage(lambda: ParentLettersPage(office, lambda: school.now))
    async with stage.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f")
        titles = [row[1] for row in rows(stage, "#forms")]
        assert "Pictures and video of your child" in titles
        assert "A form of our own" not in titles
        await press(pilot, "home", *["down"] * titles.index("Showing your child's work"), "enter")
        assert "The pupil is asked as well." in stage.shown()
        await press(pilot, "e")
        stage.screen.query_one(Form)._rows["title"].entry.value = "Your child's work"
        await press(pilot, "ctrl+s")
        assert "Your child's work" in stage.shown()
        await press(pilot, "escape", "n")
        form = stage.screen.query_one(Form)
        form._rows["title"].entry.value = "Trip to the farm"
        form._rows["asks"].entry.value = "May your child come?\nMay your child stroke a lamb?"
        form._rows["closes"].entry.value = "2026-03-20"
        form._rows["holds"].entry.value = "2026-03-27"
        await press(pilot, "ctrl+s")
        assert "Please fill in: What it is about." in stage.shown()
        form._rows["intro"].entry.value = "We go to a farm and see the lambs."
        await press(pilot, "ctrl+s")
        assert ("own", "Trip to the farm") in [(r[4], r[1]) for r in rows(stage, "#forms")]
    known = wording.current(office.home.desk.db, office.public)
    (trip,) = [each for each in known.values() if each.title == "Trip to the farm"]
    assert trip.uses == (f"{trip.id}.q1", f"{trip.id}.q2")
