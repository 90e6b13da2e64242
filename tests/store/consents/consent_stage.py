"""Children with adults, letters and answers, for what is made of them."""

from datetime import timedelta

from store.consents import letters, taking_in, wording
from store.consents.answers import Answer
from store.consents.forms import Form, Question
from store.roll import carers, pupils, ties
from store.school.public_list import OFFICE, ROLL
from store.signing_in.session import Session
from tests.made_up import NOW

PICTURES = Form(
    "pictures",
    "Photos of your child",
    "parent",
    "May we show your child?",
    "Consent.",
    "Nothing is shown.",
    (
        Question(
            "school",
            "May we use photos of your child?",
            uses=("picture.website", "picture.press"),
        ),
        Question("web", "On our website?", uses=("picture.website",), only_if="school"),
        Question("press", "In a newspaper?", uses=("picture.press",), only_if="school"),
    ),
)


def put_child(
    office: Session, id: str, name: str, school_class: str = "Oak", *, barred: bool = False
) -> None:
    """Put a child on the roll with a mother, and a father whom a court may keep away."""
    forename, surname = name.split()
    said = {"forename": forename, "surname": surname, "school_class": school_class, "year": "3"}
    office.drawer(ROLL).record(pupils.subject(id), pupils.JOINED, {"said": said}, NOW)
    drawer = office.drawer(OFFICE)
    for who, order in (("mum", "no"), ("dad", "yes" if barred else "no")):
        adult = f"{who}{id}"
        drawer.record(
            carers.subject(adult),
            carers.ADDED,
            {"said": {"forename": who.title(), "surname": surname}},
            NOW,
        )
        tie = {"said": {"court_order": order, "responsibility": "yes"}}
        drawer.record(ties.subject(id, adult), ties.ADDED, tie, NOW)


def write_letters(office: Session, form: Form, *children: str) -> None:
    """Write a letter about a form to both adults of children."""
    wording.write(office, form, NOW)
    for id in children:
        for who in ("mum", "dad"):
            said = {"pupil": id, "carer": f"{who}{id}", "forms": [form.edition]}
            about = letters.subject(f"{who}-{id}-{form.id}")
            office.drawer(OFFICE).record(about, letters.MADE, said, NOW)


def answer(office: Session, form: Form, child: str, who: str, minutes: int = 0, **said: str) -> str:
    """Take in what an adult answered to a letter; no answer at all takes everything back."""
    at = NOW + timedelta(minutes=minutes)
    id = f"{who}-{child}-{form.id}-{minutes}"
    given = Answer(
        f"{who}-{child}-{form.id}",
        form.id,
        form.edition,
        said,
        withdrawn=not said,
        name=office.drawer(OFFICE).get(carers.subject(f"{who}{child}")).name,
        relationship="Mother" if who == "mum" else "Father",
        at=at.isoformat(timespec="seconds"),
    )
    assert taking_in.take_in(office, id, given, at)
    return id
