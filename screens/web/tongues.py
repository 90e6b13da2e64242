"""The languages of the pages: which are offered, what each is called, which way it is read.

A browser can show any script. A language whose script a terminal cannot draw is therefore shown
in full here where all of it is accepted, and with pictures where only those are.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from assets.tongue import ENGLISH, Tongue, spoken_now
from screens.pupil.version import OLDER, YOUNGER
from screens.served.languages import lang, name, reads
from screens.web.address import START, Here
from store.languages.offered import Offered, stands, tongue
from store.letterbox.intake import Intake


@dataclass(frozen=True)
class Way:
    """A language to choose: its code and direction, its own name, and the address in it."""

    code: str
    reads: str
    name: str
    to: str
    spoken: bool


class Tongues:
    """The languages that the pages of a slot can be in."""

    def __init__(self, intake: Intake) -> None:
        self._intake = intake

    def of(self, here: Here) -> Tongue:
        """Return the language in which an address wants its page; English if it is not offered."""
        wanted = here.chosen or here.language
        if wanted in ("", ENGLISH):
            return Tongue()
        found = (each for each in self._offered(here) if each.code == wanted)
        return next(found, Tongue())

    def ways(self, here: Here, path: str = START) -> list[Way]:
        """Return all languages there are to choose from; none where there is English only."""
        codes = [each.code for each in self._offered(here)]
        spoken = spoken_now().code
        return [
            Way(lang(code), reads(code), name(code), here.speaking(code).to(path), code == spoken)
            for code in ([ENGLISH, *codes] if codes else [])
        ]

    def _offered(self, here: Here) -> Iterator[Tongue]:
        school = self._intake.school
        if not school.languages:
            return
        own = here.school_class(school) or self._intake.own_class
        versions = {each.version for each in ((own,) if own else school.classes)}
        for each in school.languages:
            if (found := _shown(each, versions)) is not None:
                yield found


def _shown(each: Offered, versions: set[str]) -> Tongue | None:
    """Return a language as pages may show it, or None where something of it is missing."""
    found = tongue(each)
    wanted = versions if found.drawn or stands(each, OLDER) else {YOUNGER}
    if all(stands(each, version) for version in wanted):
        return replace(found, drawn=True)
    return None
