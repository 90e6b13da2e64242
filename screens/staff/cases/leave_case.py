"""Taking something that was told out of its case: back to the desk, or into another case."""

from collections.abc import Sequence
from dataclasses import replace

from screens.staff.cases.record_page import RecordPage
from screens.staff.deeds import Deed
from screens.staff.worries import worry_told
from store.cases.case import Case
from store.drawers.drawer import Drawer
from store.errors import Refused
from store.fields import Choice, Field, Kind
from store.worries import triage
from store.worries.linking import why_stays
from store.worries.worry import Worry

MOVE = Deed("move", "m", "Move what was told")
SAID = "Moved. The histories of both cases say so, with why."
_KEPT = "Both histories say so. Whom its case is kept from, it stays kept from."


def ask_where(page: RecordPage, worries: Sequence[Worry]) -> None:
    """Have it said where one of a case's `worries` belongs, and why.

    Raises:
        Refused: nobody alone takes anything out of it.
    """
    public, by_id = page.session.public, {worry.id: worry for worry in worries}
    names = tuple(Choice(id, worry_told.heading(each, public)) for id, each in by_id.items())
    which = Field("worry", "What was told", Kind.CHOICE, True, choices=names)
    page.ask(
        MOVE.title,
        (
            *((which,) if len(names) > 1 else ()),
            *_where(page.drawer, worries),
        ),
        lambda said: page.tried(
            lambda: triage.leave_case(
                page.session,
                page.drawer,
                by_id[said.get("worry", names[0].id)],
                said,
                page.clock(),
            ),
            SAID,
        ),
        form=page.draft_name(MOVE.id),
        values={"worry": names[0].id},
        intro=_KEPT if len(names) > 1 else f"{names[0].label}. {_KEPT}",
        save="Move",
    )


def _where(drawer: Drawer, worries: Sequence[Worry]) -> tuple[Field, ...]:
    """Return what is asked, with those places only where one person may put one of them."""
    to, *then = triage.leaving_fields(drawer, worries[0].case)
    here = drawer.get(worries[0].case)
    if not isinstance(here, Case):
        return (to, *then)

    def why_not(place: str) -> list[str]:
        there = drawer.get(place) if place != triage.DESK else None
        other = there if isinstance(there, Case) else None
        return [why_stays(drawer, here, each, other) for each in worries]

    if why := next(filter(None, why_not(triage.DESK)), ""):
        places = tuple(each for each in to.choices if not all(why_not(each.id)))
        if not places:
            raise Refused(why)
        to = replace(to, choices=places, hint=why)
    return (to, *then)
