"""Slips that come back on paper: what they count for, undone, late or of an earlier print."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from store import printouts
from store.consents import consents, keying, letters, making, second_looks
from store.consents.answers import Answer
from store.consents.letters import BACK, OUT
from store.consents.taking_in import take_in
from store.errors import Incomplete, Refused
from store.school.public_list import OFFICE
from store.signing_in.session import Session
from tests.made_up import NOW, School
from tests.store.consents.letter_stage import (
    LATER,
    TODAY,
    now_known,
    print_them,
    ready,
    send_out,
    two_children_each,
    write_about,
)


@pytest.fixture
def office(school: School) -> Session:
    return ready(school)


def test_a_slip_that_is_undone_counts_for_nothing_and_can_be_keyed_in_again(
    office: Session, tmp_path: Path
) -> None:
    two_children_each(office, tmp_path, 1)
    letter = send_out(office, write_about(office, "internet"))[0]
    slip, edition = keying.find(office, letter.code), letter.forms[0]
    with pytest.raises(Refused, match="Nothing is ticked"):
        keying.key_in(office, slip, {edition: {"use": ""}}, NOW)
    drawer = office.drawer(OFFICE)
    keyed = keying.key_in(office, slip, {edition: {"use": "no"}}, NOW)
    assert drawer.get(consents.subject(letter.pupil)).standing("internet", TODAY) == "refused"
    keying.undo(office, keyed, NOW)
    assert drawer.get(consents.subject(letter.pupil)).standing("internet", TODAY) == "unanswered"
    assert drawer.get(letters.subject(letter.id)).state == OUT
    keying.key_in(office, slip, {edition: {"use": "yes"}}, NOW, name="Aunt Jo")
    given = drawer.get(consents.subject(letter.pupil)).given
    assert [each.said.name for each in given] == ["Aunt Jo"]
    assert drawer.get(letters.subject(letter.id)).state == BACK


def test_what_a_slip_leaves_blank_is_neither_permitted_nor_refused(
    office: Session, tmp_path: Path
) -> None:
    two_children_each(office, tmp_path, 1)
    letter = send_out(office, write_about(office, "pictures"))[0]
    slip, about = keying.find(office, letter.code), consents.subject(letter.pupil)

    def given(said: dict[str, str], hours: int) -> tuple[str, str]:
        keying.key_in(office, slip, {letter.forms[0]: said}, NOW + timedelta(hours=hours))
        known = office.drawer(OFFICE).get(about)
        return tuple(known.standing(f"picture.{use}", TODAY) for use in ("website", "newsletter"))

    assert given({"others": "yes"}, 1) == ("unanswered", "unanswered")
    assert given({"all": "yes", "others": "yes"}, 2) == ("permitted", "permitted")
    assert given({"others": "no"}, 3) == ("permitted", "permitted")
    assert given({"all": "no"}, 4) == ("refused", "refused")
    assert given({"all": "no", "website": "yes"}, 5) == ("permitted", "refused")


def test_a_no_counts_from_the_slip_of_a_letter_that_was_ended_and_a_yes_does_not(
    office: Session, tmp_path: Path
) -> None:
    two_children_each(office, tmp_path, 1)
    letter = send_out(office, write_about(office, "internet", "work"))[0]
    internet, work = (e for e in letter.forms)
    drawer, about = office.drawer(OFFICE), consents.subject(letter.pupil)
    slip = keying.find(office, letter.code)
    keying.key_in(office, slip, {work: {each.id: "yes" for each in slip.forms[1].questions}}, NOW)
    making.end(office, [letter], NOW, "Lost in the street.")
    over = keying.find(office, letter.code)
    assert over.is_over(TODAY)
    with pytest.raises(Refused, match="a yes does not"):
        keying.key_in(office, over, {internet: {"use": "yes"}}, LATER)
    before = drawer.get(about).standing(slip.forms[1].uses[0], TODAY)
    said = {internet: {"use": "no"}, work: {slip.forms[1].questions[0].id: "yes"}}
    keying.key_in(office, over, said, LATER)
    assert drawer.get(about).standing("internet", TODAY) == consents.REFUSED
    assert drawer.get(about).standing(slip.forms[1].uses[0], TODAY) == before
    # What a phone sent before it heard of the end waits; a no of it counts.
    then = LATER + timedelta(hours=1)
    late = Answer(letter.id, "internet", internet, {"use": "yes"}, at=then.isoformat())
    take_in(office, "late", late, then)
    assert drawer.get(about).standing("internet", TODAY) == consents.WAITS


@pytest.mark.parametrize(
    ("on", "stands"), [("", "withdrawn"), ("2026-03-04", "withdrawn"), ("2026-03-05", "permitted")]
)
def test_a_slip_lifts_no_no_that_its_adult_said_since_it_was_signed(
    office: Session, tmp_path: Path, on: str, stands: str
) -> None:
    two_children_each(office, tmp_path, 1)
    letter = send_out(office, write_about(office, "internet"))[0]
    edition, phoned = letter.forms[0], datetime.fromisoformat("2026-03-04T12:00:00+00:00")
    back = Answer(letter.id, "internet", edition, withdrawn=True, at=phoned.isoformat())
    take_in(office, "back", back, phoned)
    slip, yes = keying.find(office, letter.code), {edition: {"use": "yes"}}
    assert bool(keying.overtaken(office, slip, yes, on)) is (stands == "withdrawn")
    later = phoned + timedelta(days=7)
    for no_day in ("2025-03-05", "2026-03-12"):  # before its letter, and tomorrow
        with pytest.raises(Incomplete):
            keying.key_in(office, slip, yes, later, on=no_day)
    keyed = keying.key_in(office, slip, yes, later, on=on)
    found = office.drawer(OFFICE).get(consents.subject(letter.pupil))
    assert found.standing("internet", later.date()) == stands
    assert found.given[-1].said.answers == {"use": "yes"}, "what the slip says stays on record"
    # Keyed in again, the same slip takes its own place.
    keying.undo(office, keyed, later)
    keying.key_in(office, slip, {edition: {"use": "no"}}, later)
    assert keying.overtaken(office, slip, yes, "2026-03-05") == set()


def test_a_slip_of_the_school_year_before_permits_nothing(office: Session, tmp_path: Path) -> None:
    two_children_each(office, tmp_path, 1)
    letter = send_out(office, write_about(office, "internet"))[0]
    slip, next_year = keying.find(office, letter.code), NOW + timedelta(days=200)
    assert not slip.is_over(date.fromisoformat(letter.until))
    with pytest.raises(Refused, match="a yes does not"):
        keying.key_in(office, slip, {letter.forms[0]: {"use": "yes"}}, next_year)


def test_a_slip_of_a_print_before_says_so_and_a_yes_of_it_waits(
    office: Session, tmp_path: Path
) -> None:
    two_children_each(office, tmp_path, 1)
    print_them(office, tmp_path, write_about(office, "internet"))
    first = now_known(office)[0]
    print_them(office, tmp_path, [first])
    anew = office.drawer(OFFICE).get(letters.subject(first.id))
    assert anew.code != first.code, "it went to the wrong house, say"
    slip, edition = keying.find(office, first.code), first.forms[0]
    assert "printed anew on Tue 3 Mar 2026" in keying.why_it_waits(office, slip)
    assert not keying.why_it_waits(office, keying.find(office, anew.code))
    keyed = keying.key_in(office, slip, {edition: {"use": "yes"}}, NOW)
    about = consents.subject(first.pupil)
    assert keyed.waits
    found = office.drawer(OFFICE).get(about)
    assert found.standing("internet", TODAY) == consents.WAITS
    said = found.given[0].said
    assert second_looks.why_answer(office.drawer(OFFICE), anew, said), "whoever looks reads why"
    keying.key_in(office, slip, {edition: {"use": "no"}}, LATER)
    assert office.drawer(OFFICE).get(about).standing("internet", TODAY) == consents.REFUSED


def test_a_print_that_fails_leaves_the_slip_of_the_one_before_good(
    office: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_children_each(office, tmp_path, 1)
    letter = send_out(office, write_about(office, "internet"))[0]

    def full(folder: Path, name: str, content: bytes, *, replace: bool) -> None:
        raise Refused("Is the disk full?")

    with monkeypatch.context() as patch:
        patch.setattr(printouts, "put", full)
        with pytest.raises(Refused, match="disk full"):
            print_them(office, tmp_path, [letter])
    slip = keying.find(office, letter.code)
    assert slip.letter.code == letter.code
    assert not slip.replaced
