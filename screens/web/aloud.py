"""Reading pages aloud in a browser: each page names its own sound, and this answers with it.

The name is what is to be said, sealed under a key that ends with the server. So nothing of a page
is kept for it, nobody can ask for words that no page offered, and an address says nothing.
"""

import asyncio
import json
import re
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from typing import Protocol

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from assets.texts import Part
from screens.served.guard import household
from screens.served.rates import Rates
from screens.web.files import QUIET
from screens.web.heard import parts_of
from screens.web.page import Page
from store.crypto import seal
from store.errors import Unopenable

SAY = "/say/"
SOUNDS = 300
"""Sounds a minute for one address: a class may share one, and some browsers ask three times."""
WAV = "audio/wav"
SLOW, BETWEEN = 1.5, 0.4
"""Words a second that even a slow voice says, and seconds after each text."""
_RANGE = re.compile(r"bytes=(\d{0,12})-(\d{0,12})")


class Voice(Protocol):
    """What says texts aloud."""

    def has(self, part: Part) -> bool:
        """Tell whether a text can be heard."""
        ...

    def wave(self, parts: Sequence[Part]) -> bytes:
        """Return texts as one WAV, or nothing; takes a moment."""
        ...


class Aloud:
    """Offers the sound of a page where there is a voice; without one nothing is offered.

    `overheard` says that others hear it too: a child's own answers are left out.
    """

    def __init__(self, voice: Voice | None = None, *, overheard: bool = True) -> None:
        self._voice, self._overheard = voice, overheard
        self._key = seal.fresh_key()
        self._rates, self._one_at_a_time = Rates(SOUNDS), asyncio.Lock()

    def route(self) -> Route:
        """Return what answers to a sound's address."""
        return Route(SAY + "{name}", self._answer, methods=["GET"])

    def parts(self, page: Page) -> list[Part]:
        """Return what is read of a page."""
        return parts_of(page, overheard=self._overheard)

    def address_of(self, parts: Sequence[Part]) -> str:
        """Return where a page's sound is; empty when nothing of it can be heard."""
        if self._voice is None or not any(map(self._voice.has, parts)):
            return ""
        said = json.dumps([(part.id, part.words, part.tongue) for part in parts])
        return SAY + urlsafe_b64encode(seal.seal(zlib.compress(said.encode()), self._key)).decode()

    def seconds(self, parts: Sequence[Part]) -> float:
        """Return for how long a page may be listened to."""
        if self._voice is None:
            return 0.0
        return sum(len(part.words.split()) / SLOW + BETWEEN for part in parts)

    async def _answer(self, request: Request) -> Response:
        parts = self._parts(request.path_params["name"])
        if self._voice is None or not parts:
            return Response(status_code=404)
        if not self._rates.take(household(request.client.host if request.client else "")):
            return PlainTextResponse(status_code=429)
        async with self._one_at_a_time:
            wave = await asyncio.to_thread(self._voice.wave, parts)
        return _sound(wave, request.headers.get("range", "")) if wave else Response(status_code=404)

    def _parts(self, name: str) -> list[Part]:
        """Return what a name says; nothing for one that this server did not give."""
        try:
            said = seal.unseal(urlsafe_b64decode(name), self._key)
        except (ValueError, Unopenable):
            return []
        return [Part(*each) for each in json.loads(zlib.decompress(said))]


def _sound(wave: bytes, wanted: str) -> Response:
    """Return a sound, or the piece of it that is wanted: some browsers play nothing else."""
    headers = {**QUIET, "accept-ranges": "bytes"}
    found = _RANGE.fullmatch(wanted)
    if found is None or not any(found.groups()):
        return Response(wave, media_type=WAV, headers=headers)
    start, end = (int(each) if each else None for each in found.groups())
    if start is None:
        start, end = max(0, len(wave) - (end or 0)), None
    end = len(wave) - 1 if end is None else min(end, len(wave) - 1)
    if start > end:
        return Response(status_code=416, headers={"content-range": f"bytes */{len(wave)}"})
    headers["content-range"] = f"bytes {start}-{end}/{len(wave)}"
    return Response(wave[start : end + 1], 206, headers, WAV)
