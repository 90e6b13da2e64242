"""The table: proposed changes of the public list, and what became of them.

What lies here came from this terminal or from another office. It is judged when it is read,
against the versions of the list known here: a proposal counts when a keeper whom the version it
follows names has signed it. One whose version is not known here yet waits unseen.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b

import msgspec

from store.database import transaction
from store.errors import UNREADABLE, Damaged, Refused
from store.front_desk import FrontDesk
from store.school import keeper_words
from store.school.countersigned import Signatures, signers
from store.school.keeper_words import AGREED, AWAY, PROPOSED, REFUSED, Word
from store.school.public_list import PublicList, decode

KEPT = 30
"""What was proposed so many versions ago is not brought up again."""


@dataclass(frozen=True)
class Paper:
    """What a proposer signs: the hash and number of the list it makes, when, where, and why.

    `at` is ISO 8601, `terminal` an id; `salt` keeps two proposals of the same change apart.
    """

    version: str
    number: int
    by: str
    at: str
    terminal: str
    why: str
    salt: str

    @property
    def id(self) -> str:
        """The proposal's id, which nothing else can have."""
        return blake2b(msgspec.json.encode(self), digest_size=16, person=b"wb paper").hexdigest()


@dataclass(frozen=True)
class Proposal:
    """A change of the public list that waits for another keeper, or waited in vain.

    `why` says what it changes, `by` is who proposed it, `at` when (ISO 8601) and `terminal`
    where. `refusals` and `away` (the ids of those who have put it away) are verified.
    """

    id: str
    new: PublicList
    signatures: Signatures
    why: str
    by: str
    at: str = ""
    terminal: str = ""
    refusals: tuple[Word, ...] = ()
    away: tuple[str, ...] = ()

    @property
    def refused_by(self) -> str:
        """Who refused it first; empty when nobody did."""
        return self.refusals[0].by if self.refusals else ""


@dataclass(frozen=True)
class Row:
    """What lies on the table: a paper and the list it makes, which is empty once it is away."""

    paper: Paper
    body: bytes


def lay(desk: FrontDesk, rows: Iterable[Row], words: Iterable[Word]) -> None:
    """Put papers and words on the table, and take off it what is done with."""
    with transaction(desk.db):
        for row in rows:
            desk.db.execute(
                "INSERT INTO proposals VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE"
                " SET body = excluded.body WHERE body = x''",
                [row.paper.id, msgspec.json.encode(row.paper), row.body],
            )
        for word in words:
            keeper_words.put(desk.db, word)
        _tidy(desk)


def tidy(desk: FrontDesk) -> None:
    """Take off the table what is done with."""
    with transaction(desk.db):
        _tidy(desk)


def rows(desk: FrontDesk) -> list[Row]:
    """Return what lies on the table, judged or not."""
    found = desk.db.query("SELECT paper, body FROM proposals ORDER BY rowid")
    try:
        return [Row(msgspec.json.decode(r["paper"], type=Paper), r["body"]) for r in found]
    except UNREADABLE:
        raise Damaged("A proposed change of the public list cannot be read.") from None


def everything(desk: FrontDesk) -> list[Proposal]:
    """Return every proposal that counts and was not put away by its proposer."""
    words = keeper_words.everything(desk.db)
    found = [_judged(desk, row, words) for row in rows(desk) if row.body]
    return [each for each in found if each is not None and each.by not in each.away]


def unsigned(desk: FrontDesk) -> int:
    """Count the proposals that no keeper has signed."""
    words = keeper_words.everything(desk.db)
    return sum(_is_false(desk, row, words) for row in rows(desk))


def waiting(desk: FrontDesk) -> list[Proposal]:
    """Return the changes that wait; those refused, or overtaken by another change, are not."""
    return [each for each in everything(desk) if not each.refusals and not is_late(desk, each)]


def fallen(desk: FrontDesk, person: str) -> list[Proposal]:
    """Return what this person proposed in vain: it was refused, or another change came first."""
    mine = [each for each in everything(desk) if each.by == person and not in_force(desk, each)]
    return [each for each in mine if each.refusals or is_late(desk, each)]


def overruled(desk: FrontDesk, person: str) -> list[Proposal]:
    """Return what this person refused while others agreed to it, until they put it away."""
    done = [each for each in everything(desk) if in_force(desk, each) and person not in each.away]
    return [each for each in done if person in {refusal.by for refusal in each.refusals}]


