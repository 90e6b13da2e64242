"""Making letters: recorded first, before anything is printed; who looks at them twice; ending them.

A letter that is made opens nothing. Its link comes with its print (`printing`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import SystemRandom
from uuid import uuid4

from assets.pegs import peg_names
from store.consents import letters, links, short_codes, wording
from store.consents.addressed import Addressed
from store.consents.forms import Form
from store.consents.letters import HELD, Letter
from store.consents.taking_in import year_ends
from store.drawer import Fact
from store.errors import Incomplete, Refused
from store.public_list import OFFICE
from store.session import Session

DAYS_TO_REPLY = 14
"""Days after which an answer is asked for, unless somebody says otherwise."""


@dataclass(frozen=True)
class Made:
    """What came of it: the batch, how many letters, and how many wait for a second look."""

    batch: str
    count: int
    held: int


def judge(reply_by: str, today: date) -> None:
    """Judge the day by which answers are asked for.

    Raises:
        Incomplete: it is over, or lies in another school year.
    """
    if reply_by < today.isoformat():
        raise Incomplete({"reply_by": "This day is over."})
    if reply_by > year_ends(today).isoformat():
        last = year_ends(today)
        raise Incomplete({"reply_by": f"The school year ends on {last:%d/%m/%Y}."})


def usual_reply_by(today: date) -> str:
    """Return the day to answer by unless somebody says otherwise."""
    return min(today + timedelta(days=DAYS_TO_REPLY), year_ends(today)).isoformat()


def make(session: Session, found: Sequence[Addressed], reply_by: str, now: datetime) -> Made:
    """Record letters, all of them or none, and keep the words that they ask.

    Raises:
        Refused: there is nobody to write to, or this session does not hold the office.
        Incomplete: the day to answer by is none.
        OutOfOrder: the disk failed.
    """
    if not found:
        raise Refused("There is nobody to write to: everything is answered, or no adult has a say.")
    judge(reply_by, now.date())
    office, batch = session.drawer(OFFICE), uuid4().hex
    for form in {form.edition: form for each in found for form in each.forms}.values():
        wording.keep(session, form, now)
    taken = {each.code for each in office.records(letters.NOUN)}
    words = Words()
    facts = []
    for each in found:
        taken.add(code := short_codes.fresh(taken))
        body = said(each, batch, code, words.give(each), reply_by, now.date())
        facts.append(Fact(letters.subject(uuid4().hex), letters.MADE, body))
    office.record_all(facts, now)
    return Made(batch, len(facts), sum(each.tie.is_flagged for each in found))


def said(
    each: Addressed, batch: str, code: str, word: str, reply_by: str, today: date
) -> dict[str, object]:
    """Return what is recorded of a letter that is made."""
    return {
        "pupil": each.pupil.id,
        "carer": each.carer.id,
        "batch": batch,
        "forms": [form.edition for form in each.forms],
        "code": code,
        "picture": word,
        "until": _until(each.forms, reply_by, today),
        "reply_by": reply_by,
        "flagged": each.tie.is_flagged,
    }


def _until(forms: Sequence[Form], reply_by: str, today: date) -> str:
    """Return the last day of a link: an answer can be changed or taken back while it holds."""
    ends = (e.closes if e.renewal == "closing" else year_ends(today).isoformat() for e in forms)
    return max(reply_by, *ends)


class Words:
    """Picture words: no two letters about the children of one adult have the same."""

    def __init__(self) -> None:
        self._given: dict[str, set[str]] = {}
        self._chance = SystemRandom()

    def give(self, each: Addressed) -> str:
        """Return a word for a letter."""
        given = self._given.setdefault(each.carer.id, set())
        free = [word for word in peg_names() if word not in given] or list(peg_names())
        given.add(word := self._chance.choice(free))
        return word


def clear(session: Session, letter: Letter, why: str, now: datetime) -> None:
    """Let a letter that waits for a second look be printed.

    Raises:
        Refused: it does not wait, or this person has made it.
    """
    _refuse_own(session, letter)
    session.drawer(OFFICE).record(
        letters.subject(letter.id), letters.CLEARED, {"why": why.strip()}, now
    )


def may_clear(session: Session, letter: Letter) -> bool:
    """Tell whether this person may look at a letter for the second time."""
    return letter.state == HELD and letter.made_by != session.person_id


def refuse(session: Session, letter: Letter, why: str, now: datetime) -> None:
    """Say that a letter which waits for a second look does not go out.

    Raises:
        Refused: it does not wait, or this person has made it.
    """
    _refuse_own(session, letter)
    end(session, [letter], now, why)


def end(session: Session, found: Sequence[Letter], now: datetime, why: str = "") -> None:
    """End letters: their links open nothing any more.

    Raises:
        OutOfOrder: the disk failed.
    """
    lookups = tuple(bytes.fromhex(each.lookup) for each in found if each.lookup)
    if lookups:
        links.pin_ended(session.home.desk.db, uuid4().hex, lookups)
    body = {"why": why.strip()}
    facts = [Fact(letters.subject(each.id), letters.ENDED, body) for each in found]
    session.drawer(OFFICE).record_all(facts, now)


def _refuse_own(session: Session, letter: Letter) -> None:
    if letter.state != HELD:
        raise Refused("This letter does not wait for a second look.")
    if letter.made_by == session.person_id:
        raise Refused("You made this letter. Somebody else has to look at it.")
