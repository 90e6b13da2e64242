"""The site: one address for every page, so that neither it nor the history says anything.

Each press is one POST answered by "look at the page again": the browser never holds a form to send
twice, and Back shows where things stand now. Nothing here runs in the browser.
"""

from collections.abc import Callable
from datetime import timedelta
from hmac import compare_digest

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from screens.clock import Clock
from screens.pupil.failures import out_of_use
from screens.pupil.telling import OLDER, first_version, fresh_telling
from screens.web import front, helping
from screens.web.address import START, Here
from screens.web.drawing import Drawing
from screens.web.form import comes_from_here, read_form
from screens.web.guard import SORRY
from screens.web.pictures import NO_PICTURES, OwnPictures, whole
from screens.web.visit import Visit, Visits
from screens.web.walk import Walk
from store.intake import Intake

LOOK, HIDE, ABOUT, CLOSED, STATE = "/look", "/hide", "/about", "/closed", "/state"
TRY_AGAIN, LOOK_AGAIN = 5, 3
"""Seconds between two tries of a call for help, and two looks at how far one has come."""
LONGEST_STAND = 3600
"""Seconds after which the first page is asked for again where the school's hours are known: they
may have been changed meanwhile."""


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
    ) -> None:
        self._intake, self._clock = intake, clock
        self._pictures, self._waiting = pictures, waiting
        self.visits = visits or Visits()
        self._walk = Walk(intake, clock)
        self._drawing = Drawing(pictures)
        self._secure = secure
        self._cookie = "__Host-visit" if secure else "visit"

    def app(self) -> Starlette:
        """Return it as an application that a server can serve."""
        return Starlette(
            routes=[
                Route(START, self._page, methods=["GET"]),
                Route(START, self._press, methods=["POST"]),
                Route(HIDE, self._hide, methods=["GET"]),
                Route(LOOK, self._looks, methods=["GET"]),
                Route(ABOUT, self._about, methods=["GET"]),
                Route(CLOSED, self._closed, methods=["GET"]),
                Route(STATE, self._state, methods=["GET"]),
                Route("/style.css", self._style, methods=["GET"]),
                Route("/icon.svg", self._icon, methods=["GET"]),
                Route("/picture/{id}", self._picture, methods=["GET"]),
            ],
            exception_handlers={404: self._nowhere, 405: self._nowhere, 500: _sorry},
        )

    def tick(self, seconds: int) -> None:
        """Let time go by: forget what was left alone, try calls for help again."""
        self.visits.tidy()
        if seconds % TRY_AGAIN == 0:
            for visit in self.visits:
                self._walk.sending.call_again(visit)

    # The one page.

    async def _page(self, request: Request) -> Response:
        here, visit = Here.asked(request.query_params), self._visit(request)
        if visit is None:
            return self._welcome(here)
        quiet = self.visits.quiet(visit)
        if visit.page == "help" and visit.called and quiet >= visit.idle.after - 1:
            visit.page = "help_after"
        left = visit.idle.after + visit.idle.warn - quiet
        asks = not visit.types and visit.page not in ("help", "help_after")
        if asks and quiet >= visit.idle.after - 1:
            shown = front.show_still_here(visit, max(1, int(left)))
            return self._drawing.page(shown, here, visit, refresh=left + 1)
        refresh = left + 1 if visit.page == "help_after" else visit.idle.after - quiet
        if visit.calls is not None:
            refresh = TRY_AGAIN
        page = self._walk.show(visit)
        return self._drawing.page(page, here, visit, refresh=0 if visit.types else refresh)

    def _welcome(self, here: Here) -> Response:
        """Show the first page, and let the browser ask for it again when school opens or closes."""
        standing = self._intake.standing(self._clock())
        page = front.show_welcome(self._version(here), standing)
        changes = standing.changes - standing.now if standing and standing.changes else timedelta()
        seconds = min(changes.total_seconds() + 1, LONGEST_STAND) if changes else 0
        return self._drawing.page(page, here, refresh=seconds)

    async def _press(self, request: Request) -> Response:
        here, said = Here.asked(request.query_params), await read_form(request)
        if said is None or not comes_from_here(request):
            return self._drawing.page(front.show_nowhere(), here, status=403)
        visit = self._visit(request)
        if visit is None:
            return await self._begin(request, here, said)
        if not compare_digest(visit.proof, said.get("proof", "")) or visit.busy:
            return _see(here.to(START))
        return await self._go_on(visit, here, said)

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
        go, typed = said.get("go", ""), said.get("at") == "words" and bool(said.get("words"))
        if not typed and go not in ("tell", "answer", "help"):
            return _see(here.to(START))
        # Whoever calls for help, or has typed already, is never sent away.
        waits = typed or go == "help"
        if not waits and (self._out_of_use() or not self.visits.has_room(_address(request))):
            return _see(here.to(CLOSED))
        visit = self._begun(request, here, "words" if typed else go)
        if typed:
            await self._walk.press(visit, "words", said)
        response = _see(here.to(START))
        response.set_cookie(
            self._cookie,
            visit.name,
            path="/",
            secure=self._secure,
            httponly=True,
            samesite="strict",
        )
        return response

    def _begun(self, request: Request, here: Here, go: str) -> Visit:
        school = self._intake.school
        own = here.school_class(school) or self._intake.own_class
        telling = fresh_telling(school, self._version(here), own)
        if go == "words":
            telling.version = OLDER
        pages = {"answer": "enter", "help": "help_confirm", "words": "words"}
        page = pages.get(go) or self._walk.first_page(telling)
        return self.visits.begin(telling, page, _address(request))

    def _visit(self, request: Request) -> Visit | None:
        return self.visits.find(request.cookies.get(self._cookie, ""))

    def _over(self, visit: Visit | None, here: Here) -> Response:
        """Forget a visit, and let the browser forget its name and every page of it."""
        if visit is not None:
            self.visits.forget(visit)
        response = _see(here.to(START))
        response.delete_cookie(
            self._cookie, path="/", secure=self._secure, httponly=True, samesite="strict"
        )
        response.headers["clear-site-data"] = '"cache", "storage"'
        return response

    def _version(self, here: Here) -> str:
        school = self._intake.school
        return first_version(school, here.school_class(school) or self._intake.own_class)

    def _out_of_use(self) -> str:
        """Return which of the texts says why nothing can be told here now, or nothing."""
        if self._waiting():
            return "waiting"
        return "" if self._intake.ready() else out_of_use(self._intake)

    # The pages beside it; none of them changes anything but Hide.

    async def _hide(self, request: Request) -> Response:
        if "sec-purpose" in request.headers:
            return Response(status_code=503)  # a browser that looks ahead: nobody has pressed it
        return self._over(self._visit(request), Here.asked(request.query_params))

    async def _looks(self, request: Request) -> Response:
        return self._drawing.looks(Here.asked(request.query_params))

    async def _about(self, request: Request) -> Response:
        here = Here.asked(request.query_params)
        title, cards = front.about(self._version(here), self._intake)
        return self._drawing.about(title, cards, here)

    async def _closed(self, request: Request) -> Response:
        here = Here.asked(request.query_params)
        kind = self._out_of_use() or "tries"
        page = front.show_out_of_use(kind, self._version(here))
        return self._drawing.page(page, here, status=503)

    async def _state(self, request: Request) -> Response:
        here, visit = Here.asked(request.query_params), self._visit(request)
        said = helping.state_of(visit, self._intake) if visit else ""
        return self._drawing.state(said, here, LOOK_AGAIN if visit else 0)

    async def _style(self, request: Request) -> Response:
        return self._drawing.style()

    async def _icon(self, request: Request) -> Response:
        return Response(whole("letterbox"), media_type="image/svg+xml")

    async def _picture(self, request: Request) -> Response:
        found = self._pictures.by_id(request.path_params["id"])
        if found is None:
            return await self._nowhere(request)
        quiet = {"content-security-policy": "default-src 'none'; sandbox"}
        return Response(found.content, media_type=found.kind, headers=quiet)

    async def _nowhere(self, request: Request, error: Exception | None = None) -> Response:
        here = Here.asked(request.query_params)
        return self._drawing.page(front.show_nowhere(), here, status=404)


async def _sorry(request: Request, error: Exception) -> Response:
    # What went wrong may hold a child's words: the guard notes only its class and place.
    return PlainTextResponse(SORRY, 500)


def _see(address: str) -> Response:
    return RedirectResponse(address, status_code=303)


def _address(request: Request) -> str:
    return request.client.host if request.client else ""
