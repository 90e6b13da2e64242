"""What stands in a cell: taken as a person in the UK means it, or refused."""

from datetime import date
from pathlib import Path

import pytest

from store.roll import cells, titles
from store.roll.cells import BadCell
from store.roll.couples import NAMES
from store.roll.ties import FLAGS
from tests.store.roll.lists import ANNA, HEADINGS, gathered, upn, write

TODAY = date(2026, 3, 3)
WARY = ("Parental responsibility", "Court order", "Do not contact")


@pytest.mark.parametrize(
    "text",
    [
        *("03/09/2016", "3/9/16", "03.09.2016", "3-9-2016", "2016-09-03", "2016-09-03T00:00:00"),
        *("3 Sep 2016", "03-Sep-16", "3rd September 2016", "Sat 3 Sept 2016", "3 September, 2016"),
    ],
)
def test_a_day_is_read_in_every_form_people_in_the_uk_write(text: str) -> None:
    assert cells.born(text, TODAY) == "2016-09-03"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("31/02/2016", "no such day"),
        ("09/23/2016", "month seems to stand first"),
        ("42616", "bare number"),
        ("soon", "no day that can be read"),
        ("03/09/1985", "40 years old"),
        ("03/09/2027", "years old"),
        ("3 Foo 2016", "no such month"),
    ],
)
def test_a_day_that_is_none_is_refused(text: str, why: str) -> None:
    with pytest.raises(BadCell, match=why):
        cells.born(text, TODAY)


def test_a_column_with_the_month_first_somewhere_is_believed_nowhere_it_matters(
    tmp_path: Path,
) -> None:
    rows = [
        ("", "A", "One", "Oak", "3", "09/23/2016"),
        ("", "B", "Two", "Oak", "3", "03/04/2017"),
        ("", "C", "Six", "Oak", "3", "04/04/2017"),
        ("", "D", "Ten", "Oak", "3", "2017-04-03"),
    ]
    found = gathered(write(tmp_path / "a.csv", rows))
    assert [child.name for child in found.children] == ["C Six", "D Ten"]
    assert [(each.line, each.column) for each in found.refused] == [
        (2, "Date of birth"),
        (3, "Date of birth"),
    ]


def test_a_upn_must_fit_its_check_letter() -> None:
    right = upn(123)
    assert cells.upn(f" {right.lower()} ") == right
    assert cells.upn("") == ""
    for wrong in (right[:-1], right[:-1] + ("1" if right[-1] != "1" else "2"), "I" + right[1:]):
        with pytest.raises(BadCell):
            cells.upn(wrong)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("  Zoë\u00a0 Anne ", "Zoë Anne"),
        ("O\u202eBrien", "OBrien"),
        ("De\x1b[31m", "De[31m"),
        ("Van-der Meer", "Van-der Meer"),
        ("[@click=app.quit]x[/]", "[@click=app.quit]x[/]"),
    ],
)
def test_a_name_is_kept_as_it_is_but_for_what_cannot_be_seen(text: str, kept: str) -> None:
    assert cells.name(text) == kept


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "@SUM(A1)", "+1", "123", "\u200b", "x" * 81])
def test_a_formula_a_number_and_nothing_to_see_are_no_names(text: str) -> None:
    with pytest.raises(BadCell):
        cells.name(text)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("O'BRIEN-MCKAY", "O'Brien-McKay"),
        ("VAN DYKE", "Van Dyke"),
        ("ÉLODIE", "Élodie"),
        ("McDonald", "McDonald"),
        ("J", "J"),
    ],
)
def test_names_in_capitals_are_written_as_names(text: str, kept: str) -> None:
    assert cells.in_title_case(text) == kept


def test_a_child_without_a_preferred_name_goes_by_the_legal_one(tmp_path: Path) -> None:
    headings = ("Legal Forename", "Preferred Forename", "Legal Surname", "Class")
    rows = [("Anna", "", "Day", "Oak"), ("Robert", "Bobby", "Lee", "Oak")]
    found = gathered(write(tmp_path / "a.csv", rows, headings))
    assert [each.name for each in found.children] == ["Anna Day", "Bobby Lee"]


