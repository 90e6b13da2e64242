"""The site: one address for every page, so that neither it nor the history says anything.

Each press is one POST answered by "look at the page again": the browser never holds a form to send
twice, and Back shows where things stand now. Nothing here runs in the browser.
"""

from collections.abc import Awaitable, Callable

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Scope

from assets.texts import text
from assets.tongue import Tongue, speaking
from screens.clock import Clock
from screens.pupil.card import what_happens
from screens.pupil.failures import out_of_use
from screens.served.form import comes_from_here, read_form
from screens.web import front, helping
from screens.web.address import START, Here
from screens.web.aloud import Aloud
from screens.web.beginnings import Beginnings
from screens.web.call_mark import AT_CALLS, CallMark
from screens.web.cookie import Cookie
from screens.web.drawing import Drawing
from screens.web.files import Files
from screens.web.front import ABOUT
from screens.web.pictures import NO_PICTURES, OwnPictures
from screens.web.presses import LOOK, Presses
from screens.web.tongues import Tongues
from screens.web.turned_away import CLOSED, GONE, OFTEN, TurnedAway
from screens.web.visit import Visit, Visits
from screens.web.walk import Walk
from store.letterbox.intake import Intake

HIDE, STATE, SHOWN = "/hide", "/state", "/shown"
"""`SHOWN` is what `STATE` says, in English for the grown-up to whom a child shows the page."""
TRY_AGAIN, LOOK_AGAIN = 5, 3
"""Seconds between two tries of a call for help, and two looks at how far one has come."""
LONGEST_STAND = 3600
"""Seconds after which the first page is asked for again: a keeper may have changed the hours."""
LEFT_ALONE = 90
"""Seconds after which a first page speaks the device's own language again."""
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
        self.visits.before_it_is_forgotten = self._walk.sending.leave
        self._begins = Beginnings(intake, self.visits, self._walk)
        self._tongues = Tongues(intake)
        self._aloud = aloud or Aloud()
        self._drawing = Drawing(pictures, self._tongues, self._aloud)
        self._away = TurnedAway(
            self._drawing, self._tongues, self._begins.version, self._out_of_use
        )
        self._cookie = Cookie(secure=secure)
        self._presses = Presses(
            self._begins, self.visits, self._walk, self._cookie, self._out_of_use
        )

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
            SHOWN: self._shown,
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

    def turned(self, status: int, scope: Scope) -> Response:
        """Return what is said to whoever is turned away before any page."""
        return self._away.not_let_in(status, scope)

    def tick(self, seconds: int) -> None:
        """Let time go by: forget what was left alone, try calls for help again."""
        self.visits.tidy()
        if seconds % TRY_AGAIN == 0:
            for visit in self.visits:
                self._walk.sending.call_again(visit)

    def end(self) -> None:
        """Forget all visits; words that were to follow a call are sent before that."""
        for visit in list(self.visits):
            self.visits.forget(visit)

    def _spoken(self, page: Answers) -> Callable[[Request], Awaitable[Response]]:
        """Return what answers a request in the language that its address wishes for."""

        async def answer(request: Request) -> Response:
            here = Here.asked(request.query_params)
            visit = self._visit(request, here)
            tongue = self._tongues.of(here)
            with speaking(tongue):
                spoken = visit is None or self._walk.speaks(visit)
            with speaking(tongue if spoken else Tongue()):
                return await page(request, here)

        return answer

    # The one page.

    async def _page(self, request: Request, here: Here) -> Response:
        found = self._visit(request, here)
        visit = found or self._recalled(request, here)
        if visit is None:
            welcome = self._welcome(here)
            others = self.visits.of(self._cookie.name(request))
            if self._cookie.mark(request) and not others:
                self._cookie.keep(welcome, "")  # nobody is there any more
            return welcome
        if visit is found and _comes_anew(request, here) and visit.page not in AT_CALLS:
            return self._drawing.page(front.show_open(self.visits.free_tab(visit.name)), here)
        response = self._stands(visit, here, known=found is not None)
        mark = CallMark.of(visit, self._clock(), self.visits.quiet(visit))
        if found is not None and mark is not None:
            self._cookie.keep(response, mark.behind(found.name))
        return response

    def _stands(self, visit: Visit, here: Here, *, known: bool) -> Response:
        """Return the page a visit is at; one not `known` any more has no form of its own."""
        quiet, form = self.visits.quiet(visit), visit if known else None
        kept = visit.called is not None or visit.recalled
        if visit.page == "help" and kept and quiet >= visit.idle.after - 1:
            visit.page = "help_after"
        self._walk.be_spoken(visit)
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
        seconds: float = LONGEST_STAND
        if standing.changes is not None:
            seconds = min((standing.changes - standing.now).total_seconds() + 1, LONGEST_STAND)
        return self._drawing.page(page, here, refresh=seconds)

    async def _press(self, request: Request, here: Here) -> Response:
        said = await read_form(request)
        if said is None or not comes_from_here(request):
            page = front.show_nowhere(self._begins.version(here))
            return self._drawing.page(page, here, status=403)
        return await self._presses.take(request, here, said)

    def _visit(self, request: Request, here: Here) -> Visit | None:
        return self.visits.find(self._cookie.name(request), here.tab)

    def _recalled(self, request: Request, here: Here) -> Visit | None:
        if self.visits.of(self._cookie.name(request)):
            return None  # a call is one of them, if there is one
        return self._begins.recall(self._cookie.words(request), here, self._clock())

    def _out_of_use(self) -> str:
        """Return which of the texts says why nothing can be told here now, or nothing."""
        if self._waiting():
            return "waiting"
        return "" if self._intake.ready() else out_of_use(self._intake)

    # The pages beside it; none of them changes anything but Hide.

    async def _hide(self, request: Request, here: Here) -> Response:
        if "sec-purpose" in request.headers:
            return Response(status_code=503)  # a browser that looks ahead: nobody has pressed it
        for visit in self.visits.of(self._cookie.name(request)):
            self.visits.forget(visit)
        return self._presses.over(request, here)

    async def _looks(self, request: Request, here: Here) -> Response:
        return self._drawing.looks(here, self._visit(request, here))

    async def _about(self, request: Request, here: Here) -> Response:
        version = self._begins.version(here)
        title = text(f"{version}.what_happens.title")
        return self._drawing.about(
            title, what_happens(version, self._intake), here, self._visit(request, here)
        )

    async def _shown(self, request: Request, here: Here) -> Response:
        with speaking(Tongue()):
            return await self._state(request, here)

    async def _state(self, request: Request, here: Here) -> Response:
        visit = self._visit(request, here) or self._recalled(request, here)
        said = helping.state_of(visit, self._intake) if visit else ""
        return self._drawing.state(said, here, LOOK_AGAIN if visit else 0)


def _comes_anew(request: Request, here: Here) -> bool:
    """Tell whether somebody opened the first address by hand, as in another tab."""
    return not here.tab and request.headers.get("sec-fetch-site") == "none"
