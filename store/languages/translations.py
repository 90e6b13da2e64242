"""What a school's reviewers say of the drafts, text by text, and offering a language.

A verdict is about one text and the English it had; when that changes, its translation waits again.
What is offered stands in the signed list.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from assets import never
from assets.catalogues import REVIEWED, drafts, translatable
from assets.tongue import ENGLISH
from store.errors import Incomplete, Refused
from store.front_desk import FrontDesk
from store.languages import verdicts
from store.languages.offered import Offered, fingerprint
from store.languages.verdicts import ACCEPTED, REFUSED, Verdict
from store.names import tidy
from store.school.public_list import PublicList, next_list
from store.signing_in.session import Session

WAITING, DIFFER = "waiting", "differ"
"""Nobody has judged a text; two did apart, and not alike: it counts as not accepted."""
LIMIT = 300
"""The most characters of a text."""
_PLACE = re.compile(r"\{[^{}]*\}")


@dataclass(frozen=True)
class Translation:
    """A text beside its draft, and the verdicts that stand, the latest last."""

    id: str
    english: str
    draft: str
    said: tuple[Verdict, ...] = ()

    @property
    def state(self) -> str:
        """Whether it waits, is accepted or refused, or reviewers differ about it."""
        if not self.said:
            return WAITING
        return self.said[-1].kind if len({each.says() for each in self.said}) == 1 else DIFFER

    @property
    def wordings(self) -> tuple[str, ...]:
        """The words that were accepted: several where reviewers differ."""
        return tuple(dict.fromkeys(each.words for each in self.said if each.kind == ACCEPTED))

    @property
    def words(self) -> str:
        """The words in which it was accepted first, else the draft's."""
        return next(iter(self.wordings), self.draft)

    @property
    def by(self) -> str:
        """Who judged it last; empty while it waits."""
        return self.said[-1].by if self.said else ""

    @property
    def at(self) -> str:
        """When it was judged last (ISO 8601); empty while it waits."""
        return self.said[-1].at if self.said else ""


def translations(desk: FrontDesk, code: str) -> list[Translation]:
    """Return every text beside its translation: pictures first, the parents' form last."""
    said = verdicts.of_language(desk.db, code)
    found: dict[str, Translation] = {}
    for version in REVIEWED:
        there = drafts(code, version)
        for id, english in translatable(version).items():
            draft = there[id].words if id in there else ""
            stands = verdicts.standing(said.get(id, ()), english, desk.school)
            found[id] = Translation(id, english, draft, stands)
    return list(found.values())


def progress(of: Sequence[Translation], version: str) -> tuple[int, int]:
    """Return how many texts of a version are accepted, and of how many."""
    wanted = translatable(version)
    return sum(each.state == ACCEPTED for each in of if each.id in wanted), len(wanted)


def accept(session: Session, code: str, id: str, words: str, now: datetime) -> None:
    """Accept a text in these words, or others than the draft's.

    Raises:
        Incomplete: something that is filled in or a number is not the same as in English, or the
            words claim what must never be claimed.
    """
    words, english = tidy(words), _english(id)
    if wrong := _wrong(english, words) or _claims(code, id, words):
        raise Incomplete({"words": wrong})
    _give(session, Verdict(code, id, english, words, ACCEPTED, session.person_id, _at(now)))


def refuse(session: Session, code: str, id: str, now: datetime) -> None:
    """Say that a draft must not be shown as it is."""
    _give(session, Verdict(code, id, _english(id), "", REFUSED, session.person_id, _at(now)))


def offer(session: Session, code: str) -> PublicList:
    """Return the next list, in which every version is offered that is accepted whole.

    Raises:
        Refused: there is none yet.
    """
    of = translations(session.home.desk, code)
    words = {each.id: each.words for each in of}
    whole = [each for each in REVIEWED if len({*progress(of, each)}) == 1]
    if not whole:
        raise Refused("A language is offered when all texts of a version are accepted.")
    texts = {id: english for version in whole for id, english in translatable(version).items()}
    new = Offered(
        code,
        {version: fingerprint(translatable(version), words) for version in whole},
        {each.id: each.words for each in of if each.id in texts and each.words != each.draft},
        tuple(sorted({said.by for each in of if each.id in texts for said in each.said})),
    )
    return _with(session.public, code, (new,))


def take_back(public: PublicList, code: str) -> PublicList:
    """Return the next list, in which a language is not offered any more."""
    return _with(public, code, ())


def _with(public: PublicList, code: str, new: tuple[Offered, ...]) -> PublicList:
    others = tuple(each for each in public.languages if each.code != code)
    languages = tuple(sorted((*others, *new), key=lambda each: each.code))
    return replace(next_list(public), languages=languages)


def _give(session: Session, said: Verdict) -> None:
    verdicts.give(session.home.desk.db, session.public, said, session.keys)


def _english(id: str) -> str:
    return next(words[id] for version in REVIEWED if id in (words := translatable(version)))


def _at(now: datetime) -> str:
    return now.isoformat(timespec="seconds")


def _wrong(english: str, words: str) -> str:
    if not words:
        return "Please write the words."
    if len(words) > LIMIT:
        return f"Please keep to {LIMIT} characters ({len(words)} now)."
    if _filled_in(words) != _filled_in(english) or set(_PLACE.sub("", words)) & {"{", "}"}:
        return f"This must stand in it, as it is: {' '.join(_filled_in(english)) or 'no { or }'}."
    if _numbers(words) != _numbers(english):
        return f"The same numbers must stand in it: {', '.join(_numbers(english)) or 'none'}."
    return ""


def _claims(code: str, id: str, words: str) -> str:
    """Say what must not stand in the words of a language, or what must; empty when all is well."""
    for claim in never.claims(code, words, id):
        return f"“{claim.said}” must not stand in it. {claim.why}"
    secret, only = never.only(ENGLISH) in _english(id).lower(), never.only(code)
    if secret and only not in words.lower():
        return f"It must say that it is no secret, in these words: “{only}”."
    return ""


def _filled_in(words: str) -> list[str]:
    return sorted(_PLACE.findall(words))


def _numbers(words: str) -> list[str]:
    return re.findall(r"\d{2,}(?: \d+)*", words)
