"""Having a worry put into a case that is there, with who told it as a person of that case."""

from collections.abc import Callable

from screens.staff.cases.record_page import RecordPage
from screens.staff.deeds import Deed
from screens.staff.pick import Pick
from screens.times import moment
from screens.widgets.columns import Column
from screens.widgets.dialogs import Message
from screens.widgets.listing import Row
from store.cases import let_in
from store.cases.case import Case
from store.fields import Choice
from store.involved import first_people, told_children
from store.worries import triage
from store.worries.linking import refuse_to_link
from store.worries.worry import Worry

LET_IN = "It names whoever else can open that case, so {} is let in with it: nobody decides alone."


def ask(page: RecordPage, deed: Deed, worry: Worry, done: Callable[[str], None]) -> None:
    """Have an open case chosen, and who comes into it; `done` is told its subject.

    Raises:
        Refused: the worry names whoever is signed in, or is in a case already.
    """
    refuse_to_link(page.session.public, page.drawer, worry)
    now = page.clock()
    rows = [
        Row(row.subject, (row.title, moment(row.at, now)))
        for row in page.drawer.rows("case", ["open"])
    ]
    picker = Pick(
        "Put into which case?",
        (Column("Open case"), Column("Opened", 18)),
        rows,
        empty="No case is open in this drawer. Go back and open one with O.",
        search=True,
        unmarked=True,
    )
    page.app.push_screen(picker, lambda id: _ask_who(page, deed, worry, id, done) if id else None)


def _ask_who(
    page: RecordPage, deed: Deed, worry: Worry, id: str, done: Callable[[str], None]
) -> None:
    """Ask for the roles of whoever is not in the case yet; with nobody to ask about, put it in."""
    public, case = page.session.public, page.drawer.get(id)
    there = case.people if isinstance(case, Case) else ()
    pupils = told_children.in_the_roll(page.session, [worry])
    found = list[Choice]()
    if isinstance(case, Case) and not page.attempt(
        lambda: found.extend(let_in.with_worry(page.session, page.drawer, case, worry))
    ):
        return
    beside = "".join(LET_IN.format(each.label) for each in found)

    def put(said: dict[str, str]) -> None:
        triage.link(page.session, page.drawer, worry, id, page.clock(), said, pupils)
        done(id)

    if not (asked := first_people.fields(public, [worry], there, pupils)):
        if page.attempt(lambda: put({})) and beside:
            page.app.push_screen(Message("Put into the case", beside, "Go on"))
        return
    page.ask(
        deed.title,
        asked,
        put,
        intro=beside,
        form=page.draft_name(f"{deed.id}:{id}"),
        values=first_people.known(public, [worry], there, pupils),
        save="Put it in",
        ready=True,
    )
