"""The roll changed by hand, classes that go up, and pegs."""

from datetime import timedelta
from pathlib import Path

import pytest

from store.errors import Incomplete, Refused
from store.roll import book, changing, pegs, promotion, pupils, ties
from store.roll.promotion import LEAVE
from store.school.public_list import OFFICE, ROLL
from store.signing_in.session import Session
from tests.made_up import NOW, School
from tests.store.roll.lists import HEADINGS, named, names, take_in, write

ADULT = {
    **{"forename": "Jo", "surname": "Lee", "relationship": "Mother", "responsibility": "yes"},
    **{"court_order": "no", "no_contact": "no"},
}
CHILD = {"forename": "Ann", "surname": "Lee", "school_class": "Oak", "year": "Year 3"}


@pytest.fixture
def office(school: School) -> Session:
    return school.sign_in("Mr Bell")


def a_class(office: Session, tmp_path: Path, *classes: tuple[str, str, int]) -> None:
    rows = [
        ("", f"P{n}", name, name, year, f"{n + 1}/05/2018")
        for name, year, count in classes
        for n in range(count)
    ]
    take_in(office, write(tmp_path / "class.csv", rows, HEADINGS))


def test_a_joiner_is_put_on_and_a_leaver_kept_apart_until_brought_back(office: Session) -> None:
    ann = changing.add_pupil(office, {**CHILD, "born": "1/2/2018"}, NOW)
    (found,) = book.find_pupils(office, "lee oak")
    assert (found.id, found.year, book.read(office).details[ann].born) == (ann, "3", "2018-02-01")
    changing.leave(office, ann, {"on": "2026-02-27", "why": "Moved to Leeds"}, NOW)
    assert book.find_pupils(office) == []
    (gone,) = book.find_pupils(office, gone=True)
    assert gone.left_on == "2026-02-27"
    changing.bring_back(office, ann, NOW)
    assert [each.id for each in book.find_pupils(office)] == [ann]


def test_the_same_child_is_not_put_on_twice_and_a_class_keeps_its_spelling(
    office: Session,
) -> None:
    changing.add_pupil(office, {**CHILD, "born": "1/2/2018"}, NOW)
    for born in ("", "1/2/2018"):
        with pytest.raises(Incomplete) as refused:
            changing.add_pupil(office, {**CHILD, "born": born, "school_class": "oak"}, NOW)
        assert "is in Oak already" in refused.value.wrong["born"]
    changing.add_pupil(office, {**CHILD, "born": "3/4/2018", "school_class": "oak"}, NOW)
    assert [each.school_class for each in book.find_pupils(office)] == ["Oak", "Oak"]


@pytest.mark.parametrize("typed", ["zoe", "o'brien", "OBRIEN garcia", "Zoë García", "o’brien"])
def test_a_child_is_found_without_the_marks_that_no_keyboard_here_has(
    office: Session, typed: str
) -> None:
    changing.add_pupil(office, {**CHILD, "forename": "Zoë", "surname": "García-O’Brien"}, NOW)
    assert len(book.find_pupils(office, typed)) == 1


def test_what_is_wrong_in_a_form_stands_at_its_field(office: Session) -> None:
    with pytest.raises(Incomplete) as wrong:
        changing.add_pupil(office, {**CHILD, "born": "31/2/2018", "upn": "X1"}, NOW)
    assert wrong.value.wrong.keys() == {"born", "upn"}
    assert book.read(office).pupils == {}


def test_a_correction_keeps_who_when_why_and_what_it_was(office: Session) -> None:
    ann = changing.add_pupil(office, CHILD, NOW)
    found = book.read(office)
    values = changing.pupil_values(found.pupils[ann], found.details[ann])
    with pytest.raises(Incomplete):
        changing.correct_pupil(office, ann, {**values, "surname": "Lea"}, NOW)
    assert not changing.correct_pupil(office, ann, {**values, "why": "Only a look"}, NOW)
    changing.correct_pupil(
        office, ann, {**values, "surname": "Lea", "why": "Misspelt", "told": "The nurse"}, NOW
    )
    assert book.read(office).pupils[ann].name == "Ann Lea"
    kind, by, at, said = changing.history(office, ann)[0]
    assert (kind, by, at) == (pupils.CORRECTED, office.person_id, NOW.isoformat())
    assert (said["why"], said["told"], said["was"], said["said"]) == (
        "Misspelt",
        "The nurse",
        {"surname": "Lee"},
        {"surname": "Lea"},
    )


