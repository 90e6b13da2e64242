"""An office ready to write to parents: an address for the form, and made-up families."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from store.carrying import board
from store.consents import addressed, letters, links, making, printing, wording
from store.consents.letters import Letter
from store.drawers.drawer import Fact
from store.school.public_list import OFFICE
from store.signing_in.session import Session
from tests.made_up import NOW, School
from tests.store.roll import lists

HOST = "https://forms.oakfield.example"
HEADINGS = (
    *("Forename", "Surname", "Class", "Year", "Date of birth"),
    *("Contact 1 Title", "Contact 1 Forename", "Contact 1 Surname", "Contact 1 Relationship"),
    *("Contact 1 Parental responsibility", "Contact 1 Address", "Contact 1 Postcode"),
    *("Contact 1 Home language", "Contact 1 Court order"),
    *("Contact 2 Title", "Contact 2 Forename", "Contact 2 Surname", "Contact 2 Relationship"),
    *("Contact 2 Parental responsibility", "Contact 2 Address", "Contact 2 Postcode"),
    *("Contact 2 Home language", "Contact 2 Court order"),
)
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
TODAY, LATER = NOW.date(), NOW + timedelta(hours=1)


def ready(school: School, host: str = HOST) -> Session:
    """Sign the office in at a school whose form has an address."""
    office = school.sign_in("Mr Bell")
    object.__setattr__(office.public, "form_address", host)
    return office


def called(number: int) -> str:
    """Return a name no other number has, and that is no part of another."""
    return f"{LETTERS[number // 26]}o{LETTERS[number % 26].lower()}en"


def two_children_each(
    office: Session, folder: Path, children: int, *, order: str = "No", father: str = "Yes"
) -> None:
    """Take in children, two a family, with a mother at home and a father elsewhere."""
    rows = []
    for number in range(children):
        family, year = number // 2, number % 6 + 1
        name = called(family) + "son"
        own = (f"Kid{called(number)}", name, f"{year}A", str(year), f"0{number % 9 + 1}/05/2015")
        home = (f"{family + 1} Mill Lane, Oakfield", "OF1 1AB")
        other = (f"{family + 1} High Street, Oakfield", "OF2 2AB")
        mum = ("Mrs", f"Mum{called(family)}", name, "Mother", "Yes", *home, "Polish", "No")
        dad = ("Mr", f"Dad{called(family)}", name, "Father", father, *other, "", order)
        rows.append((*own, *mum, *dad))
    lists.take_in(office, lists.write(folder / "families.csv", rows, HEADINGS))


def send_out(office: Session, found: Sequence[Letter]) -> list[Letter]:
    """Say that letters were printed, without drawing any; return them as they are then."""
    drawer = office.drawer(OFFICE)
    drawer.record_all([Fact(letters.subject(e.id), letters.PRINTED, {}) for e in found], NOW)
    return [drawer.get(letters.subject(each.id)) for each in found]


def write_about(office: Session, *ids: str) -> list[Letter]:
    """Make letters about forms to everybody, not printed yet."""
    known = wording.current(office.home.desk.db, office.public)
    found = addressed.find(office, [known[id] for id in ids], NOW.date())
    made = making.make(office, found.addressed, "2026-03-20", NOW)
    return addressed.of_batch(office, made.batch)


def print_them(office: Session, folder: Path, found: list[letters.Letter]) -> dict[str, str]:
    """Print letters; return the token of each by the letter's id."""
    copies = printing.copies(office, found)
    printing.keep(office, copies, b"letters", folder, "letters.pdf", NOW)
    return {each.letter.id: each.token for each in copies}


def live(office: Session) -> set[bytes]:
    """Return the lookups that open something for whoever reads the board."""
    db = office.home.desk.db
    for row in db.query("SELECT key, body FROM pins ORDER BY counter"):
        kind = row["key"].partition(":")[0]
        if kind == board.LINKS:
            links.take_in(db, row["body"])
        elif kind == board.ENDED:
            links.take_ended(db, row["body"])
    return {row["lookup"] for row in db.query("SELECT lookup FROM links WHERE ended = 0")}


def now_known(office: Session) -> list[letters.Letter]:
    return sorted(office.drawer(OFFICE).records(letters.NOUN), key=lambda each: each.id)
