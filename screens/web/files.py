"""What pages are drawn with: the style sheet, the icon and the school's own pictures."""

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from screens.web.picture_files import SVG
from screens.web.pictures import OwnPictures, whole
from screens.web.sources import source

QUIET = {"content-security-policy": "default-src 'none'; sandbox"}
"""What is said of a file that is no page."""


class Files:
    """Answers for them; one that is not there is answered like a page that is not."""

    def __init__(self, pictures: OwnPictures) -> None:
        self._pictures = pictures

    def routes(self) -> list[Route]:
        """Return what answers to their addresses."""
        return [
            Route("/style.css", self._style, methods=["GET"]),
            Route("/icon.svg", self._icon, methods=["GET"]),
            Route("/picture/{id}", self._picture, methods=["GET"]),
        ]

    async def _style(self, request: Request) -> Response:
        return Response(source("style.css"), media_type="text/css")

    async def _icon(self, request: Request) -> Response:
        return Response(whole("letterbox"), media_type=SVG)

    async def _picture(self, request: Request) -> Response:
        found = self._pictures.by_id(request.path_params["id"])
        if found is None:
            raise HTTPException(404)
        return Response(found.content, media_type=found.kind, headers=QUIET)
