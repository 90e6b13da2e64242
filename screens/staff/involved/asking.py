"""Forms about the people of a case: flags, who somebody is, which other case."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from screens.staff.base import StaffScreen
from screens.staff.cases.record_page import RecordPage
from screens.staff.gently import gently
from screens.staff.labels import names_of
from screens.times import day
from screens.widgets.dialogs import Confirm
from screens.widgets.listing import Row
from store.cases import let_in, named
from store.cases.acts import acts
from store.cases.case import Case
from store.cases.case_parts import OPEN
from store.drawers.moves import WARNING
from store.errors import Refused
from store.fields import Field
from store.involved import flags, involving, links, telling, told_children
from store.involved.kinds import ADDED
from store.involved.people import CARER, PUPIL, STAFF, CasePerson, children, with_added
from store.roll.book import find_pupils
from store.signing_in.session import Session

NOBODY, ANOTHER = "nobody", "another"
NO_ROLL = "Nobody in the roll is called so. A typed name stays as it is."
NO_CASE = (
    "No other case that you open can be linked with it: it is, or a link would tell somebody what "
    "is kept from them."
)


def who_rows(session: Session, case: Case, person: CasePerson) -> list[Row]:
    """Return whom somebody in a case may be: pupils, their carers in it, adults at school."""
    rows = [
        Row(f"{PUPIL}:{each.id}", (each.name, each.school_class or "no class"), "", "pupil")
        for each in find_pupils(session)
    ]
    rows += [
        Row(f"{PUPIL}:{each.id}", (each.name, "has left"), "quiet", "pupil")
        for each in find_pupils(session, gone=True)
    ]
    # Who is called like it comes first.
    names = set(person.name.casefold().split())
    rows.sort(key=lambda row: -len(names & set(row.cells[0].casefold().split())))
    carers = {
        f"{CARER}:{adult.id}": Row(
            f"{CARER}:{adult.id}", (adult.words, f"of {child.name}"), "", "carer"
        )
        for child in children(case)
        for adult in telling.adults(session, child)
    }
    adults = session.public.adults()
    staff = [Row(f"{STAFF}:{p.id}", (p.name, "at school"), "", "adult") for p in adults]
    nobody = [Row(NOBODY, ("Nobody of these: take it back", ""), "quiet")] if person.tie else []
    if person.is_child:
        return [*rows, *carers.values(), *staff, *nobody]
    return [*carers.values(), *staff, *rows, *nobody]


def case_rows(session: Session, case: Case, now: datetime) -> tuple[list[Row], dict[str, Case]]:
    """Return the cases that may be linked with one: who is in both first, then the newest."""
    names = {each.name.casefold() for each in case.people}
    ties = {each.tie for each in case.people if each.tie}
    found = sorted(links.possible(session, case), key=lambda each: each.opened_at, reverse=True)

    def shared(other: Case) -> bool:
        return any(p.name.casefold() in names or p.tie in ties for p in other.people)

    found.sort(key=lambda each: not shared(each))
    rows = [
        Row(
            each.id,
            (
                f"{each.number}  {each.title}",
                ", ".join(p.name for p in each.people),
                day(each.opened_at, now),
            ),
            "" if each.state == OPEN else "quiet",
            "same" if shared(each) else "",
        )
        for each in found
    ]
    return rows, {each.id: each for each in found}


def told_in(page: RecordPage, case: Case) -> list[dict[str, str]]:
    """Return name and class of each child who is told of and not in the case yet."""
    rows = page.drawer.rows("worry", parent=case.id)
    worries = [page.drawer.get(row.subject) for row in rows]
    return told_children.proposed(page.session, case, worries)


def add_person(
    page: RecordPage,
    case: Case,
    told: Mapping[str, str],
    then: Callable[[], object] = lambda: None,
    draft: str = ADDED,
) -> None:
    """Have a person added with their roles, beginning with what was told; `then` what follows."""
    act = acts(page.session.public)[ADDED]
    act = involving.with_pupils(page.session, act, told.get("name", ""))

    def added(said: Mapping[str, str]) -> None:
        tried(
            page,
            case,
            lambda: involving.put_in(page.session, page.drawer, case, act, said, page.clock()),
            "Saved. R says which pupil of the roll this is.",
        )
        then()

    page.ask(
        act.title,
        act.fields,
        added,
        form=page.draft_name(draft),
        values=told,
        sure=asks_first(page, case, act.fields, lambda said: with_added(case, said)),
    )


def asks_first(
    page: RecordPage,
    case: Case,
    fields: Sequence[Field],
    people: Callable[[Mapping[str, str]], tuple[CasePerson, ...]],
) -> Callable[[dict[str, str]], Confirm | None]:
    """Return what asks once more before it is written who somebody is.

    Where one more would read the case then, and gently about the words. `people` are those of the
    case as they are once it is written.
    """
    gentle = gently(fields)

    def look(said: dict[str, str]) -> Confirm | None:
        found = let_in.would_be(page.session, page.drawer, case, people(said))
        if not found:
            return gentle(said)
        who = found[0].label
        text = (
            f"Whom you name decides nothing in it, and nobody else is left beside you. {who} can "
            f"read all of it from then on, and say whether it is about them.\n\n{WARNING}"
        )
        return Confirm(
            f"Let {who} read it?", text, "Save, and let them in", "Go back", careful=True
        )

    return look


def tried(page: RecordPage, case: Case, write: Callable[[], object], sentence: str) -> None:
    """Write who somebody is; say `sentence`, or what follows where that names a colleague.

    Somebody says then whether it is about what they did; who reads it for that is named.
    """
    known, was = named.to_say(case), page.held_by
    page.tried(write, sentence)
    new = " and ".join(each.name for each in named.to_say(page.record) if each not in known)
    if new:
        let_in = tuple(id for id in page.held_by if id not in was)
        others = names_of(page.session.public, let_in)
        reads = f" {others} can read it now: nobody else is left to say so." if others else ""
        page.say(f"Saved. H, then W: say whether it is about what {new} did.{reads}")


def flag(page: StaffScreen[Any], pupil: str, name: str) -> None:
    """Have a flag set on a pupil of the roll.

    Raises:
        Refused: the child is not tied to the roll, or this session may not.
    """
    if not flags.may(page.session):
        raise Refused(flags.MAY_NOT)
    if not pupil:
        raise Refused(f"Say first which pupil {name} is (R): then the flag follows them.")
    page.ask(
        f"A flag · {name}",
        flags.FIELDS,
        lambda said: flags.set_flag(page.session, pupil, said, page.clock()),
        form=f"flag@{pupil}",
        values={"since": page.clock().date().isoformat()},
        intro="Whoever holds the safeguarding drawer sees it in every case of the child.",
    )
