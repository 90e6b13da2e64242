"""What is written about an adult, in words: for histories, papers and the page about them."""

from collections.abc import Sequence
from datetime import datetime

from screens.staff.labels import first_capital
from screens.times import day, moment
from store.adults import advice, low_level, outcomes, threshold
from store.adults.matter import BELOW, MET, UNSURE, Matter
from store.adults.outcomes import Outcome
from store.adults.rows import (
    ADVICE,
    ANSWERED,
    COPY,
    DECIDED,
    GONE,
    HANDED,
    LIFTED,
    LOW,
    MENTIONED,
    REVIEW,
    SAID_OF,
    TAKEN,
    THRESHOLD,
    TOLD,
)
from store.adults.whom import ABOUT_THEM, ONLY, OUTSIDE, OWN_CASE, SAID, Adult
from store.cases.case import Case
from store.cases.case_parts import OPEN
from store.cases.gravity import HOW, HOWS
from store.cases.possible_ends import is_about_adult
from store.cases.untriaged import awaits_triage
from store.fields import Choice, Field, Kind
from store.school.public_list import PublicList

COMES_TO = {
    MET: "may meet the harm threshold",
    UNSURE: "not sure: the LADO is asked",
    BELOW: "below the harm threshold: low-level",
}
IN_SHORT = {MET: "may meet the threshold", UNSURE: "not sure", BELOW: "low-level"}
NOT_THERE = "{names} can open it: T hands it to the headteacher, or about them to the chair."
NAMED = "{names}: named in what was told. W says whether it is about them."
OTHERS_SAY = "{names}: named in what was told. Somebody else says whether it is about them."
OTHERS_DECIDE = "Somebody else decides here."
"""What stands in the place of what is to do next before whom it may be about."""
SAID_OF_THEM = {
    "": "shut out or named",
    ONLY: "only mentioned",
    ABOUT_THEM: "it is about them, or may be",
    OWN_CASE: "has a case of their own",
    OUTSIDE: "is nobody at this school",
}
_ANSWERS = tuple(Choice(id, words) for id, words in SAID_OF_THEM.items() if id)
_SAID = Field(SAID, "It", Kind.CHOICE, choices=_ANSWERS)
_WHO = Field("name", "Who")
_NAME = Field("name", "About")
OF_NOBODY = (
    "It was said that they were only mentioned, or are nobody at school. J judges somebody all the "
    "same."
)
KEPT = "Kept on their file, or longer, until"
REVIEWED = "Whether it is still kept is decided on"
_OUTCOMES = tuple(Choice(id, words) for id, words in COMES_TO.items())
_THRESHOLD = (
    _NAME,
    Field("outcome", "It", Kind.CHOICE, choices=_OUTCOMES),
    Field("asked", ""),
    Field("reasons", "All in all"),
    Field("due", "The LADO is rung by", Kind.MOMENT),
    Field(HOW, "Less than before, once somebody else agrees", Kind.CHOICE, choices=HOWS),
)


def titles(public: PublicList) -> dict[str, tuple[str, Sequence[Field]]]:
    """Return what each kind of row is called in the history, with the fields that are read."""
    said, may = advice.SAID
    decided = [field for field in outcomes.fields() if field.id != "outcome"]
    ended = Field(
        "outcome",
        "Outcome",
        Kind.CHOICE,
        choices=tuple(Choice(each.id, each.say) for each in outcomes.outcomes()),
    )
    after = (Field("reference", "References"), Field("kept", KEPT, Kind.DATE))
    return {
        TOLD: ("Whom it is about, as told", (_NAME,)),
        GONE: ("Works here no more, and nothing was decided", (_WHO,)),
        MENTIONED: ("Noted by itself: shut out, named, or put into the case", (_WHO,)),
        SAID_OF: ("Said of an adult who was told of", (_WHO, _SAID, Field("why", "Why"))),
        THRESHOLD: ("Judged the harm threshold", _THRESHOLD),
        ADVICE: ("Was advised", (advice.WHO, said, may)),
        LIFTED: ("Allowed that they are asked", advice.LIFT_FIELDS),
        DECIDED: ("Decided how the allegation ended", (ended, *decided, *after)),
        COPY: ("The adult's copy", outcomes.COPY_FIELDS),
        LOW: ("Low-level concern written down", (_NAME, *low_level.what_fields())),
        HANDED: ("Handed over", _handed(public)),
        TAKEN: ("Opened by whom it was handed to", ()),
        ANSWERED: (
            "Answered as a low-level concern",
            (*low_level.answer_fields(), Field(REVIEW, REVIEWED, Kind.DATE)),
        ),
    }


def _handed(public: PublicList) -> Sequence[Field]:
    people = tuple(Choice(each.id, each.name) for each in public.people)
    return (
        _NAME,
        Field("why", "Why"),
        Field("people", "To", Kind.SEVERAL, choices=people),
        Field("lead", "Leads it", Kind.CHOICE, choices=people),
        Field("stays_why", "Who handed it over reads on because"),
    )


BY_ONE = (
    "Low-level concerns are the headteacher's decision (about them, the chair's). This closes it."
)
WITH_TWO = "Two close it, because of whom it names, who reads it, or what was judged before."
BY_C = "C on the case closes it with a second reader then."
LOWERED = (
    "Low-level now, as two agreed, but nobody is asked: the last advice was not yet (A, L). R says "
    "what is done about it; two people close it."
)
RUNG = "The LADO was rung: A writes down what they said, and whether somebody may be asked."
TOLD_OF_IT = "The LADO was told of it, and what they said is written down."
UNTRIAGED = " Nobody has triaged it yet: F on its page gives it its steps."
WAITS = "Judged lower since: that counts once somebody else agrees (Y on the case). "


