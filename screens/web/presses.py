"""What a press does: it goes on with the visit on whose newest page it was made, or begins one.

A visit may be open in several tabs. Only the newest of its pages can be answered: what is pressed
on an older one changes nothing there, and words typed on it begin a visit of their own.
"""

from collections.abc import Callable
from dataclasses import replace
from hmac import compare_digest

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from screens.web import forgotten
from screens.web.address import START, Here
from screens.web.beginnings import Beginnings
from screens.web.call_mark import AT_CALLS
from screens.web.cookie import Cookie
from screens.web.turned_away import CLOSED, GONE
from screens.web.visit import Visit, Visits
from screens.web.walk import Walk, late

LOOK = "/look"
BEGINS = ("tell", "answer", "help", "good", "cards", "slip")
"""What the first page leads to."""


class Presses:
    """Takes forms; `out_of_use` says why nothing can be told here now."""

    def __init__(
        self,
        begins: Beginnings,
        visits: Visits,
        walk: Walk,
        cookie: Cookie,
        out_of_use: Callable[[], str],
    ) -> None:
        self._begins, self._visits, self._walk = begins, visits, walk
        self._cookie, self._out_of_use = cookie, out_of_use

    async def take(self, request: Request, here: Here, said: dict[str, str]) -> Response:
        """Answer a form that a page of this site posted."""
        visit = self._visits.find(self._cookie.name(request), here.tab)
        if visit is None:
            return await self._begin(request, here, said)
        if visit.busy or hash(frozenset(said.items())) == visit.answered:
            return see(here.to(START))  # pressed twice
        if compare_digest(visit.proof.encode(), said.get("proof", "").encode()):
            return await self._go_on(request, visit, here, said)
        return await self._old(request, visit, here, said)

    def over(self, request: Request, here: Here) -> Response:
        """Let the browser forget every page of a visit, and its name unless another tab has one."""
        response = see(here.afresh().to(START))
        name = self._cookie.name(request)
        others = self._visits.of(name)
        if not any(each.page in AT_CALLS for each in others):
            self._cookie.keep(response, name if others else "")
        response.headers["clear-site-data"] = '"cache", "storage"'
        return response

    async def _old(
        self, request: Request, visit: Visit, here: Here, said: dict[str, str]
    ) -> Response:
        """Take a press on a page that is not the newest: nothing of it gets into this visit.

        Its words are not lost, nor is a call for help.
        """
        if said.get("at") == "welcome":  # opened before this visit was begun: it begins another
            other = visit.answered or said.get("go") == "help"
            return await self._begin(request, here, said) if other else see(here.to(START))
        calls = forgotten.calls(said) or said.get("go") == "help"
        if self._walk.goes_along(visit, said):
            return await self._go_on(request, visit, here, said)
        if calls and visit.page in AT_CALLS:
            return see(here.to(START))  # it is called already
        if calls or (late(said) and not self._walk.has(visit, said)):
            return await self._begin(request, here, said, beside=visit)
        self._visits.touch(visit)
        visit.old = True
        return see(here.to(START))

    async def _go_on(
        self, request: Request, visit: Visit, here: Here, said: dict[str, str]
    ) -> Response:
        self._visits.touch(visit)
        look = said.get("go") == "look"
        visit.busy = True
        try:
            at = said.get("at", "")
            stays = await self._walk.press(visit, at, {**said, "go": "here"} if look else said)
        finally:
            visit.busy = False
        visit.is_answered(hash(frozenset(said.items())))
        self._visits.touch(visit)
        if stays:
            return see(here.to(LOOK if look else START))
        self._visits.forget(visit)
        return self.over(request, here)

    async def _begin(
        self, request: Request, here: Here, said: dict[str, str], beside: Visit | None = None
    ) -> Response:
        """Begin a visit at what was pressed; words that were typed too long ago are not lost."""
        go, typed, calls = said.get("go", ""), late(said), forgotten.calls(said)
        if calls:
            go, typed = "help", None
        if not typed and go not in BEGINS:
            return self._gone(request, here, said)
        # Whoever calls for help, or has typed already, is not sent away.
        address, closed = _address(request), bool(self._out_of_use()) and go != "cards"
        full = not self._visits.has_room(address, typed=bool(typed))
        if (full or (closed and not typed)) and (typed or go != "help"):
            return see(here.to(CLOSED))
        own = replace(here, class_name=beside.telling.class_name) if beside else here
        name, mark = self._cookie.name(request), self._cookie.mark(request)
        visit = self._begins.begin(own, address, typed["at"] if typed else go, name)
        visit.lost = not beside and not typed and forgotten.lost(said)
        if typed:
            await self._walk.press(visit, visit.page, typed)
        elif calls:
            await self._walk.press(visit, visit.page, {"go": "yes"})
        elif mark is not None and said.get("at") in AT_CALLS:
            visit.before = said["at"]  # "no" leads back to what is known of the call
            visit.recalled, visit.lost = mark.kept, mark.words_wait
        response, others = see(here.at(visit.tab).to(START)), self._visits.of(visit.name)
        stays = mark and any(each.page in AT_CALLS for each in others)
        self._cookie.keep(response, mark.behind(visit.name) if mark and stays else visit.name)
        return response

    def _gone(self, request: Request, here: Here, said: dict[str, str]) -> Response:
        """Answer a press on a page whose visit is forgotten."""
        mark = self._cookie.mark(request)
        match said.get("at"), said.get("go"):
            case "help", "done" if mark is not None:
                response = see(here.to(START))
                self._cookie.keep(response, replace(mark, page="help_after").behind(""))
                return response
            case "help" | "help_after", "done" | "start":
                return self.over(request, here)
        if mark is not None and mark.words_wait:
            return see(here.to(START))  # its page says that words may be lost
        return see(here.to(GONE if forgotten.lost(said) else START))


def see(address: str) -> Response:
    """Let the browser ask for another page."""
    return RedirectResponse(address, status_code=303)


def _address(request: Request) -> str:
    return request.client.host if request.client else ""
