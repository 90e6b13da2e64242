"""What is said from day to day: who covers a half-day, and who has looked into the box.

Each word is signed by who says it, is only ever added, and hangs on the board for every terminal
of the school. A word about a half-day names those it replaces, so the order in which words come
does not matter; of two that were said apart the later one stands.
"""

from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from hashlib import blake2b

import msgspec

from store.carrying import board
from store.crypto.keys import Keys, verifies
from store.database import Database, transaction
from store.duty.rota import HalfDay
from store.errors import UNREADABLE, Unopenable
from store.school.public_list import SAFEGUARDING, PublicList

COVER, LOOKED = "cover", "looked"
AHEAD = timedelta(minutes=10)
"""So far a terminal's clock may be ahead of another's."""
HANGS = timedelta(weeks=8)
"""So long after its day a word still hangs on the board; it stays in the file."""


@dataclass(frozen=True)
class Word:
    """Something said of a half-day or a day, which `slot` begins with.

    COVER: `who` (empty: nobody) is on duty on the half-day `slot` in place of whom the week names.
    LOOKED: `by` has looked at `at`; `who` is empty. `at` is ISO 8601, `terminal` an id; `after`
    holds the marks of the words it replaces, between spaces.
    """

    kind: str
    slot: str
    who: str
    by: str
    at: str
    terminal: str
    after: str = ""
    signature: str = ""

    @property
    def mark(self) -> str:
        """What others name it by."""
        return blake2b(self.signature.encode(), digest_size=8, person=b"wb duty").hexdigest()

    @property
    def day(self) -> date:
        """The day it is about."""
        return date.fromisoformat(self.slot[:10])

    def signed_part(self) -> bytes:
        """Return the bytes that are signed."""
        return msgspec.json.encode(["wb duty", *astuple(replace(self, signature=""))])


def say(db: Database, public: PublicList, word: Word, keys: Keys) -> None:
    """Sign a word and keep it in place of those that stand about the same half-day."""
    if word.kind == COVER:
        instead = [each for each in _of(db, COVER, word.slot) if counts(public, each)]
        word = replace(word, after=" ".join(sorted(each.mark for each in _left(instead))))
    with transaction(db):
        _take_down(db, datetime.fromisoformat(word.at).date() - HANGS)
    keep(db, (replace(word, signature=keys.sign(word.signed_part())),))


def covers(db: Database, public: PublicList, since: date) -> Mapping[str, Word]:
    """Return the words about half-days that stand from a day on, by the half-day's id."""
    by_slot: dict[str, list[Word]] = {}
    for each in _of(db, COVER, since.isoformat()):
        if counts(public, each):
            by_slot.setdefault(each.slot, []).append(each)
    return {slot: _left(said)[-1] for slot, said in by_slot.items()}


def looks_taken(db: Database, public: PublicList, since: date, now: datetime) -> list[Word]:
    """Return who has looked from a day on, the last one last.

    What a clock that is ahead says of a time to come is left out: it must not hide a look that is
    owed.
    """
    said = (each for each in _of(db, LOOKED, since.isoformat()) if counts(public, each))
    return sorted((each for each in said if _has_been(each, now)), key=_moment)


def counts(public: PublicList, word: Word) -> bool:
    """Tell whether somebody who opens the safeguarding drawer, or keeps the list, has said it."""
    may = word.by in public.held_by(SAFEGUARDING)
    may = may or (word.kind == COVER and word.by in public.keepers and public.is_active(word.by))
    return may and any(_verified(key, word) for key in public.verify_keys(word.by))


def keep(db: Database, said: Iterable[Word]) -> None:
    """Keep words, whoever said them, and pin up what is known of their weeks by now."""
    with transaction(db):
        weeks = set()
        for each in said:
            db.execute(
                "INSERT OR IGNORE INTO duty_words VALUES (?, ?, ?, ?, ?, ?, ?, ?)", [*astuple(each)]
            )
            weeks.add(_monday(each.day))
        for monday in weeks:
            _pin(db, monday)


def take_in(db: Database, key: str, body: bytes) -> None:
    """Take in what another office terminal knows of a week.

    Raises:
        Unopenable: it holds something else than its key says.
    """
    try:
        said = msgspec.msgpack.decode(body, type=list[Word])
        if any(_key(_monday(each.day)) != key for each in said):
            raise Unopenable("Words on the board hang under a week that is not theirs.")
    except (*UNREADABLE, ValueError):
        raise Unopenable("What another terminal knows of the rota cannot be read.") from None
    keep(db, said)


@lru_cache(maxsize=4096)
def _verified(key: str, word: Word) -> bool:
    """Verify once: a screen asks every few seconds."""
    return verifies(key, word.signed_part(), word.signature)


def _has_been(word: Word, now: datetime) -> bool:
    try:
        return _moment(word) <= now + AHEAD
    except (TypeError, ValueError):
        return False


def _moment(word: Word) -> datetime:
    return datetime.fromisoformat(word.at)


def _left(said: Iterable[Word]) -> list[Word]:
    """Return the words that no other one replaces, the last one last."""
    said = list(said)
    replaced = {mark for each in said for mark in each.after.split()}
    left = (each for each in said if each.mark not in replaced)
    return sorted(left, key=lambda each: (each.at, each.signature))


def _of(db: Database, kind: str, slot: str) -> list[Word]:
    """Return the words of a kind about a slot, or, of a day, about that day and later ones."""
    same = "slot = ?" if " " in slot else "slot >= ?"
    rows = db.query(f"SELECT * FROM duty_words WHERE kind = ? AND {same}", [kind, slot])
    return [Word(**row) for row in rows]


def _pin(db: Database, monday: date) -> None:
    """Pin all up that is known of a week. The same words give the same bytes everywhere."""
    rows = db.query(
        "SELECT * FROM duty_words WHERE slot >= ? AND slot < ? ORDER BY slot, signature",
        [monday.isoformat(), (monday + timedelta(weeks=1)).isoformat()],
    )
    body = msgspec.msgpack.encode([Word(**row) for row in rows])
    board.put(db, _key(monday), body)


def _take_down(db: Database, before: date) -> None:
    db.execute(
        "DELETE FROM pins WHERE key >= ? AND key < ?", [f"{board.DUTY}:", _key(_monday(before))]
    )


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _key(monday: date) -> str:
    return f"{board.DUTY}:{monday.isoformat()}"


def cover(half: HalfDay, who: str, by: str, terminal: str, now: datetime) -> Word:
    """Return the word that somebody is on duty on a half-day; empty: nobody is."""
    return Word(COVER, half.id, who, by, now.isoformat(timespec="seconds"), terminal)


def looked(day: date, by: str, terminal: str, now: datetime) -> Word:
    """Return the word that somebody has looked on a day."""
    return Word(LOOKED, day.isoformat(), "", by, now.isoformat(timespec="seconds"), terminal)
