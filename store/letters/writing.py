"""Writing a letter of a case, logging that it was sent, and saying what came of it (row 33).

No letter of a case leaves the school while files are closed for a suspected crime, or while
nobody is to be questioned: what a parent reads could warn somebody. What stands in public, and no
child has a part in, is written about once the police have said that it may be.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from uuid import uuid4

from store.cases.case import Case
from store.cases.case_parts import OPEN
from store.cases.casework import as_it_stands
from store.cases.freezes import awaits_advice, stopped
from store.cases.questions import is_only_posted
from store.drawers.drawer import Drawer
from store.errors import Incomplete, Refused
from store.fields import TEXT_LIMIT, Field, Values, kept, require
from store.involved.people import children
from store.letters import fields, merging
from store.letters.kept import Letter, letters
from store.letters.texts import CHAIR, UNTIL, WRITER, LetterText
from store.looking.noted import (
    BEGUN,
    LETTER_DROPPED,
    LETTER_FOLLOWED,
    LETTER_SENT,
    LETTER_WRITTEN,
    of_kind,
)
from store.school.due import due_at
from store.school.public_list import PublicList
from store.signing_in.session import Session

CLOSED = (
    "A crime is suspected, or STOP was pressed: no letter of this case is written, shown or "
    "printed until a new triage (F) says otherwise. Ask the police what parents may be told."
)
WAITS = (
    "Nobody is to be told or questioned before advice has come. Write down the advice first (it is "
    "a step of the case), and that they allow it; then letters can be written."
)
FIRST = "First comes a step of this case: “{}”. Until then no letter is written, shown or printed."
NOBODY = "The list of people names no {}. Propose one on the page People, or choose another letter."
ROLES = {"headteacher": "Headteacher", CHAIR: "Chair of governors"}


NOT_AGREED = "It goes out in their name: not before they have read it and agree."


def may_be_written(case: Case) -> None:
    """Refuse what must not leave the school now.

    Raises:
        Refused: the case is closed, its files are, or advice has to come first.
    """
    may_be_shown(case)
    if case.state != OPEN:
        raise Refused("This case is closed. Open it again first.")


def may_be_shown(case: Case) -> None:
    """Refuse to show and to print letters of a case that a suspected crime has closed.

    Raises:
        Refused: its files are closed, or advice has to come first.
    """
    if case.files_closed and (stopped(case) is not None or not _is_post(case)):
        raise Refused(CLOSED)
    if awaits_advice(case):
        raise Refused(WAITS)
    first = next(
        (each.step for each in case.steps if each.is_open and each.step.before_letters), None
    )
    if first is not None and case.state == OPEN:
        raise Refused(FIRST.format(first.title))


def _is_post(case: Case) -> bool:
    """Tell whether a case is of a post in public alone, by every triage that counts.

    Its files are closed where it may be a crime; what a letter says of it everybody can read.
    """
    answers = [each.answers or {} for each in case.triage]
    return bool(answers) and all(map(is_only_posted, answers)) and not children(case)


def fitting(texts: Sequence[LetterText], case: Case) -> tuple[LetterText, ...]:
    """Return the letters a school uses, those of this kind of case first."""
    used = [each for each in texts if each.used]
    return tuple(sorted(used, key=lambda each: case.category not in each.kinds))


def signer(session: Session, letter: LetterText) -> tuple[str, str]:
    """Return whose name stands under a letter, and as what.

    Raises:
        Refused: nobody on the list is the headteacher or the chair.
    """
    if letter.signed == WRITER:
        return session.person.name, ""
    found = session.public.with_role(letter.signed)
    if not found:
        raise Refused(NOBODY.format(ROLES[letter.signed].lower()))
    return found[0].name, ROLES[letter.signed]


def known(case: Case, letter: LetterText, now: datetime, after: Letter | None = None) -> Values:
    """Return what can be filled in already: from how the case began, and the letter before."""
    begun = of_kind(case.noted, BEGUN)
    asked = begun[-1].said if begun else {}
    found = {field: asked[f"ask_{name}"] for field, name in letter.known if f"ask_{name}" in asked}
    found["date"] = merging.today(now)
    if after is None:
        return found
    before = after.written.said
    found |= {field.id: before[f"ask_{field.id}"] for field in letter.asks if _was(before, field)}
    found |= {each.id: before[each.id] for each in fields.ADDRESSED[:3] if before.get(each.id)}
    return {**found, "date": merging.today(now), "before": before.get("date", "")}


def filled(session: Session, case: Case, letter: LetterText, values: Values) -> str:
    """Return the text of a letter with everything in its place.

    Raises:
        Incomplete: something is not filled in, or it becomes too long.
        Refused: whoever has to sign it is not on the list.
    """
    require(fields.to_fill_in(letter), values)
    name, _ = signer(session, letter)
    places = {
        **values,
        "school": session.public.school,
        "date": merging.in_full(values["date"]),
        "reference": reference(case),
        "signer": name,
    }
    text = merging.merged(letter, places)
    if len(text) > TEXT_LIMIT:
        raise Incomplete({letter.asks[-1].id: "Please write less: the letter becomes too long."})
    return text


def reference(case: Case) -> str:
    """Return the reference of the next letter of a case: its number, and which letter it is."""
    return f"{case.number}/{len(letters(case.noted)) + 1}"


def write(
    session: Session,
    drawer: Drawer,
    case: Case,
    letter: LetterText,
    values: Values,
    now: datetime,
    *,
    after: str = "",
    flagged: str = "",
) -> str:
    """Keep a letter with its text as it will be printed; return the id of its entry.

    `after` is the letter of this case that it takes further, `flagged` what the roll says about
    whoever gets it. The words stay as they are here, whatever becomes of the school's own.

    Raises:
        Incomplete: something is not filled in.
        Refused: no letter of this case may leave now, or nobody can sign it.
    """
    case = as_it_stands(drawer, case)
    may_be_written(case)
    asked = (*fields.to_fill_in(letter, flagged=bool(flagged)), fields.TEXT)
    require(asked, values, now)
    name, role = signer(session, letter)
    own = {field.id for field in letter.asks}
    body = {
        **{f"ask_{k}" if k in own else k: said for k, said in kept(asked, values).items()},
        "template": letter.id,
        "name": letter.title,
        "heading": letter.heading,
        "signer": name,
        "signer_as": role,
        "reference": reference(case),
        "after": after,
        "flagged": flagged,
    }
    id = uuid4().hex
    drawer.record(case.id, LETTER_WRITTEN, body, now, id=id)
    return id


def is_anothers(public: PublicList, person: str, letter: Letter) -> bool:
    """Tell whether the name of somebody else, by their role, stands under a letter."""
    said = letter.written.said
    return bool(said.get("signer_as")) and said.get("signer") != public.name_of(person)


def log_sent(
    public: PublicList, drawer: Drawer, case: Case, letter: str, values: Values, now: datetime
) -> None:
    """Log that a letter was sent; it can be sent more than once.

    Raises:
        Incomplete: something is not filled in, or a day lies where it cannot.
        Refused: there is no such letter, or no letter of this case may leave now.
    """
    case, found = _found(drawer, case, letter)
    may_be_written(case)
    asked = fields.sending(public, signed_by_another=is_anothers(public, drawer.person, found))
    require(asked, values, now)
    if values.get(fields.AGREED.id) == "no":
        raise Incomplete({fields.AGREED.id: NOT_AGREED})
    if found.dropped is not None:
        raise Refused("Somebody has decided not to send it. Write it once more.")
    # A step that asks for just this letter, and is called as it is, is done by it.
    body = {
        **kept(asked, values),
        "letter": letter,
        "name": found.title,
        "step": found.template,
    }
    drawer.record(case.id, LETTER_SENT, body, now)


def follow_up(drawer: Drawer, case: Case, letter: str, values: Values, now: datetime) -> None:
    """Say what came of a letter.

    Raises:
        Incomplete: something is not filled in.
        Refused: there is no such letter, or it was not sent.
    """
    require(fields.FOLLOWED_FIELDS, values)
    case, found = _found(drawer, case, letter)
    if not found.sent:
        raise Refused("It was not sent yet.")
    body = {**kept(fields.FOLLOWED_FIELDS, values), "letter": letter, "name": found.title}
    drawer.record(case.id, LETTER_FOLLOWED, body, now)


def drop(drawer: Drawer, case: Case, letter: str, values: Values, now: datetime) -> None:
    """Decide that a letter is not sent, with why. It stays in the record.

    Raises:
        Incomplete: it is not said why.
        Refused: there is no such letter, or it was sent.
    """
    require(fields.DROPPED_FIELDS, values)
    case, found = _found(drawer, case, letter)
    if not found.is_waiting:
        raise Refused("It was sent, or dropped, already.")
    body = {**kept(fields.DROPPED_FIELDS, values), "letter": letter, "name": found.title}
    drawer.record(case.id, LETTER_DROPPED, body, now)


def proposed_day(text: LetterText | None, letter: Letter, public: PublicList, now: datetime) -> str:
    """Return the day on which somebody may best ask what came of a letter; empty: nobody need.

    Where it asks for something by a day that is the school day behind it.
    """
    if text is None or not text.follow_up:
        return ""
    tomorrow = now.date() + timedelta(days=1)
    if until := letter.written.said.get(f"ask_{UNTIL}", ""):
        noon = datetime.combine(date.fromisoformat(until), time(12), now.tzinfo)
        return max(due_at("1 school day", noon, public.calendar)[:10], tomorrow.isoformat())
    return max(due_at(text.follow_up, now, public.calendar)[:10], tomorrow.isoformat())


def _found(drawer: Drawer, case: Case, letter: str) -> tuple[Case, Letter]:
    case = as_it_stands(drawer, case)
    if case.state != OPEN:
        raise Refused("This case is closed. Open it again first.")
    for each in letters(case.noted):
        if each.id == letter:
            return case, each
    raise Refused("This letter is not in the case any more.")


def _was(before: Values, field: Field) -> bool:
    return bool(before.get(f"ask_{field.id}")) and field.id != UNTIL
