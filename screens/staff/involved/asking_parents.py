"""Having it said whether the parents of a child in a case were told, or why not."""

from collections.abc import Mapping
from typing import Any

from screens.staff.cases.record_page import RecordPage
from screens.staff.gently import gently
from screens.staff.involved.asking import ANOTHER, NOBODY, add_person, told_in
from screens.staff.pick import Pick
from screens.widgets.columns import Column
from screens.widgets.dialogs import Confirm, Dialog
from screens.widgets.listing import Row
from store.adults.of_family import worries_of
from store.cases import casework, named
from store.cases.act_fields import AGREED
from store.cases.acts import acts
from store.cases.case import Case
from store.cases.kinds import PARENTS
from store.involved import telling, told_parents
from store.involved.parents import in_turn, last_of
from store.involved.people import CasePerson, short_roles
from store.school.due import due_at

NO_CHILD_YET = "No child is in this case yet"
NO_ONE = ("Nobody knows the child, or none is in it", "")
"""The row of the choice that says it of no child."""
LOOK_AGAIN = "5 working days"
"""After so long parents who were not told are looked at again: no weekend, or as it is written."""


def ask(page: RecordPage, case: Case, child: CasePerson | None, step: str = "") -> None:
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
            ask(page, page.record, None, step)

    def chosen(id: str | None) -> None:
        if id == NOBODY:
            page.attempt(lambda: parents(page, case, None, step))
        elif id is not None:
            page.attempt(lambda: add_person(page, case, told.get(id, {}), then, f"{PARENTS}:{id}"))

    columns = (Column("Whose parents?"), Column("Class", 16))
    page.app.push_screen(Pick(NO_CHILD_YET, columns, rows, empty=""), chosen)


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
            intro=_first(page, case, telling.UNKNOWN),
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
        intro=_first(page, case, telling.beside(page.session, child)),
        sure=sure,
    )


def _first(page: RecordPage, case: Case, beside: str) -> str:
    """Return what comes before parents are told: advice, where a step asks for it, flags, and which
    parent told it."""
    told = told_parents.in_words(worries_of(page.drawer, case.id))
    return "\n".join(part for part in (telling.advice_first(case), beside, told) if part)
