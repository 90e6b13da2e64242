"""The parents' pages: a letter is opened by its code, answered in one sitting, and sent once.

Nothing of a sitting is kept here between two requests: every page carries what was answered on
the others. A GET changes nothing, and no address but the letter's own holds a code.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from secrets import token_hex

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from assets.texts import text
from screens.clock import Clock
from screens.parents import letter_pages as pages
from screens.parents import questions
from screens.parents.drawing import Drawing
from screens.parents.page import Page
from screens.parents.sending import Sending
from screens.parents.worry import ABOUT, LOOK, PAGES, Worries
from screens.served.form import comes_from_here, read_form
from screens.served.guard import HEADERS, household
from screens.web.pictures import whole
from store.consents.parents_slot import Asked, ParentsSlot
from store.errors import Refused, WorryBoxError

ANSWER = "/answer"
BACK, LETTER = "back", "letter"
HOUR = 3600
HEADERS_HERE = {
    **HEADERS,
    "content-security-policy": "default-src 'none'; style-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "strict-transport-security": "max-age=31536000",
}
SAID = {
    403: text("parents.turned.from"),
    405: text("parents.turned.way"),
    413: text("parents.turned.much"),
    421: text("parents.turned.name"),
    429: text("parents.turned.often"),
    500: text("parents.turned.sorry"),
}
"""What is said to a parent who is turned away."""


@dataclass(frozen=True)
class Sitting:
    """What a page carries: the letter, what was answered so far, and a random word of its own.

    `looked` is set once the page that sends was reached: then Change leads back to it.
    """

    asked: Asked
    values: Mapping[str, str]
    once: str
    looked: bool = False


class Site:
    """The pages, handed a slot."""

    def __init__(self, slot: ParentsSlot, clock: Clock) -> None:
        self._slot, self._clock = slot, clock
        self._sending, self._worries = Sending(slot), Worries(slot)
        self._drawing = Drawing()

    def app(self) -> Starlette:
        """Return it as an application that a server can serve."""
        made = Starlette(
            routes=[
                Route("/", self._begin, methods=["GET"]),
                Route("/", self._typed, methods=["POST"]),
                Route("/C/{code:path}", self._scanned, methods=["GET"]),
                Route("/c/{code:path}", self._scanned, methods=["GET"]),
                Route(ANSWER, self._press, methods=["POST"]),
                Route(ANSWER, self._start_again, methods=["GET"]),
                Route("/health", self._health, methods=["GET"]),
                Route("/style.css", self._style, methods=["GET"]),
                Route("/icon.svg", self._icon, methods=["GET"]),
                Route("/robots.txt", self._robots, methods=["GET"]),
            ],
            exception_handlers={404: self._elsewhere, 405: self._elsewhere, 500: _sorry},
        )
        made.router.redirect_slashes = False  # it would repeat a code in another address
        return made

    def tick(self, seconds: int) -> None:
        """Let time go by: forget letters that are over."""
        if seconds % HOUR == 0:
            self._slot.forget(self._clock())

    # Opening a letter.

    async def _begin(self, request: Request) -> Response:
        return self._draw(pages.code_page())

    async def _typed(self, request: Request) -> Response:
        said = await read_form(request)
        if said is None or not comes_from_here(request):
            return self._draw(pages.code_page(), status=403)
        return self._open(request, said.get("code", ""), said)

    async def _scanned(self, request: Request) -> Response:
        return self._open(request, request.path_params["code"].strip("/ "), {})

    def _open(self, request: Request, code: str, said: Mapping[str, str]) -> Response:
        if not self._slot.ready:
            return self._draw(pages.closed_page(), status=503)
        found = self._asked(request, code)
        if isinstance(found, Response):
            return found
        # Whoever goes on with another child does not type their own name again.
        who = {each.id: said.get(each.id, "") for each in questions.who_fields()}
        return self._letter(Sitting(found, who, token_hex(16)))

    def _asked(self, request: Request, code: str) -> Asked | Response:
        try:
            found = self._slot.open(code, self._clock())
        except Refused:
            return self._draw(pages.closed_page(forms=True), status=503)
        except WorryBoxError:
            return self._draw(pages.closed_page(), status=503)
        if found is None:
            often = self._sending.wrong(_where(request))
            return self._draw(pages.nowhere_page(often=often), status=429 if often else 404)
        return found

    # Going on.

    async def _press(self, request: Request) -> Response:
        said = await read_form(request)
        if said is None or not comes_from_here(request):
            return self._draw(pages.code_page(), status=403)
        found = self._asked(request, said.get("letter", ""))
        if isinstance(found, Response):
            return found
        names = questions.names_of(found) | self._worries.names()
        values = {name: said[name].replace("\r\n", "\n") for name in names if name in said}
        looked = said.get("looked", "") == "1"
        sitting = Sitting(found, values, said.get("once", "")[:64], looked)
        at, go = said.get("at", ""), said.get("go", pages.NEXT)
        if go == pages.WORRY:
            return self._worry(sitting, ABOUT)
        if at in PAGES:
            return self._tell(request, sitting, at, go)
        return self._answer(request, sitting, at, go)

    def _answer(self, request: Request, sitting: Sitting, at: str, go: str) -> Response:
        asked, values = sitting.asked, sitting.values
        every = questions.pages(asked, values)
        if go.startswith(pages.TAKE_BACK):
            return self._take_back(request, sitting, go.removeprefix(pages.TAKE_BACK))
        if go.startswith(pages.TO) and go.removeprefix(pages.TO) in every:
            return self._question(sitting, go.removeprefix(pages.TO))
        if go == BACK:
            return self._back(sitting, (*every, questions.CHECK), at)
        if at == questions.CHECK:
            return self._send(request, sitting) if go == pages.SEND else self._check(sitting)
        if at not in every:
            return self._question(sitting, every[0])
        if wrong := self._wrong(sitting, at):
            return self._question(sitting, at, wrong)
        rest = every[every.index(at) + 1 :]
        unfit = [page for page in rest if not sitting.looked or self._wrong(sitting, page)]
        return self._question(sitting, unfit[0]) if unfit else self._check(sitting)

    def _send(self, request: Request, sitting: Sitting) -> Response:
        asked, values = sitting.asked, sitting.values
        for page in questions.pages(asked, values):
            if wrong := self._wrong(sitting, page):
                return self._question(sitting, page, wrong)
        said = questions.answers(asked, values, sitting.once)
        trouble = self._sending.answer(said, _where(request), self._clock())
        if trouble:
            return self._check(sitting, trouble)
        return self._draw(pages.thanks_page(asked), sitting, only_who=True)

    def _take_back(self, request: Request, sitting: Sitting, place: str) -> Response:
        forms = sitting.asked.forms
        if not place.isdigit() or len(place) > 2 or int(place) >= len(forms):
            return self._letter(sitting)
        form = forms[int(place)]
        said = (questions.taken_back(sitting.asked, form, sitting.once),)
        trouble = self._sending.answer(said, _where(request), self._clock())
        if trouble:
            return self._letter(sitting, text("parents.taken_back.failed"))
        return self._draw(pages.taken_back_page(form.title), sitting, only_who=True)

    def _back(self, sitting: Sitting, every: tuple[str, ...], at: str) -> Response:
        before = every[: every.index(at)] if at in every else ()
        return self._question(sitting, before[-1]) if before else self._letter(sitting)

    def _wrong(self, sitting: Sitting, page: str) -> dict[str, str]:
        fields = questions.fields_of(sitting.asked, page, sitting.values)
        return questions.check(fields, sitting.values)

    # A concern.

    def _tell(self, request: Request, sitting: Sitting, at: str, go: str) -> Response:
        values, every = sitting.values, self._worries.pages(sitting.values)
        if go.startswith(pages.TO) and go.removeprefix(pages.TO) in every:
            return self._worry(sitting, go.removeprefix(pages.TO))
        place = every.index(at) if at in every else 0
        if go == BACK:
            return self._worry(sitting, every[place - 1]) if place else self._letter(sitting)
        until = every if at == LOOK else every[: place + 1]
        for page in until:
            if wrong := questions.check(self._worries.fields(page, values), values):
                return self._worry(sitting, page, wrong)
        if at != LOOK or go != pages.SEND:
            return self._worry(sitting, every[min(place + 1, len(every) - 1)])
        told, letter = self._worries.told(values), sitting.asked.letter.letter
        trouble = self._sending.tell(told, sitting.once, letter, _where(request), self._clock())
        sent = self._sending.sent(told, sitting.once)
        if trouble or sent is None:
            return self._worry(sitting, LOOK, trouble=text(f"parents.worry.{trouble}"))
        return self._draw(self._worries.thanks(sent, self._clock()))

    # Drawing.

    def _letter(self, sitting: Sitting, trouble: str = "") -> Response:
        page = pages.letter_page(sitting.asked, self._slot.school.school, trouble=trouble)
        return self._draw(page, sitting, status=503 if trouble else 200)

    def _question(
        self, sitting: Sitting, page: str, wrong: Mapping[str, str] | None = None
    ) -> Response:
        return self._draw(pages.question_page(sitting.asked, page, sitting.values, wrong), sitting)

    def _check(self, sitting: Sitting, trouble: str = "") -> Response:
        said = text(f"parents.check.{trouble}") if trouble else ""
        page = pages.check_page(sitting.asked, sitting.values, said)
        # What is sent from a page drawn anew is another answer; what failed is still the same.
        once = sitting.once if trouble else token_hex(16)
        at_check = Sitting(sitting.asked, sitting.values, once, looked=True)
        return self._draw(page, at_check, status=503 if trouble else 200)

    def _worry(
        self,
        sitting: Sitting,
        page: str,
        wrong: Mapping[str, str] | None = None,
        trouble: str = "",
    ) -> Response:
        shown = self._worries.show(page, sitting.values, self._clock(), wrong, trouble)
        return self._draw(shown, sitting, status=503 if trouble else 200)

    def _draw(
        self,
        page: Page,
        sitting: Sitting | None = None,
        *,
        status: int = 200,
        only_who: bool = False,
    ) -> Response:
        values = sitting.values if sitting else {}
        hidden: dict[str, str] = {}
        if sitting is not None:
            shown = {each.id for each in page.fields}
            who = {each.id for each in questions.who_fields()}
            hidden = {name: each for name, each in values.items() if name not in shown and each}
            hidden = {name: hidden[name] for name in hidden if not only_who or name in who}
            hidden |= {"letter": sitting.asked.token, "at": page.id}
            hidden |= {"once": token_hex(16) if only_who else sitting.once}
            hidden |= {"looked": "1"} if sitting.looked and not only_who else {}
        return self._drawing.page(page, self._slot.school.school, values, hidden, status)

    # Beside the pages.

    async def _start_again(self, request: Request) -> Response:
        return RedirectResponse("/", status_code=303)

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
        return self._draw(pages.nowhere_page(), status=404)


async def _sorry(request: Request, error: Exception) -> Response:
    # What went wrong may hold what a parent typed: the guard notes only its class and place.
    return PlainTextResponse(SAID[500], 500)


def _where(request: Request) -> str:
    return household(request.client.host) if request.client else ""
