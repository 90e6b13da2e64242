"""Coming back with four pictures: is there an answer? More words or a name may be added."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace

from assets.texts import text, together
from screens.clock import Clock
from screens.hours import not_looked_at
from screens.pupil import adding
from screens.pupil.replies import pieces_of
from screens.pupil.tries import Tries
from screens.served.rates import Rates
from screens.web import older
from screens.web.page import Button, Entry, Page, button, done, go_on, known, signed
from screens.web.sending import TRIES, Sending
from screens.web.visit import Visit
from screens.web.younger import STAY
from screens.widgets.picture import picture_names, picture_word
from store.errors import WorryBoxError
from store.fields import TEXT_LIMIT
from store.letterbox.intake import Intake
from store.school.school_days import Standing

ADDING = frozenset({"add_words", "add_not_see", "add_name"})
COMING_BACK = ADDING | {"enter", "found", "added"}
PICTURES = 4
LOOKS = 20
"""Codes tried in a minute, whoever tries them: each costs this machine half a second."""
NAME_LIMIT = 120
EVERYBODY = ""
FAR = 1_000
"""Addresses whose wrong codes are remembered."""


class ComingBack:
    """Four pictures open what was answered to them, and nothing else."""

    def __init__(self, intake: Intake, clock: Clock, sending: Sending) -> None:
        self._intake, self._clock, self._sending = intake, clock, sending
        self._tries: dict[str, Tries] = {}
        self._looks, self._one_at_a_time = Rates(LOOKS), asyncio.Lock()

    def show(self, visit: Visit) -> Page:
        """Return the page at which a visit is."""
        match visit.page:
            case "enter":
                return self._enter(visit)
            case "found":
                return _found(visit, self._intake.standing(self._clock()))
            case "add_words" | "add_name":
                return _add(visit)
            case "add_not_see" if visit.more is not None:
                return replace(older.show_not_see(visit.more, self._intake), id=visit.page)
        return self._added(visit)

    async def take(self, visit: Visit, said: Mapping[str, str]) -> str:
        """Keep an answer; return the next page, empty when it is over."""
        go = said.get("go", "")
        match visit.page:
            case "enter":
                return await self._picked(visit, go)
            case "found" if known(go, "add_words", "add_name"):
                visit.added, visit.more = visit.typed.pop(go, ""), None
                return go
            case "found" if go == "done":
                return ""
            case "add_words" | "add_name":
                return self._post(visit, said)
            case "add_not_see" if visit.more is not None:
                answered = older.take_not_see(visit.more, self._intake, said) != STAY
                return self._post_more(visit) if answered else visit.page
            case "added":
                return self._answer(visit)
        return visit.page

    def back(self, visit: Visit) -> str:
        """Return the page before; what was typed is there when the child adds once more."""
        match visit.page:
            case "add_words" | "add_name":
                visit.typed[visit.page], visit.added, visit.more = visit.added, "", None
                return self._answer(visit)
            case "add_not_see":
                return "add_name" if visit.more is not None and visit.more.name else "add_words"
            case "enter":
                return ""
        return visit.page

    def _answer(self, visit: Visit) -> str:
        """Return the page of the answer, or that of its pictures where it was left alone.

        A page to type on never goes by itself. Who presses Back on it later may be another child.
        """
        if not visit.stood:
            return "found"
        visit.receipt, visit.replies = None, ()
        return "enter"

    def keep_typed(self, visit: Visit, said: Mapping[str, str]) -> None:
        """Keep what was typed, whatever was pressed."""
        if visit.page in ("add_words", "add_name") and "more" in said:
            limit = NAME_LIMIT if visit.page == "add_name" else TEXT_LIMIT
            words = said["more"].replace("\r\n", "\n")
            visit.added, visit.full = words[:limit], len(words) > limit
            if visit.page == "add_words":
                visit.telling.dots = "dots" in said

    def adds_more(self, visit: Visit, said: Mapping[str, str]) -> bool:
        """Tell whether something else is added on a page that is over: it was open twice."""
        more, at = said.get("more", "").replace("\r\n", "\n"), said.get("at")
        there = visit.page in COMING_BACK and at in ("add_words", "add_name") and visit.receipt
        return bool(there and more.strip() and hash(more) != visit.posted)

    def _enter(self, visit: Visit) -> Page:
        words = f"{visit.telling.version}.answer.enter"
        chosen = visit.pictures
        start = signed("clear", text("pupil.web.again"), "again")
        shown = tuple((name, picture_word(name)) for name in chosen)
        title, line = text(f"{words}.title"), (text(f"{words}.line"),)
        if len(chosen) == PICTURES:
            return Page("enter", title, line, (go_on(),), beneath=(start,), shown=shown)
        grid = tuple(
            Button(name, picture_word(name), name)
            for name in picture_names("pegs")
            if name not in chosen
        )
        return Page("enter", title, line, grid, "pegs", (start,) if chosen else (), shown=shown)

    async def _picked(self, visit: Visit, go: str) -> str:
        if go == "clear":
            visit.pictures = ()
        elif go == "next" and len(visit.pictures) == PICTURES:
            return await self._look_up(visit)
        elif len(visit.pictures) < PICTURES and go in picture_names("pegs"):
            visit.pictures = tuple(dict.fromkeys((*visit.pictures, go)))
        return "enter"

    async def _look_up(self, visit: Visit) -> str:
        tries = self._tries_of(visit.address)
        if tries.left or not self._looks.take(EVERYBODY):
            visit.trouble = TRIES
            return "enter"
        pictures, visit.pictures = visit.pictures, ()
        try:
            async with self._one_at_a_time:
                labels = await asyncio.to_thread(self._intake.stretch, pictures)
            visit.receipt = self._intake.look_up(labels)
            if visit.receipt is not None:
                visit.replies = self._intake.answers(visit.receipt, self._clock())
        except WorryBoxError:
            visit.trouble = "out_of_order"
            return "enter"
        if visit.receipt is None:
            tries.count_wrong()
            visit.trouble = "not_found"
            return "enter"
        if visit.receipt.id != visit.behind:
            visit.typed.clear()
        visit.behind, visit.stood = visit.receipt.id, False
        return "found"

    def _tries_of(self, address: str) -> Tries:
        if len(self._tries) > FAR:
            # Whoever had this many addresses is slowed down by `LOOKS`.
            self._tries = {who: each for who, each in self._tries.items() if each.left}
        return self._tries.setdefault(address, Tries())

    def _post(self, visit: Visit, said: Mapping[str, str]) -> str:
        if said.get("go") != "send" or not visit.added.strip() or visit.receipt is None:
            return visit.page
        return self._post_more(visit)

    def _post_more(self, visit: Visit) -> str:
        kept = self._sending.add_more(visit)
        if kept is None:
            return "add_not_see"
        if not kept:
            visit.trouble = "not_saved"
            return visit.page
        visit.posted, visit.added = hash(visit.added), ""
        if visit.more is not None:
            visit.gone, visit.more = replace(visit.more, words="", name=""), None
        return "added"

    def _added(self, visit: Visit) -> Page:
        """Thank, and say what to do where one alone reads it, or nobody."""
        words = f"{visit.telling.version}.answer.add.thanks"
        thanks, more = text(words), together()
        if visit.gone is not None and visit.receipt is not None:
            thanks, more = adding.thanks(visit.gone, self._intake, visit.receipt)
        lines = (more,) if more else ()
        return Page("added", thanks, lines, (go_on(),), picture="tick", back=False)


def _found(visit: Visit, standing: Standing) -> Page:
    words = f"{visit.telling.version}.answer"
    state = f"{words}.{'found' if visit.replies else 'waiting'}"
    buttons = tuple(
        signed(f"add_{kind}", text(f"{words}.add.{kind}"), kind) for kind in ("words", "name")
    )
    quotes = tuple(
        (together(*pieces_of(reply)), text(f"{words}.found.from", name=reply.sender))
        for reply in reversed(visit.replies)
    )
    lines = () if visit.replies else (text(f"{state}.line"), *not_looked_at(standing))
    title = text(f"{state}.title")
    return Page("found", title, lines, (done(),), beneath=buttons, quotes=quotes, back=False)


def _add(visit: Visit) -> Page:
    words = f"{visit.telling.version}.answer.add"
    kind = visit.page.removeprefix("add_")
    limit, long = (NAME_LIMIT, False) if kind == "name" else (TEXT_LIMIT, True)
    title = text(f"{words}.{kind}")
    lines = (text(f"{words}.name_line"),) if kind == "name" else ()
    send = button("send", "send", main=True)
    entry = Entry("more", title, visit.added, limit, long=long, dots=visit.telling.dots)
    return Page(visit.page, title, lines, (send,), entry=entry)