def test_capitals_stay_unless_somebody_wants_names(tmp_path: Path) -> None:
    file = write(tmp_path / "a.csv", [("", "ANNA", "O'BRIEN", "Oak", "3", "04/05/2018")])
    assert gathered(file).children[0].name == "ANNA O'BRIEN"
    assert gathered(file, title_case=True).children[0].name == "Anna O'Brien"


@pytest.mark.parametrize(
    ("text", "kept"),
    [("Reception", "R"), ("Year 2", "2"), ("Y6", "6"), ("0", "R"), ("N1", "N"), ("04", "4")],
)
def test_year_groups_are_known_by_their_usual_names(text: str, kept: str) -> None:
    assert cells.year(text) == kept


def test_a_wrong_detail_costs_its_cell_and_a_wrong_birthday_the_line(tmp_path: Path) -> None:
    rows = [
        (*ANNA, "no address", ""),
        (*ANNA[:1], "Bo", "Day", "Oak", "3", "31/13/2018", "", ""),
    ]
    headings = (*HEADINGS[:5], "DOB", "Contact 1 Email", "Contact 1 Court order")
    file = write(tmp_path / "a.csv", rows, headings)
    found = gathered(file)
    assert [child.name for child in found.children] == ["Anna Smith"]
    assert [(each.line, each.column, each.whole) for each in found.refused] == [
        (2, "Contact 1 Email", False),
        (3, "DOB", True),
    ]


def test_lines_of_one_child_are_put_together_and_contradicting_ones_refused(
    tmp_path: Path,
) -> None:
    headings = ("UPN", "Forename", "Surname", "Class", "Contact Forename", "Contact Surname")
    rows = [
        (upn(1), "Ann", "Lee", "Oak", "Jo", "Lee"),
        (upn(1), "Ann", "Lee", "Oak", "Al", "Lee"),
        (upn(1), "Ann", "Lee", "Oak", "Al", "Lee"),
        (upn(2), "Bo", "Day", "Oak", "", ""),
        (upn(2), "Bo", "Day", "Elm", "", ""),
    ]
    found = gathered(write(tmp_path / "a.csv", rows, headings))
    (ann,) = found.children
    assert [each.carer["forename"] for each in ann.adults] == ["Jo", "Al"]
    assert [(each.line, each.whole) for each in found.refused] == [
        (4, False),
        (5, True),
        (6, True),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mrs Aisha Khan", ("Mrs", "Aisha", "Khan")),
        ("MR. Omar Khan", ("Mr", "Omar", "Khan")),
        ("Khan, Mrs Aisha", ("Mrs", "Aisha", "Khan")),
        ("Khan, Aisha (Mrs)", ("Mrs", "Aisha", "Khan")),
        ("Aisha Khan", ("", "Aisha", "Khan")),
        ("Rev. Dr Jo Lord", ("Rev Dr", "Jo", "Lord")),
        ("Lord, Anna", ("", "Anna", "Lord")),
        ("Mrs Khan", ("Mrs", "", "Khan")),
    ],
)
def test_a_title_is_no_part_of_an_adults_name(text: str, found: tuple[str, str, str]) -> None:
    assert titles.adults_name(text) == found


NAMED = tuple(f"Contact 1 {each}" for each in ("Title", "Forename", "Surname", "Name"))
BOTH = ["Mr Jan Novak", "Mrs Ewa Novak"]


