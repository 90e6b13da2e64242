"""The site: one address for every page, so that neither it nor the history says anything.

Each press is one POST answered by "look at the page again": the browser never holds a form to send
twice, and Back shows where things stand now. Nothing here runs in the browser.
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from hmac import compare_digest

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from assets.texts import text
from assets.tongue import Tongue, speaking
from screens.clock import Clock
from screens.pupil.card import what_happens
from screens.pupil.failures import out_of_use
from screens.served.form import comes_from_here, read_form
from screens.web import forgotten, front, helping
from screens.web.address import START, Here
from screens.web.aloud import Aloud
from screens.web.beginnings import Beginnings
from screens.web.call_mark import CallMark, name_in
from screens.web.drawing import Drawing
from screens.web.files import Files
from screens.web.front import ABOUT
from screens.web.pictures import NO_PICTURES, OwnPictures
from screens.web.tongues import Tongues
from screens.web.turned_away import CLOSED, GONE, OFTEN, TurnedAway
from screens.web.visit import QUIET, SLIP, Visit, Visits
from screens.web.walk import Walk, late
from store.letterbox.intake import Intake

LOOK, HIDE, STATE = "/look", "/hide", "/state"
TRY_AGAIN, LOOK_AGAIN = 5, 3
"""Seconds between two tries of a call for help, and two looks at how far one has come."""
LONGEST_STAND = 3600
"""Seconds after which the first page is asked for again where the school's hours are known: they
may have been changed meanwhile."""
LEFT_ALONE = 90
"""Seconds after which a first page speaks the device's own language again."""
BEGINS = ("tell", "answer", "help", "good", "cards", "slip")
"""What the first page leads to."""
Answers = Callable[[Request, Here], Awaitable[Response]]


