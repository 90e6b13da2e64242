"""Files of a school's system, read in every encoding and format they come in."""

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from store.errors import Refused
from store.roll.columns import guess, problems, weighty
from store.roll.gather import gather
from store.roll.reading import read_file
from tests.store.roll.lists import ANNA, HEADINGS, ZOE, gathered, upn, write

SIMS = ("Adno", "Legal Surname", "Legal Forename", "Reg", "NC Year", "DOB", "Contact Priority")
ARBOR = ("Arbor student ID", "Preferred first name", "Preferred last name", "Registration form")
BROMCOM = ("Student ID", "PreferredFirstName", "PreferredLastName", "TutorGroup", "YearGroup")
CTF = """<?xml version="1.0" encoding="UTF-8"?>
<CTfile><Header><DocumentName>Common Transfer File</DocumentName></Header><CTFpupilData>
<Pupil><UPN>{upn}</UPN><Surname>NOWAK</Surname><Forename>ZOFIA</Forename><DOB>2018-05-04</DOB>
<BasicDetails><PreferredForename>Zosia</PreferredForename><NCyearActual>3</NCyearActual>
<Languages><Type><LanguageType>H</LanguageType><Language>POL</Language></Type></Languages>
</BasicDetails>
<Address><BS7666Address><PAON>12</PAON><Street>Mill Lane</Street><PostTown>Oakfield</PostTown>
</BS7666Address><PostCode>OF1 1AB</PostCode></Address>
<Contacts><Contact><Order>2</Order><Surname>Nowak</Surname><Forename>Piotr</Forename>
<Relationship>PAF</Relationship><Responsibility>false</Responsibility><Address><AddressLines>
<AddressLine1>3 High Street</AddressLine1></AddressLines></Address></Contact>
<Contact><Order>1</Order><Title>Mrs</Title><Surname>Nowak</Surname><Forename>Joanna</Forename>
<Relationship>PAM</Relationship><Responsibility>true</Responsibility>
<Address><AddressAsPupil>true</AddressAsPupil></Address>
<Phones><Phone><TelephoneType>M</TelephoneType><PhoneNo>07700 900123</PhoneNo></Phone></Phones>
<Email>j@example.org</Email></Contact></Contacts></Pupil></CTFpupilData></CTfile>"""


@pytest.mark.parametrize(
    ("encoding", "separator"),
    [("utf-8", ","), ("utf-8-sig", ";"), ("utf-16", "\t"), ("utf-8", "\t")],
)
def test_a_list_reads_the_same_however_it_was_saved(
    tmp_path: Path, encoding: str, separator: str
) -> None:
    file = write(tmp_path / "a", [ANNA, ZOE], encoding=encoding, separator=separator)
    found = gathered(file)
    assert found.refused == ()
    assert [(c.line, c.name, c.details["born"]) for c in found.children] == [
        (2, "Anna Smith", "2018-05-04"),
        (3, "Zoë O'Brien-Łuk", "2021-09-03"),
    ]


def test_windows_letters_are_read_as_they_were_typed(tmp_path: Path) -> None:
    row = ("", "Zoë", "O’Brien", "Oak", "3", "04/05/2018")
    sheet = read_file(write(tmp_path / "a.csv", [row], encoding="cp1252"))
    assert sheet.how.startswith("Read as Windows-1252")
    assert sheet.lines[0].cells[1:3] == ("Zoë", "O’Brien")


