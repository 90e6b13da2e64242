"""A code on the office's screen for a parent who stands there: child, adult, then the square."""

from typing import Any

from screens.staff.base import StaffScreen
from screens.staff.pick import Pick
from screens.staff.roll.roll_words import place_of
from screens.staff.to_parents.qr_page import QrPage
from screens.widgets.columns import Column
from screens.widgets.listing import Row
from store.consents import addressed, overview, printing
from store.consents.addressed import Addressed
from store.errors import Refused
from store.roll import book

NO_ADULT = "No adult with a say is known for this child. The roll says who is."


def show_office_code(screen: StaffScreen[Any]) -> None:
    """Have child and adult picked; show a code that ends with the day.

    Raises:
        Refused: no address leads to the parents' form.
    """
    printing.require_address(screen.session)
    found = book.find_pupils(screen.session)
    rows = [Row(each.id, (each.called, place_of(each))) for each in found]
    pick = Pick(
        "Which child?",
        (Column("Child"), Column("")),
        rows,
        empty="No pupil is on the roll.",
        search=True,
        also={id: " ".join(names) for id, names in book.adult_names(screen.session).items()},
    )
    screen.app.push_screen(pick, lambda id: _child(screen, id) if id else None)


def _child(screen: StaffScreen[Any], pupil: str) -> None:
    session, today = screen.session, screen.clock().date()
    forms = overview.forms_for(session, pupil, today)
    found = addressed.find(session, forms, today, pupils=[pupil]).addressed
    if not found:
        screen.attempt(lambda: _refuse(NO_ADULT))
        return
    rows = [
        Row(each.carer.id, (each.carer.name or "No name", each.tie.relationship)) for each in found
    ]
    pick = Pick(
        f"Who stands here? {found[0].pupil.called}", (Column("Adult"), Column("")), rows, empty=""
    )
    by_id = {each.carer.id: each for each in found}
    screen.app.push_screen(pick, lambda id: _show(screen, by_id[id]) if id else None)


def _show(screen: StaffScreen[Any], each: Addressed) -> None:
    now, made = screen.clock(), list[str]()

    def link() -> None:
        letter, _, address = printing.on_screen(screen.session, each, now, now.date())
        made.extend((address, letter.picture))

    if screen.attempt(link):
        screen.post_message(StaffScreen.CarryNow())
        address, word = made
        school = screen.session.public.school
        title = f"{school}: picture {word}. For today only. It opens in a moment."
        screen.app.push_screen(QrPage(address, title))


def _refuse(sentence: str) -> None:
    raise Refused(sentence)
