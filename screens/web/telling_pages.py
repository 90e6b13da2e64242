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

Show = Callable[[Telling, Intake], Page]
Take = Callable[[Telling, Intake, Mapping[str, str]], str]

_PAGES: dict[str, tuple[Show, Take]] = {
    "class": (younger.show_class, younger.take_class),
    "who_picture": (younger.show_peg, younger.take_peg),
    "feel": (younger.show_feel, younger.take_feel),
    "when": (younger.show_when, younger.take_when),
    "promise": (older.show_promise, older.take_promise),
    "words": (older.show_words, older.take_words),
    "who": (older.show_name, older.take_name),
    "not_see": (older.show_not_see, older.take_not_see),
    "ask": (older.show_ask, older.take_ask),
    "look": (older.show_look, older.take_look),
}
NAMES = frozenset(_PAGES) - {"who_picture"}


def show(page: str, telling: Telling, intake: Intake) -> Page:
    """Return a page of telling, and how far it is."""
    drawn, pages = _page(page, telling)[0](telling, intake), pages_of(telling, intake.school)
    return drawn.at(pages.index(page) + 1, len(pages)) if page in pages else drawn


def take(page: str, telling: Telling, intake: Intake, said: Mapping[str, str]) -> str:
    """Write an answer into the telling; return the page it names, `STAY`, or nothing for the
    next."""
    return _page(page, telling)[1](telling, intake, said)


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


def _page(page: str, telling: Telling) -> tuple[Show, Take]:
    return _PAGES["who_picture" if page == "who" and not telling.older else page]
