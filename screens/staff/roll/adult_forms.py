"""What is filled in about an adult of a child, in front of the child's page."""

from screens.staff.base import StaffScreen
from screens.staff.pick import Pick
from screens.widgets.columns import Column
from screens.widgets.listing import Row
from store.roll import book, changing, couples
from store.roll.carers import Carer
from store.roll.pupils import Pupil
from store.roll.ties import Tie
from store.signing_in.session import Session

ASKS_FIRST = "The next list does not take it back: it asks first."
SHARED = "Name, address and how to reach them hold for all of their children. "


class Page(StaffScreen[None]):
    """The page of a child, which shows anew what was filled in."""

    def show(self) -> None:
        """Show everything anew."""


def add(page: Page, pupil: Pupil) -> None:
    """Add an adult who is not known yet."""

    def added(said: dict[str, str]) -> None:
        changing.add_adult(page.session, pupil.id, said, page.clock())
        page.show()

    page.ask(
        f"An adult of {pupil.name}",
        changing.CARER_FIELDS,
        added,
        form=f"carer@{pupil.id}",
        values={"responsibility": "unknown", "court_order": "no", "no_contact": "no"},
        sure=lambda said: _judge(page, said),
    )


def join(page: Page, pupil: Pupil) -> None:
    """Let an adult of another child be one of this child's too."""
    pick = Pick(
        f"Who is an adult of {pupil.name} too?",
        (Column("Adult"), Column("Of")),
        _others(page.session, pupil.id),
        empty="No other adult is known.",
        search=True,
    )

    def joined(carer: str | None) -> None:
        if carer and page.attempt(
            lambda: changing.join_adult(page.session, pupil.id, carer, page.clock())
        ):
            page.show()

    page.app.push_screen(pick, joined)


def change(page: Page, pupil: Pupil, tie: Tie, carer: Carer) -> None:
    """Put right what is wrong about an adult, for this child."""

    def corrected(said: dict[str, str]) -> None:
        changing.correct_adult(page.session, tie, said, page.clock())
        page.post_message(StaffScreen.CarryNow())  # a code that has ended is to open nothing now
        page.show()

    several = len(book.children_of(page.session, carer.id)) > 1
    page.ask(
        f"{carer.name} · {pupil.name}",
        (*changing.CARER_FIELDS, *changing.REASONS),
        corrected,
        form=f"tie@{tie.pupil}-{tie.carer}",
        values=changing.carer_values(carer, tie),
        intro=(SHARED if several else "") + ASKS_FIRST,
        sure=lambda said: _judge(page, said),
    )


def take_off(page: Page, pupil: Pupil, tie: Tie, carer: Carer) -> None:
    """Note that an adult is none of this child's any more."""

    def taken_off(said: dict[str, str]) -> None:
        changing.end_tie(page.session, tie, said["why"], page.clock())
        page.post_message(StaffScreen.CarryNow())
        page.show()

    page.ask(
        f"Take {carer.name} off",
        changing.END_FIELDS,
        taken_off,
        form=f"end@{tie.pupil}-{tie.carer}",
        intro=f"No letter for {pupil.name} goes to them any more, and those they have end. "
        "What they permitted waits for a second look (Consents); a no stands.",
        save="Take off",
    )


def _others(session: Session, pupil: str) -> list[Row]:
    everything = book.read(session)
    here = {tie.carer for tie in everything.ties.get(pupil, [])}
    children: dict[str, list[str]] = {}
    for id, found in everything.ties.items():
        for tie in found:
            if id in everything.pupils:
                children.setdefault(tie.carer, []).append(everything.pupils[id].called)
    rows = [
        Row(id, (carer.name, ", ".join(children.get(id, []))))
        for id, carer in everything.carers.items()
        if id not in here
    ]
    return sorted(rows, key=lambda row: row.cells[0].casefold())


def _judge(page: Page, said: dict[str, str]) -> None:
    couples.judge(said)
    changing.judged(said, page.clock().date())
