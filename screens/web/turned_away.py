"""The pages for whoever cannot go on: kind, in the language of the address, with a way to help."""

from collections.abc import Callable
from contextlib import suppress

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import Scope

from assets.tongue import speaking
from screens.served.guard import NOT_LET_IN, SORRY, TOO_OFTEN, plain
from screens.web import front
from screens.web.address import Here
from screens.web.drawing import Drawing
from screens.web.tongues import Tongues

CLOSED, GONE = "/closed", "/gone"
OFTEN = "/often"
"""The page for whoever comes too often: the guard shows it in place of any other."""


class TurnedAway:
    """Draws them; `version` is that of an address, `out_of_use` says why nothing can be told."""

    def __init__(
        self,
        drawing: Drawing,
        tongues: Tongues,
        version: Callable[[Here], str],
        out_of_use: Callable[[], str],
    ) -> None:
        self._drawing, self._tongues = drawing, tongues
        self._version, self._out_of_use = version, out_of_use

    async def closed(self, request: Request, here: Here) -> Response:
        """Say that nothing can be told here now."""
        return self._stopped(self._out_of_use() or "tries", here, 503)

    async def often(self, request: Request, here: Here) -> Response:
        """Ask somebody to stop for a bit."""
        return self._stopped("tries", here, TOO_OFTEN)

    async def gone(self, request: Request, here: Here) -> Response:
        """Say that what was begun is forgotten."""
        return self._drawing.page(front.show_gone(self._version(here)), here, status=410)

    async def nowhere(self, request: Request, error: Exception | None = None) -> Response:
        """Say that there is no such page."""
        here = Here.asked(request.query_params)
        with speaking(self._tongues.of(here)):
            page = front.show_nowhere(self._version(here))
            return self._drawing.page(page, here, status=404)

    def not_let_in(self, status: int, scope: Scope) -> Response:
        """Send a child to a grown-up, and say to them what lets this device in."""
        if status not in NOT_LET_IN:
            return plain(status, scope)
        here = Here.asked(Request(scope).query_params)
        with speaking(self._tongues.of(here)):
            page = front.show_not_let_in(status, self._version(here))
            return self._drawing.alone(page, here, status)

    async def sorry(self, request: Request, error: Exception) -> Response:
        """Send a child to a grown-up, in two words where not even a page can be drawn."""
        # What went wrong may hold a child's words: the guard notes only its class and place.
        with suppress(Exception):
            here = Here.asked(request.query_params)
            with speaking(self._tongues.of(here)):
                return self._stopped("out_of_order", here, 500)
        return PlainTextResponse(SORRY, 500)

    def _stopped(self, kind: str, here: Here, status: int) -> Response:
        page = front.show_out_of_use(kind, self._version(here))
        return self._drawing.page(page, here, status=status)
