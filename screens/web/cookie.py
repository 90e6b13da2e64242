"""The one thing that a browser keeps: a random name, and behind it the mark of a call for help."""

from starlette.requests import Request
from starlette.responses import Response

from screens.web.call_mark import CallMark, name_in


class Cookie:
    """No script reads it, it goes to no other site, and it ends with the visits of its name."""

    def __init__(self, *, secure: bool) -> None:
        self._secure = secure
        self._called = "__Host-visit" if secure else "visit"

    def name(self, request: Request) -> str:
        """Return the name by which a browser's visits are found."""
        return name_in(self.words(request))

    def words(self, request: Request) -> str:
        """Return all of it."""
        return request.cookies.get(self._called, "")

    def mark(self, request: Request) -> CallMark | None:
        """Return the mark of a call, if there is one."""
        return CallMark.read(self.words(request))

    def keep(self, response: Response, words: str) -> None:
        """Let the browser hold this until it is closed, or nothing any more."""
        ends = None if words else 0
        response.set_cookie(
            self._called, words, ends, ends, secure=self._secure, httponly=True, samesite="strict"
        )
