"""What a school's reviewers say of the drafts, text by text, and offering a language to children.

A verdict is about one text and the English it had; when that changes, its translation waits again.
Verdicts lie at the terminal where they were given. What is offered stands in the signed list.
"""

import re
from collections.abc import Sequence
from dataclasses import astuple, dataclass, replace
from datetime import datetime

import msgspec

from assets.catalogues import VERSIONS, catalogue, translatable
from store.crypto.keys import verifies
from store.database import Database, transaction
from store.errors import Incomplete, Refused
from store.front_desk import FrontDesk
from store.names import tidy
from store.offered import Offered, fingerprint
from store.people import next_list
from store.public_list import PublicList
from store.session import Session

WAITING, ACCEPTED, REFUSED = "waiting", "accepted", "refused"
LIMIT = 300
"""The most characters of a text."""
_PLACE = re.compile(r"\{[^{}]*\}")


@dataclass(frozen=True)
class Verdict:
    """What somebody said of a text: `english` is what it stood for, `words` what they accepted."""

    language: str
    text: str
    english: str
    words: str
    kind: str
    by: str
    at: str
    signature: str = ""

    def signed_part(self) -> bytes:
        """Return the bytes that are signed."""
        return msgspec.json.encode(["wb verdict", *astuple(replace(self, signature=""))])


@dataclass(frozen=True)
class Translation:
    """A text beside its translation as it stands: a draft, or what `by` said of it `at` a time."""

    id: str
    english: str
    draft: str
    words: str
    state: str = WAITING
    by: str = ""
    at: str = ""


def translations(desk: FrontDesk, code: str) -> list[Translation]:
    """Return every text that children meet beside its translation, pictures first."""
    said = {each.text: each for each in _verdicts(desk.db, code) if _is_signed(desk.school, each)}
    drafts = catalogue(code).drafts
    found: dict[str, Translation] = {}
    for version in VERSIONS:
        for id, english in translatable(version).items():
            draft = drafts[id].words if id in drafts else ""
            found[id] = _as_it_stands(Translation(id, english, draft, draft), said.get(id))
    return list(found.values())


def progress(of: Sequence[Translation], version: str) -> tuple[int, int]:
    """Return how many texts of a version are accepted, and of how many."""
    wanted = translatable(version)
    return sum(each.state == ACCEPTED for each in of if each.id in wanted), len(wanted)


def accept(session: Session, code: str, id: str, words: str, now: datetime) -> None:
    """Accept a text in these words, or others than the draft's.

    Raises:
        Incomplete: something that is filled in or a number is not the same as in English.
    """
    words, english = tidy(words), _english(id)
    if wrong := _wrong(english, words):
        raise Incomplete({"words": wrong})
    _keep(session, Verdict(code, id, english, words, ACCEPTED, session.person_id, _at(now)))


def refuse(session: Session, code: str, id: str, now: datetime) -> None:
    """Say that a draft must not be shown as it is."""
    said = Verdict(code, id, _english(id), "", REFUSED, session.person_id, _at(now))
    _keep(session, said)


def offer(session: Session, code: str) -> PublicList:
    """Return the next list, in which children are offered every version that is accepted whole.

    Raises:
        Refused: there is none yet.
    """
    of = translations(session.home.desk, code)
    words = {each.id: each.words for each in of}
    whole = [each for each in VERSIONS if len({*progress(of, each)}) == 1]
    if not whole:
        raise Refused("Children are offered a language when all texts of a version are accepted.")
    texts = {id: english for version in whole for id, english in translatable(version).items()}
    new = Offered(
        code,
        {version: fingerprint(translatable(version), words) for version in whole},
        {each.id: each.words for each in of if each.id in texts and each.words != each.draft},
        tuple(sorted({each.by for each in of if each.id in texts})),
    )
    return _with(session.public, code, (new,))


def take_back(public: PublicList, code: str) -> PublicList:
    """Return the next list, in which children are not offered a language any more."""
    return _with(public, code, ())


def _with(public: PublicList, code: str, new: tuple[Offered, ...]) -> PublicList:
    others = tuple(each for each in public.languages if each.code != code)
    languages = tuple(sorted((*others, *new), key=lambda each: each.code))
    return replace(next_list(public), languages=languages)


def _as_it_stands(one: Translation, said: Verdict | None) -> Translation:
    if said is None or said.english != one.english:
        return one
    words = said.words if said.kind == ACCEPTED else one.words
    return replace(one, words=words, state=said.kind, by=said.by, at=said.at)


def _english(id: str) -> str:
    return next(words[id] for version in VERSIONS if id in (words := translatable(version)))


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


def _filled_in(words: str) -> list[str]:
    return sorted(_PLACE.findall(words))


def _numbers(words: str) -> list[str]:
    return re.findall(r"\d{2,}(?: \d+)*", words)


def _is_signed(public: PublicList, said: Verdict) -> bool:
    keys = public.verify_keys(said.by)
    return any(verifies(key, said.signed_part(), said.signature) for key in keys)


def _keep(session: Session, said: Verdict) -> None:
    said = replace(said, signature=session.keys.sign(said.signed_part()))
    db = session.home.desk.db
    with transaction(db):
        db.execute(
            "INSERT OR REPLACE INTO verdicts VALUES (?, ?, ?, ?, ?, ?, ?, ?)", [*astuple(said)]
        )


def _verdicts(db: Database, code: str) -> list[Verdict]:
    rows = db.query("SELECT * FROM verdicts WHERE language = ?", [code])
    return [Verdict(**row) for row in rows]
