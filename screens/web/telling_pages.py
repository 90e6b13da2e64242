"""The pages of telling by their names: what each shows, and what an answer to it means.

The order, the texts and the answers are those of the terminal's pages.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from screens.pupil.answers import HELPERS
from screens.pupil.steps.order import pages_of
from screens.pupil.telling import Telling
from screens.web import older, younger
from screens.web.older import NAME_LIMIT
from screens.web.page import Page
from store.fields import TEXT_LIMIT
from store.letterbox.intake import Intake
from store.school.school_days import Standing

_SHOWS: dict[str, Callable[[Telling, Intake], Page]] = {
    "class": younger.show_class,
    "who_picture": younger.show_peg,
    "feel": younger.show_feel,
    "promise": older.show_promise,
    "words": older.show_words,
    "who": older.show_name,
    "not_see": older.show_not_see,
    "ask": older.show_ask,
}
_SHOWS_NOW: dict[str, Callable[[Telling, Intake, Standing], Page]] = {
    "when": younger.show_when,
    "look": older.show_look,
}
"""Those on which the school's hours are of account."""
_TAKES: dict[str, Callable[[Telling, Intake, Mapping[str, str]], str]] = {
    "class": younger.take_class,
    "who_picture": younger.take_peg,
    "feel": younger.take_feel,
    "when": younger.take_when,
    "promise": older.take_promise,
    "words": older.take_words,
    "who": older.take_name,
    "not_see": older.take_not_see,
    "ask": older.take_ask,
    "look": older.take_look,
}
NAMES = frozenset(_TAKES) - {"who_picture"}


def show(page: str, telling: Telling, intake: Intake, standing: Standing) -> Page:
    """Return a page of telling as the school stands now, and how far it is."""
    if page in _SHOWS_NOW:
        drawn = _SHOWS_NOW[page](telling, intake, standing)
    else:
        drawn = _SHOWS[_named(page, telling)](telling, intake)
    pages = pages_of(telling, intake.school)
    return drawn.at(pages.index(page) + 1, len(pages)) if page in pages else drawn


def take(page: str, telling: Telling, intake: Intake, said: Mapping[str, str]) -> str:
    """Write an answer into the telling; return the page it names, `STAY`, or nothing for the
    next."""
    return _TAKES[_named(page, telling)](telling, intake, said)


def keep_typed(page: str, telling: Telling, said: Mapping[str, str]) -> bool:
    """Keep what was typed on a page, whatever was pressed there; tell whether all of it fits."""
    if not telling.older:
        return True
    if page == "words" and "words" in said:
        words = said["words"].replace("\r\n", "\n")
        telling.words, telling.dots = words[:TEXT_LIMIT], "dots" in said
        return len(words) <= TEXT_LIMIT
    if page == "who" and "name" in said:
        telling.name = said["name"][:NAME_LIMIT]
        helper = said.get("helper", "")
        telling.helper = helper if helper in HELPERS else ""
    return True


def full(page: Page, sentence: str) -> Page:
    """Return the page to write on, saying that not all of it fits."""
    return replace(page, lines=(sentence,))


def _named(page: str, telling: Telling) -> str:
    return "who_picture" if page == "who" and not telling.older else page
