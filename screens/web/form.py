"""A form as it was posted: read within bounds, and only from a page of this site."""

import asyncio
from urllib.parse import parse_qsl, urlsplit

from starlette.requests import ClientDisconnect, Request

from screens.web.guard import LARGEST

PATIENCE = 30.0
"""Seconds that a form may take to arrive."""
FIELDS = 12


async def read_form(request: Request) -> dict[str, str] | None:
    """Return what was posted; None for anything that no page of this site posts."""
    if request.headers.get("content-type", "").partition(";")[0] != (
        "application/x-www-form-urlencoded"
    ):
        return None
    body = bytearray()
    try:
        async with asyncio.timeout(PATIENCE):
            async for part in request.stream():
                body += part
                if len(body) > LARGEST:
                    return None
        return dict(parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=FIELDS))
    except (TimeoutError, ClientDisconnect, ValueError):
        return None


def comes_from_here(request: Request) -> bool:
    """Tell whether a page of this very site posted it, as the browser says."""
    origin = request.headers.get("origin")
    if origin is None:
        return request.headers.get("sec-fetch-site") == "same-origin"
    return urlsplit(origin).netloc == request.headers.get("host", "")
