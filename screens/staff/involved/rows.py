"""The rows of a child's page: cases, who may be the same child, family, flags."""

from datetime import datetime

from screens.times import day
from screens.widgets.listing import Row
from store.cases.case_parts import OPEN
from store.drawers.record import Row as Found
from store.involved.children import Seen, Whole, whole
from store.involved.flags import Flag
from store.involved.people import PUPIL, short_roles
from store.involved.siblings import Sibling
from store.signing_in.session import Session

NO_MAYBE = "Nobody else of this name in what you may open."
NO_FAMILY = "No brothers or sisters in the roll: nobody has an adult or an address in common."
NO_FLAGS = "No plan, social worker or other flag. F sets one."
UNTIED = "Say in a case which pupil of the roll this is (J, then R): then this is known."


def case_row(seen: Seen, now: datetime) -> Row:
    """Return one case of a child."""
    case = seen.case
    cells = (f"{case.number}  {case.title}", short_roles(seen.person), day(case.opened_at, now))
    return Row(case.id, cells, "" if case.state == OPEN else "quiet", case.state)


def maybe_rows(child: Whole, now: datetime) -> list[Row]:
    """Return where a child may be as well: in cases, and in what was told in their name."""
    rows = [
        Row(
            f"{seen.case.id} {seen.person.id}",
            (
                where(seen),
                f"{seen.case.number}  {seen.case.title}",
                day(seen.case.opened_at, now),
            ),
            "warning",
            "maybe",
        )
        for seen in child.maybe
    ]
    told = [
        Row(row.subject, (row.title, _told_where(row), day(row.at, now)), "", "told")
        for row in child.told
    ]
    return [*rows, *told]


def _told_where(row: Found) -> str:
    return "told, in a case" if row.parent else "told, in no case"


def where(seen: Seen) -> str:
    """Return somebody in a case with their class."""
    return ", ".join(filter(None, (seen.person.name, seen.person.detail)))


def sibling_row(session: Session, each: Sibling) -> Row:
    """Return a brother or sister, with in how many cases they are."""
    count = len(whole(session, f"{PUPIL}:{each.pupil.id}").sure)
    cases = {0: "", 1: "1 case: "}.get(count, f"{count} cases: ")
    place = each.pupil.school_class if each.pupil.is_here else "has left"
    cells = (each.pupil.name, place, f"{cases}{each.why}")
    return Row(each.pupil.id, cells, "warning") if count else Row(each.pupil.id, cells)


def flag_row(flag: Flag, now: datetime) -> Row:
    """Return a flag: what, who says so, from when until when."""
    until = f"to {day(flag.until, now)}" if flag.until else ""
    what = " · ".join(filter(None, (flag.what.say, flag.worker, flag.contact, flag.detail)))
    cells = (what, flag.source, f"{day(flag.since, now)} {until}".strip())
    stands = flag.stands(now.date())
    return Row(flag.id, cells, "warning") if stands else Row(flag.id, cells, "quiet", "over")
