"""Making letters: recorded first, before anything is printed; who looks at them twice; ending them.

A letter that is made opens nothing. Its link comes with its print (`printing`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import SystemRandom
from uuid import uuid4

from assets.pegs import peg_names
from store.consents import letters, links, short_codes, wording
from store.consents.addressed import Addressed
from store.consents.forms import Form, blank
from store.consents.letters import HELD, Letter
from store.consents.taking_in import year_ends
from store.dates import written
from store.drawers.drawer import Fact
from store.errors import Incomplete, Refused
from store.roll import ties
from store.roll.pupils import class_key
from store.roll.ties import Tie
from store.school import school_days
from store.school.bank_holidays import bank_holidays
from store.school.public_list import OFFICE
from store.school.school_days import SchoolDays
from store.signing_in.session import Session

DAYS_TO_REPLY = 14
"""Days after which an answer is asked for, unless somebody says otherwise."""
WEEKEND = (5, 6)
USUAL_REGION = "ENG"
"""Whose bank holidays count where no calendar says it."""


@dataclass(frozen=True)
class Made:
    """What came of it: the batch, how many letters, and how many wait for a second look."""

    batch: str
    count: int
    held: int


def judge(reply_by: str, forms: Iterable[Form], today: date) -> None:
    """Judge the day by which answers to forms are asked for, and that they can go out.

    Raises:
        Incomplete: the day is over, lies in another school year or after a form has closed, or a
            form still says what the blank one says to whoever fills it in.
    """
    for form in forms:
        if wrong := unworded([form]):
            raise Incomplete({"forms": wrong})
        if form.closes and reply_by > form.closes:
            why = f"The last day to answer “{form.title}” is {written(form.closes)}."
            raise Incomplete({"reply_by": why})
    if reply_by < today.isoformat():
        raise Incomplete({"reply_by": "This day is over."})
    if reply_by > (last := year_ends(today).isoformat()):
        raise Incomplete({"reply_by": f"The school year ends on {written(last)}."})


def unworded(forms: Iterable[Form]) -> str:
    """Return a sentence about forms that say what the blank one says to whoever fills it in."""
    without = [f"“{e.title}”" for e in forms if e.intro.strip() in ("", blank().intro)]
    verb = "does" if len(without) == 1 else "do"
    words = f"{' and '.join(without)} {verb} not say yet what it is about: People, Letters, F, E."
    return words if without else ""


def usual_reply_by(today: date, calendar: SchoolDays | None, forms: Iterable[Form] = ()) -> str:
    """Return the day to answer by unless somebody says otherwise: one on which slips are taken in.

    That is the first school day after two weeks; where the calendar does not reach, a weekday that
    is no bank holiday. At the end of the year, and before the first of `forms` closes, it is the
    last one that is left.
    """
    closes = (date.fromisoformat(each.closes) for each in forms if each.closes)
    ends = max(today, min((year_ends(today), *closes)))
    first = min(today + timedelta(days=DAYS_TO_REPLY), ends)
    later = (first + timedelta(days=n) for n in range((ends - first).days + 1))
    sooner = (first - timedelta(days=n) for n in range(1, (first - today).days))
    found = (day for day in (*later, *sooner) if takes_slips(day, calendar))
    return next(found, first).isoformat()


def takes_slips(day: date, calendar: SchoolDays | None) -> bool:
    """Tell whether slips come back on a day: one of school, or a weekday as far as is known."""
    if calendar is not None and school_days.is_known(calendar, day):
        return school_days.is_school_day(calendar, day)
    region = (calendar.region if calendar else "") or USUAL_REGION
    return day.weekday() not in WEEKEND and day not in bank_holidays(region, [day.year])


def make(session: Session, found: Sequence[Addressed], reply_by: str, now: datetime) -> Made:
    """Record letters, all of them or none, and keep the words that they ask.

    Raises:
        Refused: there is nobody to write to, or this session does not hold the office.
        Incomplete: the day to answer by is none.
        OutOfOrder: the disk failed.
    """
    if not found:
        raise Refused("There is nobody to write to: everything is answered, or no adult has a say.")
    judge(reply_by, (form for each in found for form in each.forms), now.date())
    office, batch = session.drawer(OFFICE), uuid4().hex
    for form in {form.edition: form for each in found for form in each.forms}.values():
        wording.keep(session, form, now)
    taken = letters.codes(office.records(letters.NOUN))
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
        "noted": each.tie.noted(each.tie.flags),
    }


def _until(forms: Sequence[Form], reply_by: str, today: date) -> str:
    """Return the last day of a link: an answer can be changed or taken back while it holds."""
    ends = (e.last_day if e.renewal == "closing" else year_ends(today).isoformat() for e in forms)
    return max(reply_by, *ends)


class Words:
    """Picture words: no two letters about the children of one adult have the same.

    Nor do two about children of one class whose pages say the same initial.
    """

    def __init__(self) -> None:
        self._given: dict[str, set[str]] = {}
        self._chance = SystemRandom()

    def give(self, each: Addressed) -> str:
        """Return a word for a letter."""
        alike = f"{class_key(each.pupil.school_class)} {each.pupil.forename[:1].upper()}"
        given = self._given.setdefault(each.carer.id, set())
        beside = self._given.setdefault(f"class {alike}", set())
        free = [word for word in peg_names() if word not in given]
        word = self._chance.choice(
            [word for word in free if word not in beside] or free or list(peg_names())
        )
        given.add(word)
        beside.add(word)
        return word


def clear(session: Session, letter: Letter, why: str, now: datetime) -> None:
    """Let a letter that waits for a second look be printed.

    Raises:
        Refused: it does not wait, or this person has made it.
    """
    _refuse_own(session, letter)
    office = session.drawer(OFFICE)
    tie = office.get(ties.subject(letter.pupil, letter.carer))
    # What is noted later was not looked at: see `kept_away`.
    noted = tie.noted(tie.flags) if isinstance(tie, Tie) else list(letter.noted)
    body = {"why": why.strip(), "noted": noted}
    office.record(letters.subject(letter.id), letters.CLEARED, body, now)


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