def test_titles_above_the_headings_and_empty_lines_count_as_nothing(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("Pupils of 2026\n\nForename,Surname\n,,\n Ann , Lee \n\n", "utf-8")
    assert [(c.line, c.name) for c in gathered(file).children] == [(5, "Ann Lee")]


@pytest.mark.parametrize(
    ("headings", "system", "meaning"),
    [
        (SIMS, "SIMS", ("", "surname", "forename", "school_class", "year", "born", "1.priority")),
        (ARBOR, "Arbor", ("", "forename", "surname", "school_class")),
        (BROMCOM, "Bromcom", ("", "forename", "surname", "school_class", "year")),
        (
            ("Pupil Name", "Parent/Carer 1 - Email", "Contact 2 Address Line 1", "Contact 2"),
            "no system that is known",
            ("name", "1.email", "2.address_part", "2.name"),
        ),
    ],
)
def test_headings_are_known_by_the_system_they_come_from(
    headings: tuple[str, ...], system: str, meaning: tuple[str, ...]
) -> None:
    found = guess(headings)
    assert (found.system, tuple(found.meant.values())) == (system, meaning)


def test_ordinary_columns_are_known_and_a_lost_one_that_matters_is_named() -> None:
    house = ("House Name/Number and Street", "Town")
    contact = tuple(f"Contact 1 {each}" for each in ("House name or number", "Street", "Town"))
    first = ("Contact 1 Name", "PR", "Priority")
    found = guess((*house, "NCY", *contact, *first, "Contact 2 Name", "PR (2)", "Court order 1"))
    assert list(found.meant.values()) == [
        *("address_part", "address_part", "year", "1.address_part", "1.address_part"),
        *("1.address_part", "1.name", "1.responsibility", "1.priority", "2.name"),
        *("2.responsibility", "1.court_order"),
    ]
    assert weighty(["Access restrictions", "Safeguarding alert", "Estranged from", "Adno"]) == [
        *("Access restrictions", "Safeguarding alert", "Estranged from")
    ]
    assert weighty(["Dinner money", "Father's PR?", "Old address"]) == [
        "Father's PR?",
        "Old address",
    ]


def test_a_list_without_names_or_with_two_columns_for_one_thing_is_said() -> None:
    assert "No column holds the names" in problems({"A": "upn"})[0]
    assert "Two columns mean Class" in " ".join(
        problems({"A": "name", "B": "school_class", "C": "school_class"})
    )
    assert problems({"A": "name", "B": "address_part", "C": "address_part"}) == []


def test_an_excel_file_reads_with_its_own_dates_and_numbers(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["Notes", "nothing here"])
    sheet = book.create_sheet("Pupils")
    sheet.append(["Our school"])
    sheet.append([*HEADINGS, "Contact 1 Name", "Contact 1 Phone"])
    sheet.append([None, "Anna", "Smith", "Oak", 3, date(2018, 5, 4), "Mrs Jo Smith", 7700900123])
    book.save(tmp_path / "a.xlsx")
    (child,) = gathered(tmp_path / "a.xlsx").children
    assert (child.line, child.pupil["year"], child.details["born"]) == (3, "3", "2018-05-04")
    assert child.adults[0].carer["phone"] == "07700900123", "Excel took the 0 away"


def test_a_zip_bomb_and_a_declared_entity_are_not_unpacked(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/worksheets/sheet1.xml", b" " * 70_000_000)
    with pytest.raises(Refused, match="unpacks to far more"):
        read_file(bomb)
    sly = tmp_path / "sly.xlsx"
    with zipfile.ZipFile(sly, "w") as package:
        package.writestr("xl/workbook.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    with pytest.raises(Refused, match="was not read"):
        read_file(sly)
    half = tmp_path / "half.xlsx"
    whole = io.BytesIO()
    Workbook().save(whole)
    half.write_bytes(whole.getvalue()[:2000])
    with pytest.raises(Refused, match="no Excel file"):
        read_file(half)


def test_a_common_transfer_file_brings_pupil_address_and_adults_in_their_order(
    tmp_path: Path,
) -> None:
    file = tmp_path / "a.xml"
    file.write_text(CTF.format(upn=upn(7)), "utf-8")
    (child,) = gathered(file).children
    assert (child.name, child.pupil["year"], child.details["upn"]) == ("Zosia NOWAK", "3", upn(7))
    assert child.details["address"] == "12 Mill Lane\nOakfield"
    assert child.details["language"] == "Polish"
    mother, father = child.adults
    assert (mother.carer["forename"], mother.tie["relationship"]) == ("Joanna", "Mother")
    assert mother.tie["responsibility"] == "yes"
    assert mother.carer["address"] == child.details["address"]
    assert (father.tie["responsibility"], father.carer["address"]) == ("no", "3 High Street")


@pytest.mark.parametrize(
    ("element", "noted", "named"),
    [
        ("<CourtOrder>Non-molestation order</CourtOrder>", {"court_order": "yes"}, ""),
        ("<Court_Orders>12/03/2025</Court_Orders>", {"court_order": "yes"}, ""),
        (
            "<CourtOrder>No</CourtOrder><CourtOrder>see file</CourtOrder>",
            {"court_order": "yes"},
            "",
        ),
        ("<NoContact>Unknown</NoContact>", {"no_contact": "yes"}, ""),
        ("<CourtOrder>false</CourtOrder>", {"court_order": "no"}, ""),
        ("<Responsibility>false</Responsibility>", {"responsibility": "no"}, ""),
        ("<CourtOrder><Kind>C8</Kind></CourtOrder>", {}, "Contact 1 Court order kind"),
        ("<Restrictions>Ask</Restrictions>", {}, "Contact 1 Restrictions"),
        ("<Comment>Dad not to collect</Comment>", {}, "Contact 1 Comment"),
        ("<Gender>F</Gender>", {}, ""),
    ],
)
def test_what_a_transfer_file_says_of_orders_is_read_as_carefully_as_a_list(
    tmp_path: Path, element: str, noted: dict[str, str], named: str
) -> None:
    said = "<Responsibility>true</Responsibility>\n<Address>"
    text = CTF.format(upn=upn(7)).replace(said, said.replace("\n", f"{element}\n"))
    (tmp_path / "a.xml").write_text(text, "utf-8")
    sheet = read_file(tmp_path / "a.xml")
    (child,) = gathered(tmp_path / "a.xml").children
    mother = child.adults[0]
    assert {name: mother.tie.get(name) for name in noted} == noted
    assert bool(child.doubts) == ("yes" in noted.values() or "responsibility" in noted)
    unread = [each for each in sheet.headings if not sheet.meant.get(each)]
    assert weighty(unread, sheet) == ([named] if named else [])


def test_an_order_in_an_attribute_and_adults_whom_there_is_no_room_for_are_said(
    tmp_path: Path,
) -> None:
    more = "".join(f"<Contact><Surname>No{n}</Surname></Contact>" for n in range(5))
    text = CTF.format(upn=upn(7)).replace("</Contacts>", f"{more}</Contacts>")
    text = text.replace("<Contact><Order>2", '<Contact CourtOrder="pending"><Order>2')
    (tmp_path / "a.xml").write_text(text, "utf-8")
    sheet = read_file(tmp_path / "a.xml")
    (child,) = gathered(tmp_path / "a.xml").children
    assert child.adults[1].tie["court_order"] == "yes"
    unread = [each for each in sheet.headings if not sheet.meant.get(each)]
    assert unread == ["Contacts after the first 6"]
    assert sheet.lines[0].cells[-1] == "No4"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('<!DOCTYPE x [<!ENTITY a "b">]><CTfile><CTFpupilData/></CTfile>', "declares entities"),
        ("<CTfile><CTFpupilData><Pupil>", "not whole"),
        ("<other/>", "no Common Transfer File"),
        ("<a>" * 40, "nested too deeply"),
    ],
)
def test_what_is_no_common_transfer_file_is_refused(
    tmp_path: Path, text: str, sentence: str
) -> None:
    (tmp_path / "a.xml").write_text(text, "utf-8")
    with pytest.raises(Refused, match=sentence):
        read_file(tmp_path / "a.xml")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b"one\n1\n", "No headings were found"),
        (b"Ann,Lee,2018-05-04\nBo,Day,2018-06-01\n", "No headings were found"),
        (b"\x00\x01\x02\x03,\x00", "no list that can be read"),
        (b"Forename,Surname\n" + b"A,B\n" * 20_001, "more than 20,000 lines"),
    ],
)
def test_what_is_no_list_is_refused(tmp_path: Path, content: bytes, sentence: str) -> None:
    (tmp_path / "a.csv").write_bytes(content)
    with pytest.raises(Refused, match=sentence):
        read_file(tmp_path / "a.csv")
    with pytest.raises(Refused, match="no file"):
        read_file(tmp_path / "b.csv")


