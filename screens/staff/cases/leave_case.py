"""Taking something that was told out of its case: back to the desk, or into another case."""

from collections.abc import Sequence

from screens.staff.cases.record_page import RecordPage
from screens.staff.deeds import Deed
from screens.staff.worries import worry_told
from store.fields import Choice, Field, Kind
from store.worries import triage
from store.worries.worries import Worry

MOVE = Deed("move", "m", "Move what was told")
SAID = "Moved. The histories of both cases say so, with why."
_KEPT = "Both histories say so. Whom its case is kept from, it stays kept from."


def ask_where(page: RecordPage, worries: Sequence[Worry]) -> None:
    """Have it said where one of a case's `worries` belongs, and why."""
    public, by_id = page.session.public, {worry.id: worry for worry in worries}
    names = tuple(Choice(id, worry_told.heading(each, public)) for id, each in by_id.items())
    which = Field("worry", "What was told", Kind.CHOICE, True, choices=names)
    page.ask(
        MOVE.title,
        (
            *((which,) if len(names) > 1 else ()),
            *triage.leaving_fields(page.drawer, worries[0].case),
        ),
        lambda said: page.tried(
            lambda: triage.leave_case(
                public,
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