@pytest.mark.parametrize(
    ("cells_said", "found"),
    [
        (("Mr & Mrs", "Jan and Ewa", "Novak", ""), BOTH),
        (("Mr, Mrs", "Jan/Ewa", "Novak", ""), BOTH),
        (("", "", "", "Mr Jan Novak & Mrs Ewa Novak"), BOTH),
        (("", "", "", "Mrs Ewa Novak, Mr Jan Novak"), BOTH[::-1]),
        (("", "", "", "Jan & Ewa Novak"), ["Jan Novak", "Ewa Novak"]),
        (("", "", "", "Novak, Jan & Ewa"), ["Jan Novak", "Ewa Novak"]),
        (("", "Jan & Ewa", "Novak & Lis", ""), ["Jan Novak", "Ewa Lis"]),
        # Who is who would have to be guessed.
        (("", "", "", "Mr & Mrs Novak"), []),
        (("", "", "", "Mr and Mrs J Novak"), []),
        (("", "", "", "Mr Lis & Mrs Ewa Novak"), []),
        (("", "", "", "Mr Novak & Mrs Novak"), []),
        (("Mr & Mrs", "", "Novak", ""), []),
        (("Mr & Mrs", "Jan", "Novak", ""), []),
        (("", "Jan", "Novak & Lis", ""), []),
        # One adult.
        (("Rev Dr", "Jan", "Novak-Lis", ""), ["Rev Dr Jan Novak-Lis"]),
        (("Mr", "Sandy", "Smith/Jones", ""), ["Mr Sandy Smith/Jones"]),
    ],
)
def test_two_adults_in_one_cell_are_two_or_none_and_never_one(
    tmp_path: Path, cells_said: tuple[str, ...], found: list[str]
) -> None:
    more = ("Contact 1 Relationship", "Contact 1 PR", "Contact 2 Name", "Contact 2 Priority")
    row = (*ANNA, *cells_said, "Parents", "Yes", "Mrs Gran Oak", "2")
    (child,) = gathered(write(tmp_path / "a.csv", [row], (*HEADINGS, *NAMED, *more))).children
    names = [" ".join(e.carer[n] for n in NAMES if n in e.carer) for e in child.adults]
    assert names == [*found, "Mrs Gran Oak"]
    for each in child.adults[:-1]:
        assert (each.tie["relationship"], each.tie["responsibility"]) == ("Parents", "yes")
    if len(found) != 1:
        (doubt,) = child.doubts
        assert doubt.startswith("Line 2, Contact 1 ")
        assert ("as two: " in doubt) == bool(found)


def test_mr_and_mrs_of_whom_no_forename_is_known_are_two(tmp_path: Path) -> None:
    headings = (*HEADINGS, "Contact 1 Name", "Contact 2 Name")
    row = (*ANNA, "Mr Novak", "Mrs Novak")
    (child,) = gathered(write(tmp_path / "a.csv", [row], headings)).children
    assert [each.carer["title"] for each in child.adults] == ["Mr", "Mrs"]


@pytest.mark.parametrize(
    "words", ["Non-molestation order", "12/03/2025", "No contact order", "?", "Unknown", "Yes?"]
)
def test_an_order_in_words_keeps_its_adult_away_and_is_said(tmp_path: Path, words: str) -> None:
    headings = (*HEADINGS, "Contact 1 Name", *(f"Contact 1 {each}" for each in WARY))
    no_order = (*ANNA, "Mr Al Fox", "Yes", "None", "n/a")
    rows = [(*ANNA, "Mr Al Fox", "Yes", words, ""), (*ANNA, "Mr Al Fox", "Yes", "", words)]
    for row, flag in (*zip(rows, ("court_order", "no_contact"), strict=True), (no_order, "")):
        (child,) = gathered(write(tmp_path / "a.csv", [row], headings)).children
        said = child.adults[0].tie
        assert [each for each in FLAGS if said.get(each) == "yes"] == ([flag] if flag else [])
        assert said.get("court_note", "") == (words if flag else "")
        assert [words in each for each in child.doubts] == ([True] if flag else [])


def test_only_a_plain_yes_is_parental_responsibility(tmp_path: Path) -> None:
    headings = (*HEADINGS, "Contact 1 Name", "Contact 1 Parental responsibility")
    plain = ("Joint", "Yes - shared", "yes.", "Y", "Has PR")
    more = ["Removed", "Refused by court", "?", "Unknown", "Not known"]
    more += ("Yes - limited by s.8 order", "Yes?", "Yes (until 2024)", "Yes - no contact")
    for cell in (*plain, *more):
        file = write(tmp_path / "a.csv", [(*ANNA, "Mr Al Fox", cell)], headings)
        (child,) = gathered(file).children
        assert child.adults[0].tie["responsibility"] == ("yes" if cell in plain else "no"), cell
        assert [cell in each for each in child.doubts] == ([True] if cell in more else [])
