"""A school's own words for a form: the fields it is worded with, and the form they make.

Ids of questions and uses stay what they were, so that what a yes permits does not depend on words.
"""

import re
from datetime import date
from uuid import uuid4

import msgspec

from store.consents.forms import OWN, Form, Question, blank, faults
from store.errors import Incomplete
from store.fields import Field, Kind, Values

LONGEST = 20
"""More words make a sentence hard to read for many parents."""
HOLDS = Field("holds", "Answers hold until", Kind.DATE, True, hint="The last day of a trip.")


def fields(form: Form) -> tuple[Field, ...]:
    """Return what can be worded anew of a form."""
    questions = [
        field
        for number, each in enumerate(form.questions, 1)
        for field in (
            Field(f"ask {each.id}", f"Question {number}", required=True, limit=300),
            Field(f"hint {each.id}", "   explained", limit=400),
        )
    ]
    asks = Field("asks", "Questions", Kind.TEXT, True, hint="One a line, each yes or no.")
    closing = form.renewal == "closing"
    return (
        Field("title", "Title", required=True, limit=80),
        Field(
            "intro",
            "What it is about",
            Kind.TEXT,
            True,
            hint=blank().intro if is_own(form) else "",
            limit=800,
        ),
        Field("statements", "Points to read", Kind.TEXT, hint="One a line.", limit=3000),
        *((asks,) if is_own(form) else questions),
        Field("basis", "Why we may ask", Kind.TEXT, True, limit=400, in_words=True),
        Field("silence", "What no answer means", Kind.TEXT, True, limit=400),
        Field(
            "closes",
            "Last day to answer",
            Kind.DATE,
            closing,
            hint="" if closing else "Empty: until the school year ends.",
        ),
        *((HOLDS,) if closing else ()),
    )


def values(form: Form) -> dict[str, str]:
    """Return what stands in those fields now."""
    said = {
        "title": form.title,
        "intro": form.intro,
        "statements": "\n".join(form.statements),
        "asks": "\n".join(each.ask for each in form.questions),
        "basis": form.basis,
        "silence": form.silence,
        "closes": form.closes,
        "holds": form.last_day,
    }
    if form.intro == blank().intro:
        said["intro"] = ""
    for each in form.questions:
        said |= {f"ask {each.id}": each.ask, f"hint {each.id}": each.hint}
    return said


def worded(form: Form, said: Values, today: date) -> Form:
    """Return a form in the words of its fields.

    Raises:
        Incomplete: it could not be answered; said beside the fields.
    """
    if said.get("closes", "") and said["closes"] < today.isoformat():
        raise Incomplete({"closes": "This day is over."})
    if said.get("holds", "") and said["holds"] < said.get("closes", ""):
        raise Incomplete({"holds": "This is before the last day to answer."})
    if said["intro"].strip() == blank().intro:
        raise Incomplete({"intro": "Please say what it is about."})
    if is_own(form):
        asks = [line.strip() for line in said["asks"].splitlines() if line.strip()]
        questions = tuple(_own(form.id, number, ask) for number, ask in enumerate(asks, 1))
    else:
        questions = tuple(
            msgspec.structs.replace(
                each,
                ask=said[f"ask {each.id}"].strip(),
                hint=said.get(f"hint {each.id}", "").strip(),
            )
            for each in form.questions
        )
    points = tuple(line.strip() for line in said.get("statements", "").splitlines())
    new = msgspec.structs.replace(
        form,
        title=" ".join(said["title"].split()),
        intro=said["intro"].strip(),
        statements=tuple(each for each in points if each),
        questions=questions,
        basis=said["basis"].strip(),
        silence=said["silence"].strip(),
        closes=said.get("closes", ""),
        holds=said.get("holds", "") if form.renewal == "closing" else "",
    )
    if wrong := faults(new):
        raise Incomplete({"asks" if is_own(form) else "title": " ".join(wrong)})
    return new


def fresh() -> Form:
    """Return a copy of the blank form, to be filled in by the school."""
    return msgspec.structs.replace(blank(), id=f"{OWN}{uuid4().hex[:12]}", title="", intro="")


def is_own(form: Form) -> bool:
    """Tell whether a form is one of the school's own."""
    return form.id.startswith(OWN)


def long_sentences(form: Form) -> tuple[str, ...]:
    """Return the sentences of a form that are long for whoever does not read with ease."""
    texts = [form.intro, *form.statements, form.basis, form.silence]
    texts += [text for each in form.questions for text in (each.ask, each.hint)]
    every = (part.strip() for text in texts for part in re.split(r"(?<=[.?!])\s+", text))
    return tuple(each for each in every if len(each.split()) > LONGEST)


def _own(form: str, number: int, ask: str) -> Question:
    return Question(f"q{number}", ask, uses=(f"{form}.q{number}",))