class Site:
    """The pages, handed a slot. `waiting` tells whether this terminal is not let in yet."""

    def __init__(
        self,
        intake: Intake,
        clock: Clock,
        pictures: OwnPictures = NO_PICTURES,
        *,
        secure: bool = False,
        waiting: Callable[[], bool] = lambda: False,
        visits: Visits | None = None,
        aloud: Aloud | None = None,
    ) -> None:
        self._intake, self._clock = intake, clock
        self._pictures, self._waiting = pictures, waiting
        self.visits = visits or Visits()
        self._walk = Walk(intake, clock)
        self._begins = Beginnings(intake, self.visits, self._walk)
        self._tongues = Tongues(intake)
        self._aloud = aloud or Aloud()
        self._drawing = Drawing(pictures, self._tongues, self._aloud)
        self._away = TurnedAway(
            self._drawing, self._tongues, self._begins.version, self._out_of_use
        )
        self._secure = secure
        self._cookie = "__Host-visit" if secure else "visit"

    def app(self) -> Starlette:
        """Return it as an application that a server can serve."""
        away = self._away
        pages: dict[str, Answers] = {
            START: self._page,
            HIDE: self._hide,
            LOOK: self._looks,
            ABOUT: self._about,
            CLOSED: away.closed,
            GONE: away.gone,
            OFTEN: away.often,
            STATE: self._state,
        }
        return Starlette(
            routes=[
                *(Route(path, self._spoken(page), methods=["GET"]) for path, page in pages.items()),
                Route(START, self._spoken(self._press), methods=["POST"]),
                *Files(self._pictures).routes(),
                self._aloud.route(),
            ],
            exception_handlers={404: away.nowhere, 405: away.nowhere, 500: away.sorry},
        )

    def tick(self, seconds: int) -> None:
        """Let time go by: forget what was left alone, try calls for help again."""
        self.visits.tidy()
        if seconds % TRY_AGAIN == 0:
            for visit in self.visits:
                self._walk.sending.call_again(visit)

    def _spoken(self, page: Answers) -> Callable[[Request], Awaitable[Response]]:
        """Return what answers a request in the language that its address wishes for."""

        async def answer(request: Request) -> Response:
            here, visit = Here.asked(request.query_params), self._visit(request)
            for_staff = visit is not None and visit.page in SLIP
            with speaking(Tongue() if for_staff else self._tongues.of(here)):
                return await page(request, here)

        return answer

    # The one page.

    async def _page(self, request: Request, here: Here) -> Response:
        found = self._visit(request)
        visit = found or self._recalled(request, here)
        if visit is None:
            welcome = self._welcome(here)
            if CallMark.read(request.cookies.get(self._cookie, "")):
                self._remember(welcome, "")  # nobody is there any more
            return welcome
        response = self._stands(visit, here, known=found is not None)
        mark = CallMark.of(visit, self._clock(), self.visits.quiet(visit))
        if found is not None and mark is not None:
            self._remember(response, mark.behind(found.name))
        return response

    def _stands(self, visit: Visit, here: Here, *, known: bool) -> Response:
        """Return the page a visit is at; one not `known` any more has no form of its own."""
        quiet, form = self.visits.quiet(visit), visit if known else None
        kept = visit.called is not None or visit.recalled
        if visit.page == "help" and kept and quiet >= visit.idle.after - 1:
            visit.page = "help_after"
        page = self._walk.show(visit)
        visit.hearing = self._aloud.seconds(self._aloud.parts(page))
        left = visit.idle.after + visit.idle.warn - quiet
        asks = not visit.types and visit.page not in ("help", "help_after")
        if asks and quiet >= visit.idle.after - 1:
            shown = front.show_still_here(visit, max(1, int(left)))
            return self._drawing.page(shown, here, visit, refresh=left + 1)
        refresh = visit.idle.after - quiet
        if visit.page == "help_after" or not (known or kept):
            refresh = left + 1
        if visit.calls is not None:
            refresh = TRY_AGAIN
        return self._drawing.page(page, here, form, refresh=0 if visit.types else refresh)

    def _welcome(self, here: Here) -> Response:
        """Show the first page; the browser asks for it again when school opens or closes.

        Where a child chose a language it begins afresh once nobody is there any more.
        """
        standing = self._intake.standing(self._clock())
        page = front.show_welcome(self._begins.version(here), standing)
        if here.chosen:
            again = here.afresh().to(START)
            return self._drawing.page(page, here, refresh=LEFT_ALONE, then=again)
        changes = standing.changes - standing.now if standing and standing.changes else timedelta()
        seconds = min(changes.total_seconds() + 1, LONGEST_STAND) if changes else 0
        return self._drawing.page(page, here, refresh=seconds)

    async def _press(self, request: Request, here: Here) -> Response:
        said = await read_form(request)
        if said is None or not comes_from_here(request):
            page = front.show_nowhere(self._begins.version(here))
            return self._drawing.page(page, here, status=403)
        visit = self._visit(request)
        if visit is None:
            return await self._begin(request, here, said)
        proof = said.get("proof", "").encode()
        if not compare_digest(visit.proof.encode(), proof):
            return await self._late(request, visit, here, said)
        return _see(here.to(START)) if visit.busy else await self._go_on(visit, here, said)

    async def _late(
        self, request: Request, visit: Visit, here: Here, said: dict[str, str]
    ) -> Response:
        """Take a press on a page of another visit that was begun on this device before.

        Its words are not lost, nor is a call for help.
        """
        if late(said) or forgotten.calls(said):
            return await self._begin(request, here, said)
        if said.get("go") == "help" and visit.page not in QUIET and not visit.busy:
            return await self._go_on(visit, here, {"at": visit.page, "go": "help"})
        return _see(here.to(START))

    async def _go_on(self, visit: Visit, here: Here, said: dict[str, str]) -> Response:
        self.visits.touch(visit)
        look = said.get("go") == "look"
        visit.busy = True
        try:
            at = said.get("at", "")
            stays = await self._walk.press(visit, at, {**said, "go": "here"} if look else said)
        finally:
            visit.busy = False
        self.visits.touch(visit)
        return _see(here.to(LOOK if look else START)) if stays else self._over(visit, here)

    async def _begin(self, request: Request, here: Here, said: dict[str, str]) -> Response:
        """Begin a visit at what was pressed; words that were typed too long ago are not lost."""
        go, typed, calls = said.get("go", ""), late(said), forgotten.calls(said)
        if calls:
            go, typed = "help", None
        if not typed and go not in BEGINS:
            return self._gone(request, here, said)
        # Whoever calls for help, or has typed already, is not sent away.
        address, closed = _address(request), bool(self._out_of_use()) and go != "cards"
        full = not self.visits.has_room(address, typed=bool(typed))
        if (full or (closed and not typed)) and (typed or go != "help"):
            return _see(here.to(CLOSED))
        visit = self._begins.begin(here, address, typed["at"] if typed else go)
        if typed:
            await self._walk.press(visit, visit.page, typed)
        elif calls:
            await self._walk.press(visit, visit.page, {"go": "yes"})
        response = _see(here.to(START))
        self._remember(response, visit.name)
        return response

    def _gone(self, request: Request, here: Here, said: dict[str, str]) -> Response:
        """Answer a press on a page whose visit is forgotten."""
        mark = CallMark.read(request.cookies.get(self._cookie, ""))
        match said.get("at"), said.get("go"):
            case "help", "done" if mark is not None:
                response = _see(here.to(START))
                self._remember(response, replace(mark, page="help_after").behind(""))
                return response
            case "help" | "help_after", "done" | "start":
                return self._over(None, here)
        return _see(here.to(GONE if forgotten.lost(said) else START))

    def _remember(self, response: Response, cookie: str) -> None:
        """Let the browser hold this until it is closed, or nothing any more."""
        ends = None if cookie else 0
        response.set_cookie(
            self._cookie, cookie, ends, ends, secure=self._secure, httponly=True, samesite="strict"
        )

    def _visit(self, request: Request) -> Visit | None:
        return self.visits.find(name_in(request.cookies.get(self._cookie, "")))

    def _recalled(self, request: Request, here: Here) -> Visit | None:
        return self._begins.recall(request.cookies.get(self._cookie, ""), here, self._clock())

    def _over(self, visit: Visit | None, here: Here) -> Response:
        """Forget a visit, and let the browser forget its name and every page of it."""
        if visit is not None:
            self.visits.forget(visit)
        response = _see(here.afresh().to(START))
        self._remember(response, "")
        response.headers["clear-site-data"] = '"cache", "storage"'
        return response

    def _out_of_use(self) -> str:
        """Return which of the texts says why nothing can be told here now, or nothing."""
        if self._waiting():
            return "waiting"
        return "" if self._intake.ready() else out_of_use(self._intake)

    # The pages beside it; none of them changes anything but Hide.

    async def _hide(self, request: Request, here: Here) -> Response:
        if "sec-purpose" in request.headers:
            return Response(status_code=503)  # a browser that looks ahead: nobody has pressed it
        return self._over(self._visit(request), here)

    async def _looks(self, request: Request, here: Here) -> Response:
        return self._drawing.looks(here, self._visit(request))

    async def _about(self, request: Request, here: Here) -> Response:
        version = self._begins.version(here)
        title = text(f"{version}.what_happens.title")
        return self._drawing.about(
            title, what_happens(version, self._intake), here, self._visit(request)
        )

    async def _state(self, request: Request, here: Here) -> Response:
        visit = self._visit(request) or self._recalled(request, here)
        said = helping.state_of(visit, self._intake) if visit else ""
        return self._drawing.state(said, here, LOOK_AGAIN if visit else 0)


def _see(address: str) -> Response:
    return RedirectResponse(address, status_code=303)


def _address(request: Request) -> str:
    return request.client.host if request.client else ""
