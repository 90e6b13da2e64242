"""The pages around telling: the first one, what happens then, and what stands in the way."""

from dataclasses import replace
from typing import Any

from assets.texts import english, text
from screens.hours import out_of_hours
from screens.pupil.failures import whom_to_tell
from screens.web.address import START
from screens.web.page import Button, Page, button, go_on, signed
from screens.web.visit import Visit
from screens.widgets.picture import SIGN
from store.school.school_days import Standing

ABOUT = "/about"
OUT_OF_USE = "out_of_use"


def show_welcome(version: str, standing: Standing) -> Page:
    """Show where everybody begins: neutral and for every day, so that being here says nothing."""
    words = f"{version}.welcome"

    def way(value: str, word: str, picture: str, **more: Any) -> Button:
        return Button(value, text(f"{words}.tile.{word}"), picture, **more)

    return Page(
        "welcome",
        text(f"{words}.title"),
        (text(f"{words}.line"),),
        (
            way("tell", "tell", "tell", main=True),
            way("answer", "answer", f"{SIGN}four"),
            way("about", "what_happens", f"{SIGN}what", link=ABOUT),
            way("good", "good", "thanks"),
            way("cards", "cards", "cards"),
        ),
        "ways",
        picture="letterbox",
        last=out_of_hours(standing),
        aside=Button("slip", text(f"{words}.tile.slip"), f"{SIGN}grown-up"),
        back=False,
    )


def show_still_here(visit: Visit, seconds: int) -> Page:
    """Ask whether somebody is there, before the page goes."""
    words = f"{visit.telling.version}.still_here"
    line = text(f"{words}.line", seconds=str(seconds))
    here = go_on(text(f"{words}.yes"), "here", "done")
    return Page("still_here", text(f"{words}.title"), (line,), (here,), back=False)


def show_open(free: int) -> Page:
    """Say that something is open in this browser already, and nothing of what it is.

    `free` is the number of a visit beside it.
    """
    words = "pupil.web.open"
    onward = signed("", text(f"{words}.on"), "next", main=True)
    anew = signed("", text(f"{words}.anew"), "again")
    title, line = text(f"{words}.title"), text(f"{words}.line")
    ways = (replace(onward, link=START), replace(anew, link=START, tab=free))
    return Page("open", title, (line,), ways, back=False)


def show_trouble(visit: Visit) -> Page:
    """Say that something was not kept, and let it be tried again; nothing is lost."""
    version = visit.telling.version
    if visit.trouble == "not_found":
        words = f"{version}.answer.not_found"
        lines: tuple[str, ...] = (text(f"{words}.line"),)
    else:
        words = f"pupil.error.{visit.trouble}"
        lines = (text(f"{words}.line"), text(f"{version}.sent.childline"))
    again = button("again", "again", main=True)
    return Page("trouble", text(f"{words}.title"), lines, (again,))


def show_out_of_use(kind: str, version: str) -> Page:
    """Say that nothing can be told here now, and whom to go to instead."""
    words = f"pupil.error.{kind}"
    lines = tuple(whom_to_tell(kind, version))
    return Page(OUT_OF_USE, text(f"{words}.title"), lines, (), picture="grown-up", back=False)


def show_gone(version: str) -> Page:
    """Say that what was begun is forgotten: whoever saw no thanks has not sent it."""
    words = "pupil.web.gone"
    said = (text(f"{words}.sent"), text(f"{words}.line"))
    return _nowhere(text(f"{words}.title"), said, version)


def show_nowhere(version: str) -> Page:
    """Say that there is no such page."""
    return _nowhere(text("pupil.web.nowhere"), (), version)


def show_not_let_in(status: int, version: str) -> Page:
    """Say that there is nothing here for this device, and to a grown-up what would let it in."""
    lines = (
        text("pupil.error.full.line"),
        text(f"{version}.sent.childline"),
        text("pupil.closed.danger"),
    )
    words = "staff.web.not_let_in"
    why = tuple(english(f"{words}.{each}") for each in ("title", str(status), "devices"))
    return Page("not_let_in", text("pupil.web.nowhere"), lines, grown_up=why)


def _nowhere(title: str, said: tuple[str, ...], version: str) -> Page:
    """Whoever ends here may need help as well as anywhere: it is all there, and a way on."""
    start = signed("start", text("pupil.button.start"), "start", main=True)
    call = (text(f"{version}.sent.childline"), text("pupil.closed.danger"))
    way = (replace(start, link=START),)
    return Page("nowhere", title, (*said, *call), way, picture="letterbox", back=False)
