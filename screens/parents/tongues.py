"""The languages that parents' pages can be in: those whose texts for parents are all accepted.

What a form asks stays in the school's own words, whatever the page around it is in.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from starlette.requests import Request

from assets import tongue
from assets.catalogues import PARENTS
from assets.tongue import ENGLISH, Tongue, spoken_now
from screens.served.languages import lang, name, reads
from store.consents.parents_slot import ParentsSlot
from store.languages.offered import of_version

LANGUAGE = "lang"
"""What an address or a page calls its language."""
MOST = 20
"""Languages of a browser that are looked at."""


@dataclass(frozen=True)
class Way:
    """A language to choose: its code, its own name and direction."""

    code: str
    lang: str
    name: str
    reads: str
    spoken: bool


class Tongues:
    """The languages of the pages of a slot."""

    def __init__(self, slot: ParentsSlot) -> None:
        self._slot = slot
        self._known: tuple[int, dict[str, Tongue]] = (-1, {})

    @contextmanager
    def speaking(self, code: str) -> Iterator[None]:
        """Speak a language for a while; English where it is not offered."""
        with tongue.speaking(self._offered().get(code, Tongue())):
            yield

    @contextmanager
    def speaking_to(self, request: Request) -> Iterator[None]:
        """Speak to somebody on no page of theirs: as they chose, else as their browser asks.

        The page they come from says in its address which they chose.
        """
        before = dict(parse_qsl(urlsplit(request.headers.get("referer", "")).query))
        chosen = request.query_params.get(LANGUAGE, "") or before.get(LANGUAGE, "")
        with self.speaking(chosen or self.wanted(request.headers.get("accept-language", ""))):
            yield

    def wanted(self, accepts: str) -> str:
        """Return the language that a browser asks for (RFC 9110, 12.5.4), of those offered."""
        asked = []
        for each in accepts.split(",")[:MOST]:
            name, _, weight = each.strip().partition(";q=")
            asked.append((-_weight(weight), name.partition("-")[0].casefold()))
        offered = {lang(code).partition("-")[0]: code for code in self._offered()}
        for _, name in sorted(asked, key=lambda each: each[0]):
            if name == ENGLISH:
                break
            if name in offered:
                return offered[name]
        return ENGLISH

    def ways(self) -> tuple[Way, ...]:
        """Return all languages there are to choose from; none where there is English only."""
        codes = self._offered()
        spoken = spoken_now().code
        return tuple(
            Way(code, lang(code), name(code), reads(code), code == spoken)
            for code in ((ENGLISH, *codes) if codes else ())
        )

    def _offered(self) -> dict[str, Tongue]:
        school = self._slot.school
        if self._known[0] != school.number:
            found = {each.code: of_version(each, PARENTS) for each in school.languages}
            self._known = school.number, {code: said for code, said in found.items() if said}
        return self._known[1]


def _weight(said: str) -> float:
    try:
        return float(said) if said else 1.0
    except ValueError:
        return 0.0
