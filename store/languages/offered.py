"""Languages that children and parents are offered: what a keeper of the list has signed of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import blake2b

import msgspec

from assets.catalogues import VERSIONS, catalogue, codes, drafts, translatable
from assets.tongue import Tongue


@dataclass(frozen=True)
class Offered:
    """A language by its code, with all that the school's reviewers have accepted of it.

    `accepted` holds the fingerprint of all texts of a version, English and translated; `changed`
    the words that are not those of the draft, by id. Where a text or its English is another than
    it was, the fingerprint is another too, and nothing of that version is shown.
    """

    code: str
    accepted: Mapping[str, str]
    changed: Mapping[str, str]
    reviewers: tuple[str, ...]

    @property
    def for_children(self) -> bool:
        """Whether some version for children was accepted in it."""
        return self.code in codes() and any(each in self.accepted for each in VERSIONS)


def fingerprint(english: Mapping[str, str], words: Mapping[str, str]) -> str:
    """Return what stands for these texts and their translations, all of them together."""
    said = sorted((name, text, words.get(name, "")) for name, text in english.items())
    return blake2b(msgspec.json.encode(said), digest_size=16, person=b"wb language").hexdigest()


def tongue(offered: Offered) -> Tongue:
    """Return the language as children may be spoken to; without words where nothing stands."""
    words: dict[str, str] = {}
    there = [version for version in VERSIONS if stands(offered, version)]
    for version in there:
        words |= _words(offered, version)
    drawn = offered.code not in codes() or catalogue(offered.code).drawn
    return Tongue(offered.code, words, drawn, there[0] if len(there) == 1 else "")


def of_version(offered: Offered, version: str) -> Tongue | None:
    """Return the language with the texts of one version alone; None where they do not stand."""
    if not stands(offered, version):
        return None
    return Tongue(offered.code, _words(offered, version))


def stands(offered: Offered, version: str) -> bool:
    """Tell whether every text of a version is as it was when it was accepted."""
    if offered.code not in codes() or not offered.accepted.get(version):
        return False
    given = fingerprint(translatable(version), _words(offered, version))
    return given == offered.accepted[version]


def for_children(languages: Iterable[Offered], versions: Iterable[str]) -> tuple[Offered, ...]:
    """Return the languages in which all of these versions may be shown."""
    wanted = set(versions)
    return tuple(each for each in languages if all(stands(each, one) for one in wanted))


def _words(offered: Offered, version: str) -> dict[str, str]:
    there, wanted = drafts(offered.code, version), translatable(version)
    drafted = {name: there[name].words for name in wanted if name in there}
    return drafted | {name: offered.changed[name] for name in wanted if name in offered.changed}
