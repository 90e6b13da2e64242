"""Forms about the people of a case: their parents, flags, who somebody is, which other case."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from screens.staff.base import StaffScreen
from screens.staff.cases.record_page import RecordPage
from screens.staff.gently import gently
from screens.staff.labels import names_of
from screens.staff.pick import Pick
from screens.times import day
from screens.widgets.columns import Column
from screens.widgets.dialogs import Confirm, Dialog
from screens.widgets.listing import Row
from store.cases import casework, let_in, named
from store.cases.act_fields import AGREED
from store.cases.acts import acts
from store.cases.case import Case
from store.cases.case_parts import OPEN
from store.cases.kinds import PARENTS
from store.drawers.moves import WARNING
from store.errors import Refused
from store.fields import Field
from store.involved import flags, involving, links, telling, told_children
from store.involved.kinds import ADDED
from store.involved.parents import in_turn, last_of
from store.involved.people import CARER, PUPIL, STAFF, CasePerson, children, short_roles, with_added
from store.roll.book import find_pupils
from store.school.due import due_at
from store.signing_in.session import Session

NOBODY, ANOTHER = "nobody", "another"
NO_CHILD_YET = "No child is in this case yet"
NO_ONE = ("Nobody knows the child, or none is in it", "")
"""The row of the choice that says it of no child."""
LOOK_AGAIN = "5 working days"
"""After so long parents who were not told are looked at again: no weekend, or as it is written."""
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


def ask_parents(page: RecordPage, case: Case, child: CasePerson | None, step: str = "") -> None:
    """Have a child chosen, where there are several, and said whether their parents were told.

    Where none is in it one is named first: what is said of nobody's parents is said of no child.
    """
    found = in_turn(case)
    if not found:
        _name_child(page, case, step)
        return
    if len(found) == 1 or child in found:
        parents(page, case, child if child in found else found[0], step)
        return
    rows = [Row(each.id, (each.name, short_roles(each), _so_far(case, each))) for each in found]

    def chosen(id: str | None) -> None:
        if id is not None:
            one = next(each for each in found if each.id == id)
            page.attempt(lambda: parents(page, case, one, step))

    columns = (Column("Child"), Column("Roles", 16), Column("Their parents", 16))
    page.app.push_screen(Pick("Whose parents?", columns, rows, empty=""), chosen)


def _name_child(page: RecordPage, case: Case, step: str) -> None:
    """Have the child named whose parents are meant, or it said that nobody knows them."""
    told = {each["name"]: each for each in told_in(page, case)}
    rows = [Row(each, (each, said["detail"])) for each, said in told.items()]
    rows += [Row(ANOTHER, ("Another child" if told else "Name the child", "")), Row(NOBODY, NO_ONE)]

    def then() -> None:
        if isinstance(page.record, Case):
            ask_parents(page, page.record, None, step)

    def chosen(id: str | None) -> None:
        if id == NOBODY:
            page.attempt(lambda: parents(page, case, None, step))
        elif id is not None:
            page.attempt(lambda: add_person(page, case, told.get(id, {}), then, f"{PARENTS}:{id}"))

    columns = (Column("Whose parents?"), Column("Class", 16))
    page.app.push_screen(Pick(NO_CHILD_YET, columns, rows, empty=""), chosen)


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


def _so_far(case: Case, child: CasePerson) -> str:
    told = last_of(case, child.id)
    return {"yes": "told", "no": "not told"}.get(told.told, "") if told else "not said yet"


def parents(page: RecordPage, case: Case, child: CasePerson | None, step: str = "") -> None:
    """Have it said whether the parents of a child were told; with no child in it, of all."""
    every = acts(page.session.public, case.kept_from, about=named.about(case))
    act = telling.of_case(page.session, page.drawer, every[PARENTS], case)
    agree = telling.agreeing(page.session, page.drawer, case)
    now = page.clock()
    again = due_at(LOOK_AGAIN, now, page.session.public.calendar)[:10]
    begins = {"when": f"{now:%Y-%m-%d %H:%M}", "again": again, **telling.proposed(case)}
    begins |= {AGREED: agree[0].id} if len(agree) == 1 else {}
    if child is None:
        page.ask(
            act.title,
            act.fields,
            lambda said: page.tried(
                lambda: casework.do(page.drawer, case, act, said, page.clock(), step=step),
                f"Saved: {act.done}.",
            ),
            form=page.draft_name(act.kind),
            values=begins,
            intro=_first(case, telling.UNKNOWN),
            sure=gently(act.fields),
        )
        return
    adults = telling.adults(page.session, child)
    fields = telling.fields(act, adults)
    warned = {each.id: each.words for each in adults if each.warning}

    def sure(said: Mapping[str, str]) -> Dialog[Any] | None:
        if words := warned.get(said.get(telling.CARER, "")):
            text = f"{words}\n\nWere they really told? If nobody has yet, go back and ask first."
            return Confirm("Look at this first", text, "They were told", "Go back", careful=True)
        return gently(fields)(dict(said))

    page.ask(
        f"{act.title} · {child.name}",
        fields,
        lambda said: page.tried(
            lambda: telling.record(
                page.session, page.drawer, case, child.id, act, said, page.clock(), step=step
            ),
            f"Saved: {act.done}.",
        ),
        form=page.draft_name(f"{act.kind}:{child.id}"),
        values=begins,
        intro=_first(case, telling.beside(page.session, child)),
        sure=sure,
    )


def _first(case: Case, beside: str) -> str:
    """Return what comes before parents are told: advice, where a step asks for it, and flags."""
    return "\n".join(part for part in (telling.advice_first(case), beside) if part)


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