def test_adults_side_by_side_are_called_in_the_order_of_their_columns(tmp_path: Path) -> None:
    headings = ("Name", "Contact 2 Name", "Contact 1 Name", "Contact 1 Priority")
    rows = [("Ann Lee", "Al Lee", "Jo Lee", ""), ("Bo Day", "", "Di Day", "3")]
    ann, bo = gathered(write(tmp_path / "a.csv", rows, headings)).children
    assert [(a.carer["forename"], a.tie.get("priority")) for a in ann.adults] == [
        ("Jo", "1"),
        ("Al", "2"),
    ]
    assert [each.tie.get("priority") for each in bo.adults] == ["3"]


def test_a_giant_cell_an_open_quote_and_a_cell_too_many_cost_only_their_line(
    tmp_path: Path,
) -> None:
    file = tmp_path / "a.csv"
    giant = "x" * 1_000_000
    rows = ["Ann,Lee,Oak", f"{giant},Lee,Oak", "Bo,Day,Oak,more", 'Cy,"Fox,Oak']
    rows += ["Di,Fox,Oak,"] * 100
    file.write_text("Forename,Surname,Class\n" + "\n".join(rows), "utf-8")
    found = gathered(file)
    assert [child.name for child in found.children] == ["Ann Lee"]
    said = {each.line: each.why for each in found.refused}
    assert "1,000,000 characters" in said[3]
    assert "more cells than" in said[4]
    assert said.keys() == {3, 4, 5}


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_list_none_of_whose_headings_are_known_is_mapped_by_hand(
    tmp_path: Path, kind: str
) -> None:
    lines = [("Pupils", "", ""), ("Given", "Fam. part", "Grp"), ("Ann", "Lee", "Oak")]
    file = tmp_path / f"a.{kind}"
    if kind == "csv":
        file.write_text("\n".join(";".join(line) for line in lines), "utf-8")
    else:
        book = Workbook()
        book.active.append(["Notes on this file"])
        sheet = book.create_sheet("List")
        for line in lines:
            sheet.append(line)
        book.save(file)
    found = read_file(file)
    assert found.headings == ("Given", "Fam. part", "Grp")
    assert "line 2 is taken for the headings" in found.how
    assert problems(guess(found.headings).meant), "nothing is taken in before somebody says what"
    meant = {"Given": "forename", "Fam. part": "surname", "Grp": "school_class"}
    (child,) = gather(found, meant, date(2026, 3, 2)).children
    assert (child.line, child.name) == (3, "Ann Lee")