def ends_by(why: str, *, two: bool) -> str:
    """Return by whom a low-level concern is ended, and `why` it is two where words say so."""
    return f"{why or WITH_TWO} {BY_C}" if two else BY_ONE


def what_next(case: Case, now: datetime, by: str = "", *, late: bool = False) -> str:
    """Return how it stands with the adult, and what comes next, in a sentence or two.

    `by` is when the LADO is told: if it meets the threshold, while nobody has judged it. Nothing
    once a call to them is written down, wherever that was done. `late`: that has gone by.
    """
    matter, closed = case.matter, case.state != OPEN
    last = matter.of(THRESHOLD)[-1:]
    waits = any(row.id in matter.waiting for row in last) and not closed
    triage = UNTRIAGED if awaits_triage(case) and not closed else ""
    return f"{WAITS if waits else ''}{_what_next(case, matter, closed, now, by, late)}{triage}"


def _what_next(case: Case, matter: Matter, closed: bool, now: datetime, by: str, late: bool) -> str:
    if matter.is_heavy and (decided := matter.decided):
        found = outcomes.outcome(decided.said.get("outcome", ""))
        return ended(found, decided.said.get("kept", ""), now) if found else "It has ended."
    if closed:
        return kept_as_low(matter, now) if matter.is_low else "Closed."
    if not matter.comes_to and matter.of(SAID_OF) and not is_about_adult(case):
        return OF_NOBODY
    if not matter.comes_to or (matter.unjudged and not matter.is_heavy):
        gone = " That has gone by: judge it now." if late else ""
        told = f" If it may meet the threshold, by {moment(by, now)}.{gone}" if by else ""
        if threshold.is_rung(case):
            return f"{matter.unjudged}: J. {TOLD_OF_IT if matter.advice else RUNG}"
        return f"{matter.unjudged}: J. Four questions say whether the LADO is rung.{told}"
    if matter.is_low and matter.is_held:
        return LOWERED
    if matter.is_low:
        done = "C on its page closes it with a second person." if matter.answered else ""
        return f"Low-level. {done or 'R says what is done about it, and why that is enough.'}"
    when = f"NOW: it was to be by {moment(by, now)}" if late else f"by {moment(by, now)}"
    ring = f"Ring the LADO {when}; A writes down what they say." if by else ""
    if not matter.advice:
        return f"{first_capital(IN_SHORT[matter.comes_to])}. {ring or RUNG}"
    follows = advice.STOPS if advice.is_stopped(case) else _as_advised(matter)
    return f"{ring} {follows}".strip()


def _as_advised(matter: Matter) -> str:
    if matter.lifted is None:
        if matter.allows:
            return "They said that the adult and the child may be asked. L allows it, with why."
        return "Nobody is asked yet, nor is there an outcome. A writes down what is advised next."
    return "Questions are allowed, as advised. O says how it ended, C about the adult's copy."


def about(matter: Matter, public: PublicList) -> str:
    """Return whom a case is about, all who were told of or judged, as it stands above its page."""
    names = [each.name or public.name_of(each.id) for each in matter.adults]
    id, name = matter.adult
    names = names or [name or public.name_of(id)] * bool(id or name)
    if not names:
        return "About an adult"
    named_only = not any(each.told or matter.outcome_of(each.key) for each in matter.adults)
    said = "Named:" if named_only and matter.adults else "About"
    return f"{said} {' and '.join(names)}"


def named(adults: Sequence[Adult], *, says: bool) -> str:
    """Return who is named of whom it is still to be said whether it is about them; may be empty.

    `says`: whoever reads it may say so.
    """
    names = ", ".join(each.name for each in adults)
    return (NAMED if says else OTHERS_SAY).format(names=names) if names else ""


def judged_before(matter: Matter, public: PublicList, now: datetime) -> list[str]:
    """Return by whom and when it was judged grave before, and what stays; nothing if it was not."""
    grave = matter.grave
    if grave is None:
        return []
    found = COMES_TO[grave.said.get("outcome", UNSURE)]
    return [
        f"{public.name_of(grave.by)} judged it otherwise ({moment(grave.at, now)}): {found}. "
        "That counts, with the call to the LADO and the STOP, until somebody else agrees."
    ]


def kept_as_low(matter: Matter, now: datetime) -> str:
    """Return that it is kept, and when somebody decides whether it still is."""
    on = matter.answered.said.get(REVIEW, "") if matter.answered else ""
    if not on:
        return "Kept as a low-level concern."
    due = " That day has come: open it again (U on the case) and say so."
    over = due if on <= now.date().isoformat() else ""
    return f"Kept as a low-level concern. {REVIEWED} {day(on, now)}.{over}"


def ended(found: Outcome, kept: str, now: datetime) -> str:
    """Return what an outcome means, and what follows from it; `kept` is until when, if at all."""
    until = f"On their file until {day(kept, now)} or longer." if kept else "It leaves their file."
    return f"{found.say}: {found.means} {found.reference} {until} {found.then}".rstrip()


def pattern_note(looks_closer: str, name: str) -> str:
    """Return the prompt of a pattern, if there is one: it asks to look, and judges nothing."""
    if not looks_closer:
        return ""
    return (
        f"Look closer at {name}: {looks_closer}. Together they may meet the harm threshold: judge "
        "it again on the newest, and ask the LADO. This counts; a person decides."
    )
