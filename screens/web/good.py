"""Something good: the terminal's questions in their order, and who gets it."""

from collections.abc import Mapping
from dataclasses import replace

from assets.texts import listed, text
from screens.pupil.something_good import (
    ANYONE,
    PICTURES,
    TELL,
    SomethingGood,
    pages_of_good,
    who_gets,
)
from screens.web import younger
from screens.web.page import Button, Entry, Page, done, go_on, known
from screens.web.sending import Sending
from screens.web.visit import Visit
from screens.web.younger import STAY
from store.fields import TEXT_LIMIT
from store.letterbox.intake import Intake
from store.letterbox.readers import PUPIL
from store.school.figures import figures

NAME_LIMIT = 100
GOOD = frozenset(f"good_{page}" for page in ("class", "to", "what", "words", "more", "who"))
"""The pages that ask."""
SENT = "good_sent"
OVER = ""
_NO = "no"


class SayingGood:
    """Ends with a telling when there is something to help with as well: the words go along."""

    def __init__(self, intake: Intake, sending: Sending) -> None:
        self._intake, self._sending = intake, sending

    def first_page(self, telling: SomethingGood) -> str:
        """Return the first page that is not answered already."""
        pages = self._pages(telling)
        return pages[1] if telling.class_asked and pages[0] == "good_class" else pages[0]

    def begins(self, visit: Visit) -> str:
        """Return the first page of what is said already."""
        return self.first_page(_good(visit))

    def show(self, visit: Visit) -> Page:
        """Return the page at which a visit is."""
        if visit.page == SENT:
            return _sent(visit)
        pages = self._pages(_good(visit))
        shown = replace(self._asks(visit), id=visit.page)
        if visit.page not in pages:
            return shown
        return shown.at(pages.index(visit.page) + 1, len(pages))

    def take(self, visit: Visit, said: Mapping[str, str]) -> str:
        """Keep an answer; return the next page."""
        go = said.get("go", "")
        match visit.page:
            case "good_sent":
                return OVER if go == "next" else SENT
            case "good_more" if go == TELL:
                visit.telling = _good(visit).as_telling()
                return "words"
            case "good_more" if go == _NO:
                return self._on(visit)
        return self._on(visit) if self._keeps(visit, said) else visit.page

    def finish(self, visit: Visit) -> str:
        """Post it; only then it is thanked for."""
        return SENT if self._sending.say_good(visit, _good(visit)) else visit.page

    def keep_typed(self, visit: Visit, said: Mapping[str, str]) -> None:
        """Keep what was typed, whatever was pressed."""
        if visit.page != "good_words" or "words" not in said:
            return
        words = said["words"].replace("\r\n", "\n")
        visit.telling.words, visit.full = words[:TEXT_LIMIT], len(words) > TEXT_LIMIT
        visit.telling.dots = "dots" in said
        visit.telling.name = said.get("name", visit.telling.name)[:NAME_LIMIT]

    def back(self, visit: Visit) -> str:
        """Return the page before."""
        pages = self._pages(_good(visit))
        place = pages.index(visit.page) if visit.page in pages else 0
        return pages[place - 1] if place else OVER

    def _pages(self, telling: SomethingGood) -> list[str]:
        return [f"good_{page}" for page in pages_of_good(telling, self._intake.school)]

    def _on(self, visit: Visit) -> str:
        pages = self._pages(_good(visit))
        after = pages[pages.index(visit.page) + 1 :] if visit.page in pages else pages
        return after[0] if after else self.finish(visit)

    def _asks(self, visit: Visit) -> Page:
        telling = _good(visit)
        match visit.page:
            case "good_class":
                return younger.show_class(telling, self._intake)
            case "good_who":
                return younger.show_peg(telling, self._intake)
            case "good_to":
                return self._to(telling)
            case "good_what":
                return _what(telling)
            case "good_words":
                return self._words(telling, empty=visit.empty)
        return _more()

    def _keeps(self, visit: Visit, said: Mapping[str, str]) -> bool:
        go, telling = said.get("go", ""), _good(visit)
        match visit.page:
            case "good_class":
                return younger.take_class(telling, self._intake, said) != STAY
            case "good_who":
                return younger.take_peg(telling, self._intake, said) != STAY
            case "good_to" if known(go, ANYONE, *self._people(telling)):
                telling.ask_for("" if go == ANYONE else go)
                return True
            case "good_what" if known(go, *dict(PICTURES)):
                telling.what = go
                return True
            case "good_words":
                visit.empty = go == "next" and not telling.words.strip()
                return go == "next" and not visit.empty
        return False

    def _people(self, telling: SomethingGood) -> dict[str, str]:
        readers = self._intake.readers(PUPIL, ())
        return {one.id: one.name for one in telling.to_ask_for(self._intake.school, readers)}

    def _to(self, telling: SomethingGood) -> Page:
        chosen = (telling.asks_for or ANYONE) if telling.asked else ""
        people, everyone = self._people(telling), "" if telling.older else "anyone"
        faces = {} if telling.older else figures(self._intake.school)
        named = [
            Button(id, listed(name), faces.get(id, ""), photo=name, chosen=id == chosen)
            for id, name in people.items()
        ]
        words = _word(telling, "anyone")
        anyone = Button(ANYONE, words, everyone, chosen=chosen == ANYONE)
        return Page("", _word(telling, "to"), (), (*named, anyone), "names")

    def _words(self, telling: SomethingGood, *, empty: bool) -> Page:
        title = _word(telling, "what")
        hint = _word(telling, "empty" if empty else "line")
        names = telling.readers(self._intake.school)
        return Page(
            "",
            title,
            (hint,),
            (go_on(),),
            entry=Entry("words", title, telling.words, TEXT_LIMIT, long=True, dots=telling.dots),
            more=Entry("name", _word(telling, "name"), telling.name, NAME_LIMIT),
            notes=(_word(telling, "reads", names=names),),
        )


def _what(telling: SomethingGood) -> Page:
    buttons = tuple(
        Button(value, _word(telling, value), picture, chosen=value == telling.what)
        for value, picture in PICTURES
    )
    return Page("", _word(telling, "what"), (), buttons, "pictures")


def _more() -> Page:
    words = "older.good"
    ways = (Button(_NO, text(f"{words}.no")), Button(TELL, text(f"{words}.yes")))
    return Page("", text(f"{words}.more"), (text(f"{words}.more_line"),), ways, "names")


def _sent(visit: Visit) -> Page:
    version = visit.telling.version
    title, lines = text(f"{version}.good.sent"), tuple(who_gets(version, list(visit.gets)))
    return Page(SENT, title, lines, (done("next"),), picture="sunny", back=False)


def _good(visit: Visit) -> SomethingGood:
    assert isinstance(visit.telling, SomethingGood)
    return visit.telling


def _word(telling: SomethingGood, name: str, /, **values: str) -> str:
    return text(f"{telling.version}.good.{name}", **values)
