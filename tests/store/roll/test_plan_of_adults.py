"""What a list would change of a child's adults, and who may see them."""

from pathlib import Path

import pytest

from store.errors import Refused
from store.roll import book, changing, pupils
from store.roll.plan import Decisions
from store.signing_in.session import Session
from tests.made_up import NOW, School
from tests.store.roll.lists import ANNA, HEADINGS, TODAY, ZOE, named, names, planner, take_in, write

WITH_ADULT = (
    *("Forename", "Surname", "Class", "Date of birth", "Address", "Postcode"),
    *("Contact 1 Forename", "Contact 1 Surname", "Contact 1 Court order", "Contact 1 Email"),
)


@pytest.fixture
def office(school: School) -> Session:
    return school.sign_in("Mr Bell")


def test_no_list_takes_a_warning_about_an_adult_back_by_itself(
    office: Session, tmp_path: Path
) -> None:
    child = ("Anna", "Smith", "Oak", "04/05/2018", "2 Mill Lane", "OF1 1AB", "Al", "Smith")
    take_in(office, write(tmp_path / "a.csv", [(*child, "Yes", "")], WITH_ADULT))
    plan = take_in(
        office, write(tmp_path / "b.csv", [(*child, "No", "al@example.org")], WITH_ADULT)
    )
    ((tie, carer),) = book.adults_of(office, named(office, "Anna Smith"))
    assert (tie.court_order, tie.is_flagged, carer.email) == ("yes", True, "al@example.org")
    assert [each.field for each in plan.differences] == ["court_order"]
    take_in(office, tmp_path / "b.csv", Decisions(take={plan.differences[0].id}))
    ((tie, _),) = book.adults_of(office, named(office, "Anna Smith"))
    assert not tie.is_flagged


def test_brothers_and_sisters_have_one_mother_and_namesakes_elsewhere_do_not(
    office: Session, tmp_path: Path
) -> None:
    home, other = ("2 Mill Lane, Oakfield", "OF1 1AB"), ("9 High Street", "OF2 2CD")
    rows = [
        ("Anna", "Smith", "Oak", "04/05/2018", *home, "Jo", "Smith", "", ""),
        ("Ben", "Smith", "Acorn", "04/05/2021", "2 Mill Lane", "of1 1ab", "Jo", "Smith", "", ""),
        ("Cat", "Smith", "Acorn", "04/05/2021", *other, "Jo", "Smith", "", ""),
    ]
    take_in(office, write(tmp_path / "a.csv", rows, WITH_ADULT))
    found = book.read(office)
    carers = {
        c: [t.carer for t in found.ties[named(office, c)]]
        for c in ("Anna Smith", "Ben Smith", "Cat Smith")
    }
    assert carers["Anna Smith"] == carers["Ben Smith"] != carers["Cat Smith"]
    assert len(book.children_of(office, carers["Anna Smith"][0])) == 2
    assert take_in(office, tmp_path / "a.csv").changes == []


def test_only_who_holds_the_office_takes_in_and_others_see_no_adult_and_no_birthday(
    school: School, office: Session, tmp_path: Path
) -> None:
    rows = [
        ("Anna", "Smith", "Oak", "04/05/2018", "2 Mill Lane", "OF1 1AB", "Jo", "Smith", "Yes", "")
    ]
    file = write(tmp_path / "a.csv", rows, WITH_ADULT)
    take_in(office, file)
    lee = school.sign_in("Miss Lee")
    seen = book.read(lee)
    assert list(names(seen)) == ["Anna Smith"]
    assert (seen.details, seen.carers, seen.ties) == ({}, {}, {})
    everything = b"".join(p.read_bytes() for p in school.path.rglob("*.db*") if p.is_file())
    assert b"Anna" not in everything
    said = str(
        [each.said for each in lee.drawer("roll").entries(pupils.subject(named(lee, "Anna Smith")))]
    )
    assert not [word for word in ("2018", "Mill", "Jo") if word in said]
    for act in (
        lambda: take_in(lee, file),
        lambda: changing.add_pupil(
            lee, {"forename": "A", "surname": "B", "school_class": "C"}, NOW
        ),
    ):
        with pytest.raises(Refused):
            act()


def test_a_parent_is_the_same_in_a_list_of_another_layout(office: Session, tmp_path: Path) -> None:
    parts = ("Contact 1 Title", "Contact 1 Forename", "Contact 1 Surname")
    first = [(*ANNA, "Mrs", "Aisha", "Khan")]
    take_in(office, write(tmp_path / "a.csv", first, (*HEADINGS, *parts)))
    for cell in (
        "Mrs Aisha Khan",
        "Aisha Khan",
        "MRS. AISHA KHAN",
        "Khan, Aisha (Mrs)",
        "Mrs Khan",
    ):
        other = write(tmp_path / "b.csv", [(*ANNA, cell)], (*HEADINGS, "Primary guardians"))
        plan = take_in(office, other)
        assert (plan.adults["new"], plan.odd) == (0, ()), cell
    ((_, carer),) = book.adults_of(office, named(office, "Anna Smith"))
    assert carer.name == "Mrs Aisha Khan"
    # A program of before took the title for a part of the forename.
    old = write(tmp_path / "c.csv", [(*ZOE, "", "Mrs Di", "Luk")], (*HEADINGS, *parts))
    take_in(office, old)
    assert take_in(
        office, write(tmp_path / "c.csv", [(*ZOE, "Mrs Di Luk")], (*HEADINGS, "Contact 1"))
    )
    ((_, carer),) = book.adults_of(office, named(office, "Zoë O'Brien-Łuk"))
    assert (carer.title, carer.forename) == ("Mrs", "Di")


def test_a_column_whose_cells_speak_of_who_is_kept_away_is_named(
    office: Session, tmp_path: Path
) -> None:
    headings = (*HEADINGS, "Notes", "Menu")
    rows = [(*ANNA, "DAD NOT TO COLLECT", "no nuts")]
    plan = take_in(office, write(tmp_path / "a.csv", rows, headings))
    assert (plan.unread, plan.weighty) == (("Notes", "Menu"), ("Notes",))


def test_an_order_beside_no_adults_name_is_named(office: Session, tmp_path: Path) -> None:
    headings = (*HEADINGS, "Contact 1 Name", "Contact 1 Court order")
    lines = [(*ANNA, "", "Yes"), (*ZOE, "", "No")]
    plan = planner(office, write(tmp_path / "a.csv", lines, headings)).plan(Decisions(), TODAY)
    (odd,) = [each for each in plan.odd if each.weighty]
    assert "a court order stands beside no adult's name" in odd.what
    assert "Anna Smith" in odd.who
