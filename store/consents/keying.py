"""Slips that come back on paper, keyed in by the office: the same answers, another way.

What was keyed in wrongly is undone by an entry of its own; both stay in the journal.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import uuid4

from store.consents import (
    consents,
    letters,
    printing,
    projecting,
    second_looks,
    short_codes,
    taking_in,
)
from store.consents.answers import PAPER, Answer
from store.consents.consents import Consent
from store.consents.forms import NO, YES, Form
from store.consents.letters import HELD, OVER, Letter
from store.drawers.drawer import Fact
from store.errors import BadCode, Incomplete, Refused
from store.roll import book
from store.roll.carers import Carer
from store.roll.carers import subject as carer_of
from store.roll.pupils import Pupil
from store.roll.ties import Tie
from store.roll.ties import subject as tie_of
from store.school.public_list import OFFICE
from store.signing_in.session import Session

NOT_FOUND = "No letter of this school has this code."
NEVER_PRINTED = (
    "This letter was never printed, so no slip of it can be here. Please look at the code again, "
    "or at where the paper came from."
)
ONLY_NO = (
    "This letter is over: a no of it counts, a yes does not. "
    "For a yes its adult needs a new letter."
)


@dataclass(frozen=True)
class Slip:
    """A slip on the desk: whose letter it is from, what it asks, and the `code` that it has."""

    letter: Letter
    pupil: Pupil
    carer: Carer
    tie: Tie
    forms: tuple[Form, ...]
    code: str = ""

    @property
    def replaced(self) -> str:
        """When its letter was printed anew (ISO 8601), where this slip is of a print before."""
        return self.letter.codes_before.get(self.code, "")

    def is_over(self, today: date) -> bool:
        """Tell whether its letter was ended, is over, or waits itself: then only a no counts."""
        state, until = self.letter.state, self.letter.until
        return state in (HELD, OVER) or bool(until and until < today.isoformat())


@dataclass(frozen=True)
class Keyed:
    """A slip that was keyed in: the ids of its answers by the edition of the form.

    `waits` tells whether what it permits waits for a second look.
    """

    slip: Slip
    answers: Mapping[str, str]
    waits: bool = False


def find(session: Session, typed: str) -> Slip:
    """Return the slip of a code as it was typed or scanned.

    Raises:
        BadCode: it is no code, or one character is wrong.
        Refused: no letter has it, it was never printed, or its child or adult is not known now.
        Damaged: its words have not come here yet.
    """
    code, office = short_codes.read(typed), session.drawer(OFFICE)
    found: list[Letter] = office.records(letters.NOUN, title=code)
    if not found:
        # A print that took its place has another.
        found = [each for each in office.records(letters.NOUN) if each.bore(code)]
    if not found:
        raise Refused(NOT_FOUND)
    if len(found) > 1:
        raise Refused("Two letters have this code. Please ask the parent for a new letter.")
    letter = found[0]
    if not (letter.printed or letter.pending) or letter.batch == letters.ON_SCREEN:
        raise Refused(NEVER_PRINTED)
    pupil = book.one(session, letter.pupil)
    carer = office.get(carer_of(letter.carer))
    tie = office.get(tie_of(letter.pupil, letter.carer))
    if pupil is None or not isinstance(carer, Carer):
        raise Refused("The child or the adult of this letter is no longer known here.")
    known = tie if isinstance(tie, Tie) else Tie(letter.pupil, letter.carer)
    return Slip(letter, pupil, carer, known, printing.forms_of(session, letter), code)


def key_in(
    session: Session,
    slip: Slip,
    said: Mapping[str, Mapping[str, str]],
    now: datetime,
    *,
    name: str = "",
    on: str = "",
) -> Keyed:
    """Take in what a slip says: yes or no by question, by form; what was left blank is left out.

    `name` is who signed it, where that is not the adult it was written to; `on` the day that stands
    on it, empty where none does. A no counts from every slip. A yes does not where the letter is
    over, nor where the same adult has said no since (`overtaken`): then that stands.

    Raises:
        Incomplete: nobody can have signed it on that day.
        Refused: nothing is answered, or nothing of it counts.
        OutOfOrder: the disk failed.
    """
    judge_day(slip, on, now)
    answers = {
        form.edition: (form, ticked) for form in slip.forms if (ticked := _ticked(form, said))
    }
    if not answers:
        raise Refused("Nothing is ticked. Without an answer there is nothing to keep.")
    is_over = slip.is_over(now.date())
    if is_over and not any(NO in ticked.values() for _, ticked in answers.values()):
        raise Refused(ONLY_NO)
    ids, waits = {}, bool(why_it_waits(session, slip, name))
    for edition, (form, ticked) in answers.items():
        ids[edition] = id = uuid4().hex
        signed, responsible = _signed(slip, name)
        answer = Answer(
            slip.letter.id,
            form.id,
            edition,
            ticked,
            name=signed,
            relationship="" if name else slip.tie.relationship,
            responsibility=responsible,
            language="en",
            channel=PAPER,
            at=now.isoformat(timespec="seconds"),
            by=session.person_id,
            slip=slip.code if slip.replaced else "",
        )
        # What is left blank is no answer: what was said of it before stands.
        passed_over = _without_a_no(form, ticked)
        if not is_over:
            passed_over -= form.permitted(ticked)
        passed_over |= overtaken(session, slip, {edition: ticked}, on, name=name)
        taking_in.take_in(session, id, answer, now, passed_over, _signed_since(slip, on))
    projecting.bring(session, now, only=slip.pupil.id)
    return Keyed(slip, ids, waits)


def overtaken(
    session: Session,
    slip: Slip,
    said: Mapping[str, Mapping[str, str]],
    on: str = "",
    *,
    name: str = "",
) -> frozenset[str]:
    """Return the uses that a slip says yes to, and its adult has said no to since it was signed.

    A slip lies in bags and on desks while its adult takes something back by phone. Where no day
    stands on it (`on`), it may be as old as its letter; of one day the no is the later.
    """
    yes = {use for form in slip.forms for use in form.permitted(_ticked(form, said))}
    office = session.drawer(OFFICE)
    known = office.get(consents.subject(slip.pupil.id))
    other = second_looks.by_another(office, slip.pupil.id, slip.carer.id, name, "")
    since = _signed_since(slip, on)
    if not isinstance(known, Consent):
        return frozenset()
    return frozenset(
        use
        for use in yes
        for each in known.newest(use)
        if (each.carer, each.other) == (slip.carer.id, other)
        and use in each.refuses
        and consents.said_since(each.at, since)
        and not (each.said.channel == PAPER and each.said.letter == slip.letter.id)
    )


def _signed_since(slip: Slip, on: str) -> str:
    """Return the day that stands on a slip, or the first moment at which it can be signed."""
    return on or (*slip.letter.printed, slip.letter.made)[0]


def _without_a_no(form: Form, ticked: Mapping[str, str]) -> frozenset[str]:
    """Return the uses that the answers to a form do not plainly refuse."""
    said = dict(ticked)
    no = {use for each in form.asked(said) if said.get(each.id) == NO for use in each.uses}
    return frozenset(form.uses) - (no - form.permitted(said))


def judge_name(session: Session, name: str) -> None:
    """Refuse as the name of who signed what a scanner sent there.

    Raises:
        Incomplete: it has digits, or it is the code of a letter.
    """
    try:
        code = short_codes.read(name)
    except BadCode:
        code = ""
    is_code = code and session.drawer(OFFICE).records(letters.NOUN, title=code)
    if is_code or any(each.isdigit() for each in name):
        raise Incomplete({"name": "This is no name but a code. Esc leaves this; then scan again."})


def judge_day(slip: Slip, on: str, now: datetime) -> None:
    """Refuse a day on a slip on which it cannot have been signed; empty is none at all.

    A day written without its year may lie in the year before: then it is older than its letter.

    Raises:
        Incomplete: it is still to come, or before its letter was made.
    """
    if on > now.date().isoformat():
        raise Incomplete({"on": "This day is still to come."})
    made = slip.letter.made[:10]
    if on and on < made:
        day = f"{date.fromisoformat(made):%d/%m/%Y}"
        why = f"The letter was made on {day}: nobody can have signed it before that."
        raise Incomplete({"on": why})


def why_it_waits(session: Session, slip: Slip, name: str = "") -> str:
    """Return why a yes of this slip will wait for a second look, in half a sentence; else empty."""
    signed, responsible = _signed(slip, name)
    office, letter = session.drawer(OFFICE), slip.letter
    why = second_looks.why(office, letter.pupil, letter.carer, signed, responsible)
    return why or second_looks.why_slip(letter, slip.code)


def _signed(slip: Slip, name: str) -> tuple[str, str]:
    """Return whose name a slip bears, and whether they have parental responsibility."""
    return (name, "") if name else (slip.carer.name, slip.tie.responsibility)


def undo(session: Session, keyed: Keyed, now: datetime) -> None:
    """Undo a slip that was keyed in: what it said counts no more.

    Raises:
        OutOfOrder: the disk failed.
    """
    letter, pupil = keyed.slip.letter.id, keyed.slip.pupil.id
    facts = []
    for edition, id in keyed.answers.items():
        facts.append(Fact(consents.subject(pupil), consents.UNDONE, {"answer": id}, f"{id}-u"))
        body = {"form": edition}
        facts.append(Fact(letters.subject(letter), letters.UNDONE, body, f"{id}-lu"))
    session.drawer(OFFICE).record_all(facts, now)
    projecting.bring(session, now, only=pupil)


def _ticked(form: Form, said: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    given = said.get(form.edition, {})
    asked = {each.id for each in form.asked(dict(given))}
    return {id: each for id, each in given.items() if id in asked and each in (YES, NO)}
