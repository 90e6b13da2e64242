"""The parents' pages: a letter is opened by its code, answered in one sitting, and sent once.

Every press leads to an address of its own, from which Back asks for nothing to be sent again. A
GET changes nothing, and no address but the letter's own holds a code.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from urllib.parse import urlencode

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import Scope

from assets.texts import text
from assets.tongue import ENGLISH, spoken_now
from screens.clock import Clock
from screens.parents import letter_pages as pages
from screens.parents import questions
from screens.parents.drawing import Drawing
from screens.parents.page import Page
from screens.parents.sittings import Sitting, Sittings, caught_up, fresh
from screens.parents.tongues import LANGUAGE, Tongues
from screens.parents.walk import Next, Walk, nearest
from screens.parents.worry import LOOK
from screens.served.form import comes_from_here, read_form
from screens.served.guard import HEADERS, household
from screens.web.pictures import whole
from store.consents.parents_slot import Asked, ParentsSlot
from store.errors import Refused, WorryBoxError

ANSWER, NOWHERE, DONE = "/answer", "/nowhere", "done"
LETTER, AT, SITTING = "letter", "at", "sitting"
"""What a page carries beside the answers: the code, its own name, its sitting."""
TRIED, TROUBLE, OFTEN = "tried", "trouble", "often"
"""What an address says of its page: that something is missing on it, or was not sent."""
TROUBLES = ("often", "failed")
MINUTE, HOUR = 60, 3600
HEADERS_HERE = {
    **HEADERS,
    "content-security-policy": "default-src 'none'; style-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "strict-transport-security": "max-age=31536000",
}
SAID = {403: "from", 405: "way", 413: "much", 421: "name", 429: "often", 500: "sorry"}
"""What is said to a parent who is turned away, by the names of the words."""


class Site:
    """The pages, handed a slot."""

    def __init__(self, slot: ParentsSlot, clock: Clock) -> None:
        self._slot, self._clock = slot, clock
        self._walk, self._sittings, self._tongues = Walk(slot, clock), Sittings(), Tongues(slot)
        self._drawing = Drawing()

    def app(self) -> Starlette:
        """Return it as an application that a server can serve."""
        made = Starlette(
            routes=[
                Route("/", self._begin, methods=["GET"]),
                Route("/", self._typed, methods=["POST"]),
                Route("/C/{code:path}", self._scanned, methods=["GET"]),
                Route("/c/{code:path}", self._scanned, methods=["GET"]),
                Route(NOWHERE, self._nowhere, methods=["GET"]),
                Route(ANSWER, self._press, methods=["POST"]),
                Route(ANSWER, self._start_again, methods=["GET"]),
                Route(f"{ANSWER}/{{sitting}}/{{page}}", self._look, methods=["GET"]),
                Route("/health", self._health, methods=["GET"]),
                Route("/style.css", self._style, methods=["GET"]),
                Route("/icon.svg", self._icon, methods=["GET"]),
                Route("/robots.txt", self._robots, methods=["GET"]),
            ],
            exception_handlers={404: self._elsewhere, 405: self._elsewhere, 500: self._sorry},
        )
        made.router.redirect_slashes = False  # it would repeat a code in another address
        return made

    def turned(self, status: int, scope: Scope) -> Response:
        """Return what is said to a parent who is turned away, in their language."""
        with self._tongues.speaking_to(Request(scope)):
            return PlainTextResponse(text(f"parents.turned.{SAID[status]}"), status)

    def tick(self, seconds: int) -> None:
        """Let time go by: forget sittings that nobody came back to, and letters that are over."""
        if seconds % MINUTE == 0:
            self._sittings.tidy()
        if seconds % HOUR == 0:
            self._slot.forget(self._clock())

    def end(self) -> None:
        """Nothing waits here to be sent without its parent."""

    # Opening a letter.

    async def _begin(self, request: Request) -> Response:
        with self._speaking(request.query_params):
            return self._draw(pages.code_page())

    async def _scanned(self, request: Request) -> Response:
        with self._speaking(request.query_params):
            found = self._opened(request, request.path_params["code"].strip("/ "))
            if isinstance(found, Asked):
                return self._shown(fresh(found, {}, spoken_now().code), pages.LETTER, kept=False)
            return self._draw(found[0], status=found[1])

    async def _typed(self, request: Request) -> Response:
        said = await read_form(request)
        if said is None or not comes_from_here(request):
            return self._turned_back(request)
        with self._speaking(said):
            found = self._opened(request, said.get("code", ""))
            if isinstance(found, Asked):
                # Whoever goes on with another child does not type their own name again.
                who = {each.id: said.get(each.id, "") for each in questions.who_fields()}
                sitting = fresh(found, who, spoken_now().code)
                return self._led(Next(sitting, pages.LETTER))
            if found[1] == 503:
                return self._draw(found[0], status=503)
            return _to(NOWHERE, {OFTEN: "1"} if found[1] == 429 else {})

    async def _nowhere(self, request: Request) -> Response:
        with self._speaking(request.query_params):
            often = OFTEN in request.query_params
            return self._draw(pages.nowhere_page(often=often), status=429 if often else 404)

    def _opened(self, request: Request, code: str) -> Asked | tuple[Page, int]:
        """Return what a code opens, else the page that says why not and its number."""
        if not self._slot.ready:
            return pages.closed_page(), 503
        return self._asked(request, code)

    def _asked(self, request: Request, code: str) -> Asked | tuple[Page, int]:
        try:
            found = self._slot.open(code, self._clock())
        except Refused:
            return pages.closed_page(forms=True), 503
        except WorryBoxError:
            return pages.closed_page(), 503
        if found is None:
            often = self._walk.sending.wrong(_where(request))
            return pages.nowhere_page(often=often), 429 if often else 404
        return found

    # Going on.

    async def _press(self, request: Request) -> Response:
        said = await read_form(request)
        if said is None or not comes_from_here(request):
            return self._turned_back(request)
        with self._speaking(said):
            found = self._asked(request, said.get(LETTER, ""))
            if not isinstance(found, Asked):
                return self._draw(found[0], status=found[1])
            at, go = said.get(AT, ""), said.get("go", pages.NEXT)
            sitting = self._sitting(found, at, said)
            return self._led(self._walk.press(sitting, at, go, _where(request)))

    def _sitting(self, asked: Asked, at: str, said: Mapping[str, str]) -> Sitting:
        """Return the sitting of a page that was posted, with what was answered on it."""
        posted = Sitting(
            asked,
            said.get(SITTING, ""),
            {},
            said.get("once", "")[:64],
            said.get("looked", "") == "1",
            spoken_now().code,
        )
        names = self._walk.names(posted)
        values = {name: said[name].replace("\r\n", "\n") for name in names if name in said}
        posted = replace(posted, values=values)
        kept = self._sittings.find(posted.address)
        if kept is None or kept.letter != asked.token:
            return replace(
                fresh(asked, values, posted.language), once=posted.once, looked=posted.looked
            )
        if at in (questions.CHECK, LOOK):  # what is sent is what was seen there
            return replace(posted, shown=kept.shown)
        return caught_up(posted, kept, self._walk.names_on(posted, at))

    def _led(self, next: Next) -> Response:
        """Keep where somebody is by now, and send them to its address."""
        sitting = next.sitting
        if next.last is not None:
            return self._sent(sitting, next.last)
        self._sittings.keep(sitting)
        more = {TRIED: "1"} if next.tried else {TROUBLE: next.trouble} if next.trouble else {}
        return _to(f"{ANSWER}/{sitting.address}/{next.page}", more)

    def _sent(self, sitting: Sitting, last: Page) -> Response:
        """Forget what was sent, and lead to the page that says so."""
        who = {each.id for each in questions.who_fields()}
        kept = {name: each for name, each in sitting.values.items() if name in who}
        after = fresh(sitting.asked, kept, sitting.language)
        shown = bytes(self._draw(last, after).body).decode()
        self._sittings.end(sitting)
        self._sittings.keep(replace(after, shown=shown))
        return _to(f"{ANSWER}/{after.address}/{DONE}")

    async def _look(self, request: Request) -> Response:
        address, page = request.path_params["sitting"], request.path_params["page"]
        kept, asks = self._sittings.find(address), request.query_params
        with self._speaking(asks, kept.language if kept else ENGLISH):
            if kept is None:
                sent = self._sittings.was_sent(address)
                return self._draw(pages.over_page(sent=sent), status=410)
            if page == DONE and kept.shown:
                return HTMLResponse(kept.shown)
            found = self._asked(request, kept.letter)
            if not isinstance(found, Asked):
                return self._draw(found[0], status=found[1])
            code = spoken_now().code
            sitting = Sitting(found, address, kept.values, kept.once, kept.looked, code)
            trouble = asks.get(TROUBLE, "")
            trouble = trouble if trouble in TROUBLES else ""
            return self._shown(sitting, page, tried=TRIED in asks, trouble=trouble)

    # Drawing.

    def _shown(
        self,
        sitting: Sitting,
        name: str,
        *,
        tried: bool = False,
        trouble: str = "",
        kept: bool = True,
    ) -> Response:
        page = self._walk.show(sitting, name, tried=tried, trouble=trouble)
        if page is None:
            return _to(f"{ANSWER}/{sitting.address}/{nearest(sitting, name)}")
        return self._draw(page, sitting, status=503 if trouble else 200, kept=kept)

    def _draw(
        self, page: Page, sitting: Sitting | None = None, *, status: int = 200, kept: bool = True
    ) -> Response:
        values = sitting.values if sitting else {}
        hidden = _in(spoken_now().code)
        if sitting is not None:
            shown = {each.id for each in page.fields}
            hidden |= {name: each for name, each in values.items() if name not in shown and each}
            hidden |= {LETTER: sitting.asked.token, AT: page.id, "once": sitting.once}
            hidden |= {SITTING: sitting.address} if kept else {}
            hidden |= {"looked": "1"} if sitting.looked else {}
        ways = self._tongues.ways() if page.ways else ()
        return self._drawing.page(page, self._slot.school.school, values, hidden, ways, status)

    @contextmanager
    def _speaking(self, asks: Mapping[str, str], usual: str = ENGLISH) -> Iterator[None]:
        with self._tongues.speaking(asks.get(LANGUAGE, "") or usual):
            yield

    # Beside the pages.

    async def _start_again(self, request: Request) -> Response:
        return _to("/")

    async def _health(self, request: Request) -> Response:
        good = self._slot.ready
        return PlainTextResponse("ok" if good else "not ready", 200 if good else 503)

    async def _style(self, request: Request) -> Response:
        return self._drawing.style()

    async def _icon(self, request: Request) -> Response:
        return Response(whole("letterbox"), media_type="image/svg+xml")

    async def _robots(self, request: Request) -> Response:
        return PlainTextResponse("User-agent: *\nDisallow: /\n")

    async def _elsewhere(self, request: Request, error: Exception) -> Response:
        with self._tongues.speaking_to(request):
            return self._draw(pages.nowhere_page(), status=404)

    async def _sorry(self, request: Request, error: Exception) -> Response:
        # What went wrong may hold what a parent typed: the guard notes only its class and place.
        return self.turned(500, request.scope)

    def _turned_back(self, request: Request) -> Response:
        with self._tongues.speaking_to(request):
            return self._draw(pages.code_page(), status=403)


def _to(path: str, asks: Mapping[str, str] | None = None) -> Response:
    # The language stands in the address too: it is known there when nothing is kept any more.
    asks = {**(asks or {})} | _in(spoken_now().code)
    return RedirectResponse(f"{path}?{urlencode(asks)}" if asks else path, status_code=303)


def _in(code: str) -> dict[str, str]:
    return {} if code == ENGLISH else {LANGUAGE: code}


def _where(request: Request) -> str:
    return household(request.client.host) if request.client else ""
