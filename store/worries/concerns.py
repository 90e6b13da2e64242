"""What a member of staff logs: a concern about a pupil, an adult or the headteacher.

It goes through the same letterbox as a child's worry, to whoever may read it; the writer keeps a
copy in their own drawer and sees when it was acknowledged (procedure row 4).
"""

from collections.abc import Sequence
from datetime import datetime

from store.cases.choices import adults, ever_adults
from store.drawers.own import LOGGED
from store.errors import Incomplete, Refused
from store.fields import Choice, Field, Kind, Values, kept, require
from store.letterbox.intake import Intake
from store.letterbox.naming import named_in
from store.letterbox.readers import ADULT, HEADTEACHER, PUPIL, Readers
from store.letterbox.told import (
    ANOTHER_DAY,
    COMPLAINT,
    FAULT,
    MISTAKE,
    NOW,
    PARENT,
    PERSON,
    PHONE,
    STAFF,
    WRITING,
    Told,
    concern_of,
    copy_of,
)
from store.school import typed_names
from store.school.public_list import Person, PublicList
from store.signing_in.logger import Logger
from store.signing_in.logging_keys import Writer
from store.signing_in.session import Session
from store.worries import of_class

MYSELF = "myself"
"""Told of oneself: a mistake, or what others may see wrongly (KCSIE: self-referral)."""
SCHOOL, KIND = "school", "kind"
"""What need be about nobody, and which of its kinds it is."""
CHILD = "child"
"""The child a complaint is about, where there is one."""
ABOUT = (
    Choice(PUPIL, "A child"),
    Choice(ADULT, "An adult at school"),
    Choice(HEADTEACHER, "Headteacher"),
    Choice(MYSELF, "Myself"),
    Choice(SCHOOL, "Other"),
)
KINDS = (
    Choice(FAULT, "A fault or damage"),
    Choice(COMPLAINT, "A parent's complaint"),
    Choice(MISTAKE, "A mistake, as with personal data"),
)
WAYS = (
    Choice(PHONE, "Yes, by phone"),
    Choice(PERSON, "Yes, in person"),
    Choice(WRITING, "Yes, in writing"),
)
"""How a parent or carer told it to whoever types it in; nothing: nobody but the writer did."""
KEPT = "so it is kept from them"
"""What choosing an adult on the list is good for."""
ALONE = "You alone could open it then. Please leave somebody in who can read it too."
OTHER = "other"
"""The choice of an adult who is not on the list."""


def fields(
    public: PublicList, by: str = "", pupils: Sequence[str] = (), beside: str = ""
) -> tuple[Field, ...]:
    """Return the fields of a concern; those that say who reads it and how fast come first.

    Nobody keeps from themself what they write: `by` is not among those who should not see it. What
    they tell of themself is (MYSELF), and S steps aside from a case. `pupils` are names of the roll
    to go on with as one types; any other is as good. `beside` says whom to ring about an adult.
    """
    people = adults(public, (by,))
    classes = tuple(Choice(each.id, each.name) for each in public.classes)
    of_pupil, of_adult = ("about", (PUPIL,)), ("about", (ADULT,))
    listed = (*ever_adults(public), Choice(OTHER, "Somebody else"))
    return (
        Field("about", "What is it about?", Kind.CHOICE, True, choices=ABOUT),
        Field("urgent", "Needs somebody today?", Kind.YES_NO, True),
        Field("not_see", "Who should not see this?", Kind.SEVERAL, choices=people),
        Field(
            "name",
            "The child's full name",
            required=True,
            only_if=of_pupil,
            limit=120,
            known=tuple(pupils),
        ),
        Field(KIND, "Which is it?", Kind.CHOICE, True, choices=KINDS, only_if=("about", (SCHOOL,))),
        Field(
            CHILD,
            "About which child, if it is about one",
            only_if=(KIND, (COMPLAINT,)),
            limit=120,
            known=tuple(pupils),
        ),
        Field("adult", "Which adult?", Kind.CHOICE, True, beside, listed, only_if=of_adult),
        Field("adult_name", "Who that is", required=True, only_if=("adult", (OTHER,)), limit=120),
        Field("class_id", "Class", Kind.CHOICE, choices=classes, only_if=of_pupil),
        Field(
            "fact",
            "What was seen or said, in the person's own words",
            Kind.TEXT,
            True,
            "What a child said in “…”, word for word. Whole names, no initials.",
        ),
        Field(
            "unnamed",
            "Do you (or who told you) ask not to be named to them?",
            Kind.YES_NO,
            hint="Who deals with it knows your name. It is respected as far as it can be: a court "
            "may ask.",
            only_if=("about", (ADULT, HEADTEACHER)),
        ),
        Field("opinion", "What you think about it", Kind.TEXT),
        Field("happened", "When", Kind.MOMENT, day_alone=True),
        Field("present", "Where, and who was there", limit=400),
        Field(
            "way",
            "Did a parent or carer tell you?",
            Kind.CHOICE,
            choices=WAYS,
            only_if=("about", (PUPIL, ADULT, HEADTEACHER, SCHOOL)),
        ),
        Field(
            "teller",
            "Who they are, and how to reach them",
            required=True,
            only_if=("way", tuple(each.id for each in WAYS)),
            limit=200,
        ),
    )


