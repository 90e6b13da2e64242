"""The pages around telling: the first one, what happens then, and what stands in the way."""

from assets.texts import text
from screens.hours import out_of_hours
from screens.pupil.names import who_opens
from screens.web.page import Button, Page, go_on
from screens.web.visit import Visit
from store.intake import Intake
from store.readers import PUPIL
from store.school_days import Standing

OUT_OF_USE = "out_of_use"


def show_welcome(version: str, standing: Standing | None) -> Page:
    """Show where everybody begins: neutral, so that being here says nothing."""
    words = f"{version}.welcome"
    tell = Button("tell", text(f"{words}.tile.tell"), "tell", main=True)
    answer = Button("answer", text(f"{words}.tile.answer"), "envelope")
    return Page(
        "welcome",
        text(f"{words}.title"),
        (text(f"{words}.line"),),
        (tell, answer),
        "ways",
        picture="letterbox",
        about=text(f"{words}.tile.what_happens"),
        last=out_of_hours(standing),
        back=False,
    )


def about(version: str, intake: Intake) -> tuple[str, list[tuple[str, str, tuple[str, ...]]]]:
    """Return what happens when a child tells: the title, and each card's picture and sentences."""
    words = f"{version}.what_happens"

    def lines(*names: str) -> tuple[str, ...]:
        return tuple(text(f"{words}.{name}") for name in names)

    opens = who_opens("what_happens", version, intake.school, intake.readers(PUPIL, ()))
    cards: list[tuple[str, str, tuple[str, ...]]] = [
        (text(f"{words}.card.tell"), "tell", lines("tell")),
        (text(f"{words}.card.box"), "letterbox", lines("box")),
        (text(f"{words}.card.open"), "envelope", (opens, *lines("not_secret"))),
        (text(f"{words}.card.help"), "grown-up", lines("help", "good", "childline")),
    ]
    return text(f"{words}.title"), cards


def show_still_here(visit: Visit, seconds: int) -> Page:
    """Ask whether somebody is there, before the page goes."""
    words = f"{visit.telling.version}.still_here"
    line = text(f"{words}.line", seconds=str(seconds))
    here = go_on(text(f"{words}.yes"), "here")
    return Page("still_here", text(f"{words}.title"), (line,), (here,), back=False)


def show_trouble(visit: Visit) -> Page:
    """Say that something was not kept, and let it be tried again; nothing is lost."""
    version = visit.telling.version
    if visit.trouble == "not_found":
        words = f"{version}.answer.not_found"
        lines: tuple[str, ...] = (text(f"{words}.line"),)
    else:
        words = f"pupil.error.{visit.trouble}"
        lines = (text(f"{words}.line"), text(f"{version}.sent.childline"))
    again = go_on(text("pupil.button.again"), "again")
    return Page("trouble", text(f"{words}.title"), lines, (again,))


def show_out_of_use(kind: str, version: str) -> Page:
    """Say that nothing can be told here now, and whom to go to instead."""
    words = f"pupil.error.{kind}"
    lines = (text(f"{words}.line"), text(f"{version}.sent.childline"))
    return Page(OUT_OF_USE, text(f"{words}.title"), lines, (), picture="grown-up", back=False)


def show_nowhere() -> Page:
    """Say that there is no such page."""
    start = text("pupil.web.nowhere")
    return Page("nowhere", start, (), (), picture="letterbox", back=False)
