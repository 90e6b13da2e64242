"""Which letters share an envelope: one home's, never two strangers', none of who is kept away."""

from pathlib import Path

from store.consents import envelopes, printing
from store.roll import book
from tests.made_up import School
from tests.store.consents.letter_stage import HEADINGS, ready, write_about
from tests.store.roll import lists

FORGE = ("The Old Forge, Mill Lane", "OX1 1AA")
NUMBER = ("4 Mill Lane", "OX1 1AA")


Row = tuple[str, ...]


def row(child: str, name: str, school_class: str, where: Row, order: str) -> Row:
    own = (child, name, school_class, school_class[:1], "")
    mum = ("Mrs", "Mum", name, "Mother", "Yes", *where, "", "No")
    return (*own, *mum, "Mr", "Dad", name, "Father", "Yes", *where, "", order)


def bags(school: School, folder: Path, *rows: Row) -> list[tuple[bool, str, list[str]]]:
    """Return what each envelope holds: whether it is apart, whose bag, and letters' adults."""
    office = ready(school)
    lists.take_in(office, lists.write(folder / "a.csv", rows, HEADINGS))
    known = book.read(office)
    found = envelopes.envelopes(write_about(office, "internet"), known)
    return [
        (e.apart, known.pupils[e.pupil.id].name, [known.carers[x.carer].name for x in e.letters])
        for e in found
    ]


def test_parents_in_a_named_house_share_one_and_others_of_that_name_do_not(
    school: School, tmp_path: Path
) -> None:
    found = bags(
        school,
        tmp_path,
        row("Ann", "Lee", "1A", FORGE, "No"),
        row("Bo", "Lee", "2A", FORGE, "No"),
        row("Cy", "Day", "1A", FORGE, "No"),
    )
    lee = ["Mr Dad Lee", "Mr Dad Lee", "Mrs Mum Lee", "Mrs Mum Lee"]
    assert [(child, sorted(adults)) for _, child, adults in found] == [
        ("Cy Day", ["Mr Dad Day", "Mrs Mum Day"]),
        ("Ann Lee", lee),
    ]


def test_who_is_kept_away_from_one_child_is_in_no_bag_with_a_letter_about_another(
    school: School, tmp_path: Path
) -> None:
    rows = (row("Ann", "Lee", "1A", NUMBER, "Yes"), row("Bo", "Lee", "2A", NUMBER, "No"))
    found = bags(school, tmp_path, *rows)
    assert [(apart, sorted(set(adults))) for apart, _, adults in found] == [
        (False, ["Mrs Mum Lee"]),
        (True, ["Mr Dad Lee"]),
    ]
    office = ready(school)
    letters = write_about(office, "pictures")
    apart = [each for each in printing.copies(office, letters) if each.apart]
    assert [(each.carer.name, each.pupil.name) for each in apart] == [("Mr Dad Lee", "Bo Lee")]


def test_letters_of_one_class_and_initial_show_different_pictures(
    school: School, tmp_path: Path
) -> None:
    office = ready(school)
    rows = [row("Mia", f"Name{letter}", "1A", NUMBER, "No") for letter in "ABCDEFGH"]
    lists.take_in(office, lists.write(tmp_path / "a.csv", rows, HEADINGS))
    pictures = [each.picture for each in write_about(office, "internet")]
    assert len(set(pictures)) == len(pictures) == 16
