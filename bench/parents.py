"""The parents' form: a sitting sent, over a bare Starlette handler that takes as many bytes."""

import asyncio
import statistics
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from urllib.parse import urlencode

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route
from starlette.types import ASGIApp

from bench.measure import Ratio
from screens.parents import sending
from screens.parents.site import Site
from store.consents.parents_slot import ParentsSlot
from tests.letters import Post
from tests.made_up import NOW, OAKFIELD, School
from tests.screens.parents.phone import Phone
from tests.screens.web.browsing import HOST, _asked
from tests.terminals import Terminals

TURNS, WARM_UP = 600, 50


def submissions(folder: Path) -> list[Ratio]:
    """Send sittings of two forms and bare forms in turn; return the medians and the 99th parts."""
    folder.mkdir()
    school = School.make(folder / "home", OAKFIELD)
    terminals = Terminals(school, folder / "terminals")
    post = Post(terminals)
    token = post.letter()
    terminals.all()
    slot = ParentsSlot(post.form.home)
    phone = Phone(Site(slot, lambda: NOW).app())  # type: ignore[arg-type] # without its guard
    phone.open(f"/C/{token}").answer_all()
    said = {**phone.hidden, "go": "send"}
    body = urlencode(said).encode()
    limits = sending.EACH, sending.LETTER, sending.ALL
    sending.EACH = sending.LETTER = sending.ALL = 10**9
    ours = Site(slot, lambda: NOW).app()
    sending.EACH, sending.LETTER, sending.ALL = limits
    page = phone.press("send").last.html

    async def take(request: Request) -> HTMLResponse:
        await request.body()
        return HTMLResponse(page)

    bare = Starlette(routes=[Route("/answer", take, methods=["POST"])])

    def sent(turn: int) -> bytes:
        return body.replace(said["once"].encode(), f"{turn:032x}".encode())

    times = asyncio.run(_in_turn(ours, bare, sent))
    terminals.close()
    school.close()
    mine, base = ([each * 1e3 for each in one] for one in times)
    a_second = 1e3 / statistics.mean(mine)
    return [
        Ratio(
            f"A parent's sitting of 2 forms ({a_second:,.0f}/s) / bare Starlette",
            statistics.median(mine),
            statistics.median(base),
            80.0,
        ),
        Ratio("The same, 99th of 100", _late(mine), _late(base), 80.0),
    ]


async def _in_turn(
    ours: ASGIApp, bare: ASGIApp, sent: Callable[[int], bytes]
) -> tuple[list[float], list[float]]:
    mine, base = list[float](), list[float]()
    for turn in range(TURNS + WARM_UP):
        body = sent(turn)
        for app, times in ((ours, mine), (bare, base)):
            begun = perf_counter()
            answer = await _asked(app, "POST", "/answer", body, _headers(body), "81.2.3.4")  # type: ignore[arg-type] # any application
            times.append(perf_counter() - begun)
            assert answer.status in (200, 303), answer.html
    return mine[WARM_UP:], base[WARM_UP:]


def _headers(body: bytes) -> dict[str, str]:
    return {
        "host": HOST,
        "origin": f"https://{HOST}",
        "content-type": "application/x-www-form-urlencoded",
        "content-length": str(len(body)),
    }


def _late(times: list[float]) -> float:
    return statistics.quantiles(times, n=100)[98]
