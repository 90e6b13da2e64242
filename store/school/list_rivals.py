"""Versions of the list that were put in force at the same time as another, and do not stand.

A keeper says that they have seen to it; whoever signs in at any office terminal reads so.
"""

from dataclasses import dataclass
from datetime import datetime

from store.errors import Refused
from store.front_desk import FrontDesk
from store.school import keeper_words, table
from store.school.keeper_words import SEEN, Word, word_of
from store.school.public_list import PublicList
from store.signing_in.session import Session


@dataclass(frozen=True)
class Rival:
    """A version that does not stand, the one before both, and who has seen to it."""

    new: PublicList
    base: PublicList | None
    seen: Word | None = None


def rivals(desk: FrontDesk) -> list[Rival]:
    """Return the versions that do not stand, until the list has gone on."""
    words = [word for word in keeper_words.everything(desk.db) if word.kind == SEEN]
    lost = [each for each in desk.rivals() if each.number >= desk.school.number]
    return [
        Rival(each, desk.known(each.number - 1, each.previous), _seen(desk, each.hash(), words))
        for each in lost
    ]


def unseen(desk: FrontDesk) -> list[Rival]:
    """Return those to which no keeper has seen."""
    return [each for each in rivals(desk) if each.seen is None]


def see_to(session: Session, rival: Rival, now: datetime) -> None:
    """Say that one has seen to it.

    Raises:
        Refused: this person is no keeper.
    """
    if not session.is_keeper:
        raise Refused("Only a keeper of the list of people can see to this.")
    table.lay(session.home.desk, (), [word_of(session, rival.new.hash(), SEEN, now)])


def _seen(desk: FrontDesk, hash: str, words: list[Word]) -> Word | None:
    said = (word for word in words if word.about == hash and word.is_a_keepers(desk.school))
    return next(said, None)
