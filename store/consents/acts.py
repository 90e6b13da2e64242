"""What staff do about consents: a second look, a wish, a block by the safeguarding leads."""

from datetime import datetime

from store.consents import consents, overrides, projecting
from store.consents.consents import ACCEPTED, NOT_ACCEPTED, Consent, Given, Wish
from store.consents.overrides import Override
from store.consents.taking_in import year_ends
from store.drawers.drawer import Fact
from store.errors import Incomplete, Refused
from store.fields import Choice, Field, Kind, Values, require
from store.roll.ties import Tie
from store.roll.ties import subject as tie_of
from store.school.public_list import OFFICE, SAFEGUARDING
from store.signing_in.session import Session

LOOK_FIELDS = (
    Field(
        "verdict",
        "Does this answer count?",
        Kind.CHOICE,
        True,
        choices=(
            Choice(ACCEPTED, "Yes: this adult may decide this"),
            Choice(NOT_ACCEPTED, "No: it does not count"),
        ),
    ),
    Field("why", "What you looked at", Kind.TEXT, True, limit=400),
)
EVERYTHING, SOME = "everything", "some"
WHAT = (Choice(EVERYTHING, "Everything"), Choice(SOME, "Some of it"))
SCHOOL = "school"
WHOSE = (
    Choice("child", "The child"),
    Choice("adult", "An adult of theirs, in words"),
    Choice(SCHOOL, "The school"),
)
ONLY_LEADS = "What the school does not want, only a safeguarding lead ends. Please ask one."


def wish_fields(uses: tuple[Choice, ...]) -> tuple[Field, ...]:
    """Return what is asked of a wish (procedure row 41: no reason is needed)."""
    return (
        Field("whose", "Whose wish is it?", Kind.CHOICE, True, choices=WHOSE),
        Field("uses", "Not for", Kind.SEVERAL, True, choices=uses),
        Field("why", "Why (may stay empty)", Kind.LINE, limit=200),
    )


def end_fields(wishes: tuple[Choice, ...]) -> tuple[Field, ...]:
    """Return what is asked before a wish is ended: it may be a slip of the finger."""
    return (
        Field("wish", "Which wish holds no more?", Kind.CHOICE, True, choices=wishes),
        Field("why", "Who said so, and when", Kind.LINE, True, limit=200, in_words=True),
    )


def block_fields(uses: tuple[Choice, ...]) -> tuple[Field, ...]:
    """Return what is asked of a block by the safeguarding leads."""
    return (
        Field("what", "What is blocked?", Kind.CHOICE, True, choices=WHAT),
        Field("uses", "Never for", Kind.SEVERAL, True, choices=uses, only_if=("what", (SOME,))),
        Field(
            "why",
            "Why: only the safeguarding leads see this",
            Kind.TEXT,
            True,
            limit=1000,
            in_words=True,
        ),
    )


LIFT_FIELDS = (Field("why", "Why it may be lifted", Kind.TEXT, True, limit=1000, in_words=True),)


def look(session: Session, pupil: str, answer: str, values: Values, now: datetime) -> None:
    """Say whether a flagged adult's answer counts, with what they answered at once (`together`).

    Raises:
        Incomplete: something is not filled in.
        Refused: nobody holds such an answer here, or it was keyed in by the same person.
    """
    require(LOOK_FIELDS, values)
    found = of(session, pupil)
    given = next((each for each in found.given if each.id == answer), None)
    if given is None:
        raise Refused("This answer is not here.")
    if given.said.by and given.said.by == session.person_id:
        raise Refused("You keyed this answer in: somebody else takes the second look.")
    office = session.drawer(OFFICE)
    tie = office.get(tie_of(pupil, given.carer))
    said = {
        "verdict": values["verdict"],
        "why": values["why"].strip(),
        "noted": tie.noted(tie.doubts) if isinstance(tie, Tie) else [],
    }
    about = consents.subject(pupil)
    every = [Fact(about, consents.LOOKED, {**said, "answer": e.id}) for e in together(found, given)]
    office.record_all(every, now)
    projecting.bring(session, now)


def together(consent: Consent, given: Given) -> list[Given]:
    """Return what one person answered at once by one letter and waits, to be looked at as one."""
    same = [each for each in consent.given if each.waits and _sitting(each) == _sitting(given)]
    return same if given in same else [given]


def _sitting(given: Given) -> tuple[str, ...]:
    said = given.said
    who = (said.letter, said.name, said.relationship, said.responsibility, said.channel, said.by)
    return (*who, said.sitting or said.at)