def told(public: PublicList, values: Values, by: str) -> Told:
    """Return what a filled-in form tells; the headteacher counts as one, however chosen.

    What somebody tells of themself is kept from them like all that is about them: their own copy
    is all they read of it.
    """
    said = kept(fields(public, by), values)
    heads = public.with_role("headteacher")
    of_self = said["about"] == MYSELF
    adult = by if of_self else said.get("adult", "") if said["about"] == ADULT else ""
    listed = "" if adult == OTHER else adult
    kind = said[KIND] if said["about"] == SCHOOL else ""
    about = ADULT if of_self else PUPIL if kind else said["about"]
    about = HEADTEACHER if listed in {head.id for head in heads} else about
    child = said.get("name", said.get(CHILD, ""))
    names = {PUPIL: child, HEADTEACHER: ", ".join(head.name for head in heads)}
    named = said.get("adult_name", "") if adult == OTHER else public.name_of(listed)
    school_class = public.school_class(said.get("class_id", ""))
    return Told(
        source=PARENT if said.get("way") else STAFF,
        about=about,
        name=names.get(about, named),
        class_id=said.get("class_id", ""),
        class_name=school_class.name if school_class else "",
        adult=listed,
        fact=said["fact"],
        opinion=said.get("opinion", ""),
        happened=said.get("happened", ""),
        present=said.get("present", ""),
        when=NOW if said["urgent"] == "yes" else ANOTHER_DAY,
        kept_from=tuple(id for id in said.get("not_see", "").split("\n") if id),
        by=by,
        teller=said.get("teller", ""),
        way=said.get("way", ""),
        of_self=of_self,
        unnamed=said.get("unnamed") == "yes",
        kind=kind,
    )


def refuse_listed(public: PublicList, telling: Told) -> None:
    """Refuse somebody else's name that is, or may be, the name of an adult on the list.

    Typed, it would be kept from nobody.

    Raises:
        Incomplete: it is, or may be.
    """
    typed = telling.name if telling.about == ADULT and not telling.adult else ""
    if why := typed_names.why_choose(public, typed, KEPT):
        raise Incomplete({"adult": why})


def readers(intake: Intake, telling: Told) -> Readers:
    """Return who could open this concern."""
    return intake.readers(telling.about, [id for id in (*telling.kept_from, telling.adult) if id])


def refuse_alone(intake: Intake, telling: Told) -> None:
    """Refuse that a writer shuts out everybody else who could read it.

    Raises:
        Incomplete: they do; whom it is about may be the last.
    """
    shut_out = [id for id in telling.kept_from if id != telling.adult]
    left = set(readers(intake, telling).people)
    if shut_out and left == {telling.by}:
        raise Incomplete({"not_see": ALONE})


def named(intake: Intake, telling: Told) -> tuple[Person, ...]:
    """Return those who could open it although its words name them."""
    people = intake.school.called(readers(intake, telling).people)
    words = "\n".join((telling.fact, telling.opinion, telling.present, telling.name))
    return named_in(of_class.read(words, intake.school, telling.class_name, now=True), people)


def log(session: Session, intake: Intake, values: Values, now: datetime) -> str:
    """Post a concern and keep a copy; return the worry's subject.

    Raises:
        Incomplete: a field is missing or wrong.
        OutOfOrder: it could not be kept.
    """
    require(fields(session.public, session.person_id), values, now)
    telling = told(session.public, values, session.person_id)
    refuse_listed(session.public, telling)
    refuse_alone(intake, telling)
    sent = intake.post(telling, now, writer=Writer(session.person_id, session.keys))
    body = copy_of(telling, sent.subject)
    session.own.record(concern_of(sent.subject), LOGGED, body, now)
    return sent.subject


def log_here(logger: Logger, intake: Intake, values: Values, now: datetime) -> str:
    """Post a concern from a classroom, and with it a copy for its writer's own drawer.

    Raises:
        Incomplete: a field is missing or wrong.
        Refused: this terminal was locked, or withdrawn by the school.
        OutOfOrder: it could not be kept.
    """
    if not logger.open:
        raise Refused("This terminal was locked. Please sign in again.")
    if intake.withdrawn:
        raise Refused("This terminal was withdrawn. Please log it at an office terminal.")
    require(fields(logger.public, logger.person_id), values, now)
    telling = told(logger.public, values, logger.person_id)
    refuse_listed(logger.public, telling)
    refuse_alone(intake, telling)
    return intake.post(telling, now, writer=logger.writer).subject
