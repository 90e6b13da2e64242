"""What a member of staff logs: a concern about a pupil, an adult or the headteacher.

It goes through the same letterbox as a child's worry, to whoever may read it; the writer keeps a
copy in their own drawer and sees when it was acknowledged (procedure row 4).
"""

from datetime import datetime

from store.drawer import Fact
from store.fields import Choice, Field, Kind, Values, kept, require
from store.intake import Intake
from store.public_list import PublicList
from store.session import Session
from store.subjects import new_subject
from store.worries import BEFORE_HOME, NOW, STAFF, Told

ABOUT = (
    Choice("pupil", "A child"),
    Choice("adult", "An adult at school"),
    Choice("headteacher", "The headteacher"),
)
NOBODY = "nobody"


def fields(public: PublicList) -> tuple[Field, ...]:
    """Return the fields of a concern."""
    adults = tuple(Choice(person.id, person.name) for person in public.adults())
    classes = tuple(Choice(each.id, each.name) for each in public.classes)
    return (
        Field("about", "Who is it about?", Kind.CHOICE, True, choices=ABOUT),
        Field(
            "name", "The child's full name", required=True, only_if=("about", ("pupil",)), limit=120
        ),
        Field("class_id", "Class", Kind.CHOICE, choices=classes, only_if=("about", ("pupil",))),
        Field("adult", "Which adult?", Kind.CHOICE, choices=adults, only_if=("about", ("adult",))),
        Field("fact", "What was seen or said, in the person's own words", Kind.TEXT, True),
        Field("opinion", "What you think about it", Kind.TEXT),
        Field("happened", "When", Kind.MOMENT, hint="For example 2026-03-03 09:14"),
        Field("present", "Where, and who was there", limit=400),
        Field("urgent", "Must somebody act today?", Kind.YES_NO, True),
        Field(
            "not_see",
            "Who should not see this?",
            Kind.CHOICE,
            choices=(Choice(NOBODY, "Nobody to leave out"), *adults),
        ),
    )


def log(session: Session, intake: Intake, values: Values, now: datetime) -> str:
    """Post a concern and keep a copy; return the worry's subject.

    Raises:
        Incomplete: a field is missing or wrong.
        OutOfOrder: it could not be kept.
    """
    public = session.public
    asked = fields(public)
    require(asked, values)
    said = kept(asked, values)
    school_class = public.school_class(said.get("class_id", ""))
    not_see = said.get("not_see", NOBODY)
    told = Told(
        source=STAFF,
        about=said["about"],
        name=said.get("name", ""),
        class_id=said.get("class_id", ""),
        class_name=school_class.name if school_class else "",
        adult=said.get("adult", ""),
        fact=said["fact"],
        opinion=said.get("opinion", ""),
        happened=said.get("happened", ""),
        present=said.get("present", ""),
        when=NOW if said["urgent"] == "yes" else BEFORE_HOME,
        kept_from=() if not_see == NOBODY else (not_see,),
        by=session.person_id,
    )
    sent = intake.post(told, now)
    known = ("about", "name", "fact", "opinion")
    body = {"worry": sent.subject, **{key: said.get(key, "") for key in known}}
    session.own.record_all([Fact(new_subject("concern"), "concern.logged", body)], now)
    return sent.subject
