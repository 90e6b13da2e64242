"""A form as it was posted: read within bounds, and only from a page of this site."""

import asyncio
from urllib.parse import parse_qsl, urlsplit

from starlette.requests import ClientDisconnect, Request

from screens.served.guard import LARGEST

PATIENCE = 30.0
"""Seconds that a form may take to arrive."""
FIELDS = 300
"""Answers that a form may hold: a slip names every adult of a large school."""


async def read_form(request: Request) -> dict[str, str] | None:
    """Return what was posted; None for anything that no page of this site posts.

    Several answers to one question are joined by line feeds, as fields keep them.
    """
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
        pairs = parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=FIELDS)
    except (TimeoutError, ClientDisconnect, ValueError):
        return None
    said: dict[str, list[str]] = {}
    for name, value in pairs:
        said.setdefault(name, []).append(value)
    return {name: "\n".join(values) for name, values in said.items()}


def comes_from_here(request: Request) -> bool:
    """Tell whether a page of this very site posted it, as the browser says.

    Browsers from before 2020 may say it by the page's address alone, which ours ask them to send.
    """
    origin, site = request.headers.get("origin"), request.headers.get("sec-fetch-site")
    if origin is None and site is not None:
        return site == "same-origin"
    try:
        return urlsplit(origin or request.headers.get("referer", "")).netloc == request.headers.get(
            "host", ""
        )
    except ValueError:  # no address at all
        return False