def test_an_adult_of_two_children_may_be_kept_from_one_of_them(office: Session) -> None:
    ann = changing.add_pupil(office, CHILD, NOW)
    ben = changing.add_pupil(office, {**CHILD, "forename": "Ben"}, NOW)
    jo = changing.add_adult(office, ann, ADULT, NOW)
    changing.join_adult(office, ben, jo, NOW)
    ((tie, carer),) = book.adults_of(office, ann)
    put = {**changing.carer_values(carer, tie), "court_order": "yes", "court_note": "No collection"}
    changing.correct_adult(office, tie, {**put, "phone": "07700 900123", "why": "Order seen"}, NOW)
    ((tie, carer),) = book.adults_of(office, ann)
    ((other, same),) = book.adults_of(office, ben)
    assert (tie.is_flagged, tie.court_note, other.is_flagged) == (True, "No collection", False)
    assert carer == same
    assert same.phone == "07700 900123"
    changing.end_tie(office, other, "Not his mother", NOW)
    assert book.adults_of(office, ben) == []
    assert len(office.drawer(OFFICE).records(ties.NOUN, [ties.OVER])) == 1


def test_each_class_goes_up_the_oldest_leave_and_it_is_taken_back(
    office: Session, tmp_path: Path
) -> None:
    a_class(
        office, tmp_path, ("Reception", "R", 2), ("1B", "1", 2), ("Oak", "5", 1), ("Elm", "6", 1)
    )
    pegs.give_all(office, "1B", NOW)
    before = {each.id: each for each in book.find_pupils(office)}
    moves = promotion.proposed(list(before.values()))
    assert [(m.school_class, m.to, m.to_year) for m in moves] == [
        ("Reception", "Year 1", "1"),
        ("1B", "2B", "2"),
        ("Oak", "Elm", "6"),
        ("Elm", LEAVE, ""),
    ]
    assert promotion.promote(office, moves, NOW.date(), NOW) == 6
    assert sorted(names(book.read(office)).values()) == ["2B", "2B", "Elm", "Year 1", "Year 1"]
    assert all(not each.peg for each in book.of_class(office, "2B"))
    (moved, _) = [each.id for each in book.of_class(office, "2B")]
    found = book.read(office)
    own = changing.pupil_values(found.pupils[moved], found.details.get(moved))
    changing.correct_pupil(office, moved, {**own, "school_class": "3C", "why": "Put up"}, NOW)
    batch, count = promotion.last_batch(office)
    assert count == 5, "whose class was put right by hand since stays there"
    assert promotion.lately(batch, NOW.date())
    assert not promotion.lately(batch, NOW.date() + timedelta(days=300))
    (peg,) = [before[id].peg for id in before if before[id].school_class == "1B" and id != moved]
    new = changing.add_pupil(office, {**CHILD, "school_class": "1B", "year": "1"}, NOW)
    added = book.one(office, new)
    assert added is not None
    pegs.give(office, added, peg, NOW)
    promotion.take_back(office, batch, NOW)
    after = {each.id: each for each in book.find_pupils(office) if each.id != new}
    assert after.pop(moved).school_class == "3C"
    assert {id: each.school_class for id, each in after.items()} == {
        id: each.school_class for id, each in before.items() if id != moved
    }
    assert [each.peg for each in book.of_class(office, "1B")].count(peg) == 1
    (mate,) = [each for each in after.values() if each.school_class == "1B"]
    assert mate.peg == "", "somebody else has it by now"
    last = office.drawer(ROLL).entries(pupils.subject(mate.id))[-1].said
    assert last["why"] == promotion.TAKEN_BACK, "its history says what this move was"
    assert last["was"]["school_class"] == "2B"
    assert promotion.last_batch(office) == ("", 0)


def test_no_two_of_a_class_have_one_peg_and_too_many_children_are_said(
    school: School, office: Session, tmp_path: Path
) -> None:
    a_class(office, tmp_path, ("Acorn", "R", 28), ("Oak", "5", 1))
    rows = [("", f"Q{n}", "More", "Acorn", "R", "") for n in range(6)]
    take_in(office, write(tmp_path / "more.csv", rows))
    assert pegs.give_all(office, "Acorn", NOW) == (32, 2)
    given = [each.peg for each in book.of_class(office, "Acorn") if each.peg]
    assert len(set(given)) == 32
    one, other, *_ = book.of_class(office, "Acorn")
    with pytest.raises(Refused, match="already"):
        pegs.give(office, one, other.peg, NOW)
    pegs.give(office, other, "", NOW)
    okafor, lee = school.sign_in("Mr Okafor"), school.sign_in("Miss Lee")
    assert isinstance(okafor.drawer(ROLL).get(pupils.subject(one.id)), pupils.Pupil)
    pegs.give(okafor, one, other.peg, NOW)
    with pytest.raises(Refused):
        pegs.give(lee, one, "", NOW)
    assert named(office, one.name) == one.id
