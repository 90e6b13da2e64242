"""From page to page: what a press on a page does to a visit, and which page it is at then."""

from collections.abc import Mapping
from dataclasses import replace

from assets.texts import text
from screens.clock import Clock
from screens.pupil.steps.order import HELP, SEND
from screens.pupil.telling import other_version
from screens.pupil.version import is_spoken
from screens.web import five_cards, front, good, helping, slip, telling_pages
from screens.web.after import AFTER, OVER, After
from screens.web.coming_back import ADDING, COMING_BACK, ComingBack
from screens.web.five_cards import CARDS
from screens.web.good import GOOD, SayingGood
from screens.web.page import Page
from screens.web.sending import Sending
from screens.web.slip import Slips
from screens.web.telling_walk import TELLING, TellingWalk
from screens.web.visit import QUIET, SLIP, SLIPS, Visit
from store.letterbox.intake import Intake

_HELP = {"help": helping.show_help, "help_after": helping.show_after}


class Walk:
    """Knows every page a visit can be at."""

    def __init__(self, intake: Intake, clock: Clock) -> None:
        self._intake, self._clock = intake, clock
        self.sending = Sending(intake, clock)
        self.telling = TellingWalk(intake, clock, self.sending)
        self.good = SayingGood(intake, self.sending)
        self._after = After(intake, clock, self.sending)
        self._coming_back = ComingBack(intake, clock, self.sending)
        self._slips = Slips(intake, clock, self.sending)

    # What is shown.

    def show(self, visit: Visit) -> Page:
        """Return the page at which a visit is."""
        if visit.trouble:
            return front.show_trouble(visit)
        shown = self._show(visit)
        if visit.old:
            return replace(shown, lines=(text("pupil.web.old"), *shown.lines))
        return telling_pages.full(shown, text("older.words.full")) if visit.full else shown

    def _show(self, visit: Visit) -> Page:
        match visit.page:
            case page if page in TELLING:
                return self.telling.show(visit)
            case page if page in AFTER:
                return self._after.show(visit)
            case page if page in COMING_BACK:
                return self._coming_back.show(visit)
            case page if page in CARDS:
                return five_cards.show_cards(visit)
            case page if page in GOOD or page == good.SENT:
                return self.good.show(visit)
            case page if page in SLIP:
                return self._slips.show(visit)
        show = _HELP.get(visit.page, helping.show_confirm)
        return show(visit, self._intake.standing(self._clock()))

    # In which language, and in which version.

    def speaks(self, visit: Visit) -> bool:
        """Tell whether the page can be in the language spoken now; else it stays in English.

        What is for the school's grown-ups is English, and so is what was begun in words where the
        language has pictures only, and can change no more.
        """
        stays = visit.page not in TELLING | GOOD or visit.telling.help_called or visit.trouble
        return visit.page not in SLIP and not (stays and not is_spoken(visit.telling.version))

    def be_spoken(self, visit: Visit) -> None:
        """Begin anew in the other version where the language has no more: what was said stays."""
        if is_spoken(visit.telling.version) or visit.page not in TELLING | GOOD:
            return
        visit.telling.version = other_version(visit.telling)
        if visit.page in GOOD:
            visit.go(self.good.begins(visit))
        elif visit.page != "class":
            visit.go(self.telling.first_page(visit.telling))

    # What a press does.

    async def press(self, visit: Visit, at: str, said: Mapping[str, str]) -> bool:
        """Take what was pressed on the page `at`; False when nothing is left of the visit."""
        if at != visit.page:
            return True  # no page of ours says so
        visit.full = visit.empty = False
        self._keep_typed(visit, said)
        go, trouble = said.get("go", ""), visit.trouble
        visit.trouble = ""
        if go == "help" and visit.page not in QUIET:
            visit.before, visit.page = visit.page, "help_confirm"
        elif trouble:
            self._after_trouble(visit, go)
        elif go == "back":
            self._back(visit)
        elif go != "here" and not visit.full:
            await self._answer(visit, said)
        return visit.page != OVER

    def goes_along(self, visit: Visit, said: Mapping[str, str]) -> bool:
        """Be at an older page whose words belong to this visit, whatever else was added to it."""
        if not self._coming_back.adds_more(visit, said):
            return False
        visit.page = said["at"]
        return True

    def has(self, visit: Visit, said: Mapping[str, str]) -> bool:
        """Tell whether what was typed on an older page is part of this visit as it is."""
        typed = next((said[name] for name in ("words", "more", "what") if name in said), "")
        words = typed.replace("\r\n", "\n")
        adds = (visit.added, *visit.typed.values())
        there = (visit.telling.words, *adds, visit.slip.values.get("what", ""))
        return words in there or hash(words) == visit.posted

    def _keep_typed(self, visit: Visit, said: Mapping[str, str]) -> None:
        if visit.page in TELLING:
            self.telling.keep_typed(visit, said)
        elif visit.page in GOOD:
            self.good.keep_typed(visit, said)
        elif visit.page in SLIPS:
            self._slips.keep_typed(visit, said)
        else:
            self._coming_back.keep_typed(visit, said)

    async def _answer(self, visit: Visit, said: Mapping[str, str]) -> None:
        match visit.page:
            case page if page in TELLING:
                self.telling.take(visit, said)
            case page if page in AFTER:
                visit.page = await self._after.take(visit, said)
            case page if page in COMING_BACK:
                visit.page = await self._coming_back.take(visit, said)
            case page if page in CARDS:
                visit.page = five_cards.take_cards(visit, said)
            case page if page in GOOD or page == good.SENT:
                visit.go(self.good.take(visit, said))
            case page if page in SLIP:
                visit.go(self._slips.take(visit, said))
            case _:
                self._help(visit, said.get("go", ""))

    def _after_trouble(self, visit: Visit, go: str) -> None:
        """Try again what was not kept, or be at the page before it."""
        if go == "again" and visit.page in TELLING:
            self.telling.go(visit, HELP if visit.telling.wants_now else SEND)
        elif go == "again" and visit.page in GOOD:
            visit.go(self.good.finish(visit))

    def _back(self, visit: Visit) -> None:
        match visit.page:
            case page if page in TELLING:
                visit.go(self.telling.back(visit))
            case page if page in CARDS:
                visit.page = five_cards.back_from_cards(visit)
            case page if page in GOOD:
                visit.go(self.good.back(visit))
            case page if page in SLIP - {slip.THANKS}:
                visit.go(self._slips.back(visit))
            case page if page in COMING_BACK:
                visit.page = self._coming_back.back(visit)

    def _help(self, visit: Visit, go: str) -> None:
        match visit.page, go:
            case "help_confirm", "yes" | "help":
                self._call(visit)
            case "help_confirm", _:
                visit.page = visit.before
            case "help" | "help_after", "again":
                visit.page = "help"
                self.sending.call_again(visit)
            case "help", "done":
                visit.page = "help_after"
            case "help_after", "start":
                visit.page = OVER

    def _call(self, visit: Visit) -> None:
        if visit.before in ADDING:
            self.sending.call_adding(visit)
            return
        says = visit.before in TELLING | GOOD
        self.sending.call(visit, visit.telling.in_haste(self._intake.school) if says else None)


def late(said: Mapping[str, str]) -> dict[str, str] | None:
    """Return what is pressed on the page `at` of a new visit, so that words are not lost.

    They come when everything before them is forgotten; None where there are no words. More words
    for an earlier telling begin a new one: its pictures are forgotten, and they are needed again.
    """
    at = said.get("at", "")
    if at in ("words", "good_words") and said.get("words", "").strip():
        return dict(said)
    if at == "add_words" and said.get("more", "").strip():
        go = "help" if said.get("go") == "help" else "here"
        return {"at": "words", "words": said["more"], "go": go}
    return dict(said) if at in SLIPS and said.get("what", "").strip() else None