def as_it_is_now(desk: FrontDesk, proposal: Proposal) -> Proposal:
    """Return a proposal with what has come about it since it was read.

    Raises:
        Refused: it was taken back.
    """
    for each in everything(desk):
        if each.id == proposal.id:
            return each
    raise Refused("This is off the table: it was taken back, or the list has gone on since.")


def is_late(desk: FrontDesk, proposal: Proposal) -> bool:
    """Tell whether the list has gone on since: with this change, or with another one."""
    return proposal.new.previous != desk.school.hash()


def in_force(desk: FrontDesk, proposal: Proposal) -> bool:
    """Tell whether it was agreed to, and stands."""
    return desk.hash_at("", proposal.new.number) == proposal.new.hash()


def expected(desk: FrontDesk) -> set[str]:
    """Return the ids of those who are proposed, whose key rings are here before they are."""
    listed = {person.id for person in desk.school.people}
    return {person.id for new in _lists(desk) for person in new.people} - listed


def _judged(desk: FrontDesk, row: Row, words: list[Word]) -> Proposal | None:
    """Return a proposal with what counts of the words about it; None when it does not count."""
    paper, new = row.paper, decode(row.body)
    base = desk.known(new.number - 1, new.previous)
    if base is None or (new.hash(), new.number) != (paper.version, paper.number):
        return None
    about = [word for word in words if word.about == paper.id]
    keepers = [word for word in about if word.kind in (PROPOSED, REFUSED)]
    said = [word for word in keepers if word.is_a_keepers(base)]
    signatures = _signatures(base, new, about)
    if paper.by not in signatures or not any(_proposes(word, paper) for word in said):
        return None
    return Proposal(
        paper.id,
        new,
        signatures,
        paper.why,
        paper.by,
        paper.at,
        paper.terminal,
        tuple(word for word in said if word.kind == REFUSED),
        tuple(_away(desk, about)),
    )


def _proposes(word: Word, paper: Paper) -> bool:
    return word.kind == PROPOSED and word.by == paper.by


def _signatures(base: PublicList, new: PublicList, about: list[Word]) -> Signatures:
    agreed = [(word.by, word.signature) for word in about if word.kind == AGREED]
    good = [pair for pair in agreed if signers(base, new, dict([pair]))]
    return dict(good)


def _away(desk: FrontDesk, about: list[Word]) -> Iterator[str]:
    for word in about:
        if word.kind == AWAY and word.is_signed_with(desk.school.keys_of(word.by)):
            yield word.by


def _is_false(desk: FrontDesk, row: Row, words: list[Word]) -> bool:
    """Tell whether a paper can never count; without the version it follows nobody knows yet."""
    if not row.body or _judged(desk, row, words):
        return False
    new = decode(row.body)
    return new.number < 2 or desk.known(new.number - 1, new.previous) is not None


def _tidy(desk: FrontDesk) -> None:
    words = keeper_words.everything(desk.db)
    for row in rows(desk):
        if _is_done_with(desk, row, words):
            desk.db.execute("DELETE FROM proposals WHERE id = ?", [row.paper.id])
            keeper_words.forget(desk.db, row.paper.id)
        elif row.body and row.paper.by in _away(desk, _about(words, row)):
            # It may come once more from where nobody has heard of this: the paper stays.
            desk.db.execute("UPDATE proposals SET body = x'' WHERE id = ?", [row.paper.id])
        else:
            continue
        _forget_rings(desk, row)


def _about(words: list[Word], row: Row) -> list[Word]:
    return [word for word in words if word.about == row.paper.id]


def _is_done_with(desk: FrontDesk, row: Row, words: list[Word]) -> bool:
    number, paper = desk.school.number, row.paper
    if paper.number + KEPT <= number or _is_false(desk, row, words):
        return True
    refused = any(word.kind == REFUSED for word in _about(words, row))
    # A version may still lose against another one with its number, until one follows it.
    follows = paper.number < number and desk.hash_at("", paper.number) == paper.version
    return follows and not refused


def _forget_rings(desk: FrontDesk, row: Row) -> None:
    """Drop the key rings of those who will not come."""
    if not row.body:
        return
    there = [desk.school, *_lists(desk)]
    for person in decode(row.body).people:
        if not any(each.person(person.id) for each in there):
            desk.db.execute("DELETE FROM rings WHERE person = ?", [person.id])


def _lists(desk: FrontDesk) -> list[PublicList]:
    return [decode(row.body) for row in rows(desk) if row.body]
