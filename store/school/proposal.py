"""A proposed change of the public list: the paper its proposer signs, and what counts of it."""

from dataclasses import dataclass
from hashlib import blake2b

import msgspec

from store.school.countersigned import Signatures
from store.school.keeper_words import Word
from store.school.public_list import PublicList

Change = tuple[str, str, str, str]


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
    def change(self) -> Change:
        """What all papers of this change have in common, and nothing else has."""
        return self.by, self.at, self.terminal, self.salt

    @property
    def id(self) -> str:
        """The proposal's id, which nothing else can have."""
        return blake2b(msgspec.json.encode(self), digest_size=16, person=b"wb paper").hexdigest()


@dataclass(frozen=True)
class Proposal:
    """A change of the public list that waits for another keeper, or waited in vain.

    `why` says what it changes, `by` is who proposed it, `at` when (ISO 8601) and `terminal`
    where. `refusals` and `away` (the ids of those who have put it away) are verified. Papers of
    one change, on top of different lists, have the same `salt`, `by`, `at` and `terminal`.
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
    salt: str = ""

    @property
    def change(self) -> Change:
        """What all papers of this change have in common, and nothing else has."""
        return self.by, self.at, self.terminal, self.salt

    @property
    def paper(self) -> Paper:
        """The paper that was signed."""
        new = self.new
        return Paper(new.hash(), new.number, self.by, self.at, self.terminal, self.why, self.salt)

    @property
    def refused_by(self) -> str:
        """Who refused it first; empty when nobody did."""
        return self.refusals[0].by if self.refusals else ""


@dataclass(frozen=True)
class Row:
    """What lies on the table: a paper and the list it makes, which is empty once it is away."""

    paper: Paper
    body: bytes