def wish(session: Session, pupil: str, values: Values, now: datetime) -> None:
    """Record a wish not to be pictured; it holds at once.

    Raises:
        Incomplete: something is not filled in.
    """
    uses = [each for each in values.get("uses", "").splitlines() if each]
    if not uses or not values.get("whose"):
        raise Incomplete({"uses": "Please say whose wish it is, and for what."})
    said = {"whose": values["whose"], "uses": uses, "why": values.get("why", "").strip()}
    session.drawer(OFFICE).record(consents.subject(pupil), consents.WISHED, said, now)
    projecting.bring(session, now)


def end_wish(session: Session, pupil: str, values: Values, now: datetime) -> None:
    """Record that a wish holds no more, and why.

    Raises:
        Incomplete: it is not said which, or why.
        Refused: it is the school's own, and this person is no safeguarding lead.
    """
    known = tuple(Choice(each.id, each.id) for each in may_end(session, pupil))
    if values.get("wish") and values["wish"] not in {each.id for each in known}:
        raise Refused(ONLY_LEADS)
    require(end_fields(known), values)
    said = {"wish": values["wish"], "why": values["why"].strip()}
    session.drawer(OFFICE).record(consents.subject(pupil), consents.ENDED, said, now)
    projecting.bring(session, now)


def may_end(session: Session, pupil: str) -> list[Wish]:
    """Return the wishes that this person may end: the school's own only a safeguarding lead.

    Who could end what the office wrote, and not what a lead blocks, would know the two apart.
    """
    lead, known = session.holds(SAFEGUARDING), of(session, pupil).wishes
    return [each for each in known if not each.ended and (lead or each.whose != SCHOOL)]


def agree(session: Session, pupil: str, uses: tuple[str, ...], now: datetime) -> None:
    """Record that the pupil agrees as well, to the end of the school year (procedure row 43).

    Raises:
        Refused: nothing waits for the pupil.
    """
    if not uses:
        raise Refused("Nothing waits for the pupil's own word.")
    said = {"uses": list(uses), "until": year_ends(now.date()).isoformat()}
    session.drawer(OFFICE).record(consents.subject(pupil), consents.AGREED, said, now)
    projecting.bring(session, now)


def block(session: Session, pupil: str, values: Values, now: datetime) -> None:
    """Block uses for a child, for a reason that only the safeguarding leads see.

    Raises:
        Incomplete: something is not filled in.
        Refused: this person is none of them.
    """
    uses = [each for each in values.get("uses", "").splitlines() if each]
    if not uses or not values.get("why", "").strip():
        raise Incomplete({"why": "Please say for what, and why: only the leads see it."})
    said = {"uses": uses, "why": values["why"].strip()}
    drawer = session.drawer(SAFEGUARDING)
    drawer.record(overrides.subject(pupil), overrides.MADE, said, now)
    projecting.bring(session, now)


def everything_of(values: Values, uses: tuple[str, ...]) -> dict[str, str]:
    """Return what a block is of, where everything was chosen: all `uses`."""
    every = {"uses": "\n".join(uses)} if values.get("what") == EVERYTHING else {}
    return {**values, **every}


def lift(session: Session, pupil: str, values: Values, now: datetime) -> None:
    """Lift what is blocked; what another lead blocks apart, and was not known here, stands.

    Raises:
        Incomplete: no reason is given.
        Refused: there is none, or this person is no safeguarding lead.
    """
    require(LIFT_FIELDS, values)
    found = session.drawer(SAFEGUARDING).get(overrides.subject(pupil))
    if not isinstance(found, Override) or not found.stands:
        raise Refused("Nothing is blocked for this child.")
    said = {"why": values["why"].strip(), "blocks": [each.id for each in found.blocks]}
    session.drawer(SAFEGUARDING).record(overrides.subject(pupil), overrides.LIFTED, said, now)
    projecting.bring(session, now)


def of(session: Session, pupil: str) -> Consent:
    """Return the consents of a child; without any answer an empty one.

    Raises:
        Refused: this session does not hold the office.
    """
    found = session.drawer(OFFICE).get(consents.subject(pupil))
    return found if isinstance(found, Consent) else Consent(pupil)


def blocked(session: Session, pupil: str) -> Override | None:
    """Return the block of a child, where this session may know that there is one."""
    if not session.holds(SAFEGUARDING):
        return None
    found = session.drawer(SAFEGUARDING).get(overrides.subject(pupil))
    return found if isinstance(found, Override) and found.stands else None
