"""Help now: one question, a page to show to a grown-up, and a page that says nothing.

Whoever called and sees nobody come calls again by the same button, and is asked once again.
"""

from collections.abc import Callable
from contextlib import suppress

from assets.texts import Text, english, text, together
from assets.tongue import ENGLISH, spoken_now
from screens.hours import how_it_is, nobody_looks, out_of_hours
from screens.web.coming_back import ADDING
from screens.web.page import Button, Page, button, done, signed
from screens.web.visit import Visit
from store.errors import WorryBoxError
from store.letterbox.alerts import HERE, RUNG, SEEN
from store.letterbox.intake import Intake
from store.school.school_days import Standing

SIGNS = {HERE: "○", RUNG: "◐", SEEN: "●"}
"""The state by its shape, beside its words."""
RECALLED, NOT_KEPT = "pupil.web.called", "pupil.error.not_saved.title"
Say = Callable[[str], Text]
"""`text` for the child, `english` for the grown-up to whom the page is shown."""


def show_confirm(visit: Visit, standing: Standing) -> Page:
    """Ask once."""
    words = f"{visit.telling.version}.help.confirm"
    yes = Button("yes", text(f"{words}.yes"), "help", main=True)
    no = Button("no", text(f"{words}.no"), "back")
    title, last = text(f"{words}.title"), out_of_hours(standing)
    goes = visit.added if visit.before in ADDING else visit.telling.words
    lines = (text(f"{visit.telling.version}.when.now_line"),) if goes.strip() else ()
    return Page("help_confirm", title, lines, (yes, no), "pictures", last=last, back=False)


def show_help(visit: Visit, standing: Standing) -> Page:
    """Show what a child shows to a grown-up."""
    if visit.called is None and not visit.recalled:
        return _not_kept(visit, standing)
    words = f"{visit.telling.version}.help.page"
    said = (text(f"{words}.{each}") for each in ("show", "childline", "danger"))
    return Page(
        "help",
        text(f"{words}.title"),
        (*said, *_closed(standing), *_forgotten(visit)),
        (done(),),
        picture="grown-up",
        grown_up=(text(f"{words}.grown_up"),),
        states=_states(visit) if spoken_now().code != ENGLISH else (),
        shown_states=_states(visit, english),
        back=False,
    )


def _forgotten(visit: Visit) -> tuple[Text, ...]:
    """Say of what was told that it may not have gone along, or that nobody can read it."""
    said = {"pupil.web.lost": visit.lost, "pupil.help.unread": visit.unread}
    return tuple(text(name) for name, is_so in said.items() if is_so)


def _not_kept(visit: Visit, standing: Standing) -> Page:
    """Say first that nobody was called, and whom to go to; to try again is the main way."""
    words = f"{visit.telling.version}.help.page"
    said = (text(f"{words}.{each}") for each in ("title", "danger", "childline"))
    return Page(
        "help",
        text(NOT_KEPT),
        tuple(said),
        (button("again", "again", main=True),),
        beneath=(signed("done", text("pupil.button.done"), "done"),),
        notes=_closed(standing),
        grown_up=(text(f"{words}.grown_up"),),
        back=False,
    )


def _closed(standing: Standing) -> tuple[Text, ...]:
    """Say that nobody looks, if that is so: whom to call stands on the page anyway."""
    nobody = nobody_looks(standing)
    return (nobody,) if nobody else ()


def show_after(visit: Visit, standing: Standing) -> Page:
    """Show what says nothing to whoever walks past: a small sign of the state, and whom to call."""
    kept = visit.called is not None or visit.recalled
    start = button("start", "start", main=kept)
    ways = (start,) if kept else (button("again", "again", main=True), start)
    title = text(f"{visit.telling.version}.help.after.title")
    call = (text("pupil.closed.childline"), text("pupil.closed.danger"))
    notes = tuple(filter(None, (how_it_is(standing), *call)))
    return Page("help_after", title, (), ways, notes=notes, states=_states(visit), back=False)


def state_of(visit: Visit, intake: Intake, say: Say = text) -> Text:
    """Say how far a call has come, never more than is so."""
    if visit.recalled:
        return together(SIGNS[HERE], say(RECALLED))
    if visit.called is None:
        return say(NOT_KEPT)
    state = HERE
    # When it cannot be read, only what is surely true is said.
    with suppress(WorryBoxError):
        state = intake.help_state(visit.called)
    return together(SIGNS[state], say(f"{_place(visit)}.{state}"))


def _states(visit: Visit, say: Say = text) -> tuple[Text, ...]:
    """Return all that `state_of` may say on the page that a visit is at."""
    here = (together(SIGNS[each], say(f"{_place(visit)}.{each}")) for each in SIGNS)
    return (*here, together(SIGNS[HERE], say(RECALLED)), say(NOT_KEPT))


def _place(visit: Visit) -> str:
    page = "after" if visit.page == "help_after" else "page"
    return f"{visit.telling.version}.help.{page}"
