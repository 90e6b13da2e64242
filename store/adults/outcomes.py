"""How an allegation ends: one of five outcomes with reasons, what follows, and the adult's copy.

What an outcome means and brings with it is data (`assets/adults/outcomes.toml`); KCSIE part four.
"""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from store.adults import advice
from store.adults.matter import LADO, Matter
from store.adults.rows import COPY, DECIDED
from store.asset_tables import tables, whole
from store.cases.case import Case
from store.cases.case_parts import OPEN
from store.cases.casework import as_it_stands
from store.cases.named import refuse_named
from store.cases.outcomes import ADULT_DIGITS
from store.drawers.drawer import Drawer
from store.errors import Incomplete, Refused
from store.fields import Choice, Field, Kind, Values, kept, require
from store.school.public_list import PublicList

YES, NO = "yes", "no"


@dataclass(frozen=True)
class Outcome:
    """One outcome: what it means, what a reference says, whether it stays in the adult's file.

    `then` is what has to be asked once it is written, in a sentence.
    """

    id: str
    say: str
    means: str
    reference: str
    keep: bool
    then: str = ""


@cache
def outcomes() -> tuple[Outcome, ...]:
    """Return the outcomes in the order in which they are offered."""
    return tuple(Outcome(**each) for each in tables("adults", "outcomes", "outcome"))


def outcome(id: str) -> Outcome | None:
    """Return the outcome with this id, or None."""
    return next((each for each in outcomes() if each.id == id), None)


def fields() -> tuple[Field, ...]:
    """Return what a decision asks."""
    choices = tuple(
        Choice(each.id, f"{each.say}: {each.means}", ADULT_DIGITS.get(each.id, ""))
        for each in outcomes()
    )
    stays = tuple(each.id for each in outcomes() if each.keep)
    return (
        Field("outcome", "How did it end?", Kind.CHOICE, True, choices=choices),
        Field(
            "reasons", "Why", Kind.TEXT, True, "What spoke for it, and what against.", in_words=True
        ),
        Field("with", "Who decided it together", required=True, limit=200),
        Field(
            "pension",
            "Their normal pension day, if known",
            Kind.DATE,
            hint="The record is kept until then, if that is longer. For example 31/8/2044.",
            with_year=True,
            only_if=("outcome", stays),
        ),
    )


COPY_FIELDS = (
    Field("given", "Did the adult get a copy?", Kind.YES_NO, True),
    Field("when", "When", Kind.MOMENT, True, only_if=("given", (YES,))),
    Field(
        "what",
        "Which record, how, and from whom",
        Kind.TEXT,
        True,
        "Print it with the names of others covered (P on the case).",
        only_if=("given", (YES,)),
    ),
    Field("why", "Why not, or not yet", Kind.TEXT, True, only_if=("given", (NO,)), in_words=True),
)


NOT_YET = (
    "What was advised last is “not yet”: no outcome before they allow that the adult and the child "
    "are asked. Ring them again, A writes down what they say; then O."
)
NOTHING_YET = "The adult is told nothing before the LADO or the police say they may be: A first."


def refuse_early(case: Case) -> None:
    """Refuse an outcome that there cannot be yet.

    Raises:
        Refused: the case is closed, it is no allegation, the LADO has not advised yet, nobody may
            be asked yet, or a STOP waits for what the police say.
    """
    if case.state != OPEN:
        raise Refused("This case is closed. Open it again first.")
    if not case.matter.is_heavy:
        raise Refused("First the harm threshold is judged. What is below it has no such outcome.")
    if not any(row.said.get("of") == LADO for row in case.matter.advice):
        raise Refused("First ring the LADO and write down what they say: no outcome without them.")
    if is_told_nothing(case.matter):
        raise Refused(NOT_YET)
    if advice.is_stopped(case):
        raise Refused(advice.STOPS)


def is_told_nothing(matter: Matter) -> bool:
    """Tell whether it was not advised yet that the adult may be asked, and nobody allowed it."""
    return matter.is_heavy and matter.lifted is None and matter.allows is None


def decide(public: PublicList, drawer: Drawer, case: Case, values: Values, now: datetime) -> None:
    """Record how an allegation ended; an earlier decision stays in the history.

    Raises:
        Incomplete: a field is missing or wrong.
        Refused: the case is closed, it is no allegation, nobody has advised yet, or it may be about
            whoever decides it.
    """
    require(fields(), values)
    case = as_it_stands(drawer, case)
    refuse_named(public, drawer.person, case)
    refuse_early(case)
    said = kept(fields(), values)
    found = outcome(said["outcome"])
    assert found is not None
    body = {
        **said,
        "means": found.means,
        "reference": found.reference,
        "kept": kept_until(found, now.date(), said.get("pension", "")),
    }
    drawer.record(case.id, DECIDED, body, now)


def give_copy(drawer: Drawer, case: Case, values: Values, now: datetime) -> None:
    """Record that the adult got a copy of the record, or why not.

    Raises:
        Incomplete: a field is missing or wrong, or they are to be told nothing yet.
        Refused: the case is closed.
    """
    require(COPY_FIELDS, values, now)
    case = as_it_stands(drawer, case)
    if case.state != OPEN:
        raise Refused("This case is closed. Open it again first.")
    if is_told_nothing(case.matter) and values["given"] == YES:
        raise Incomplete({"given": NOTHING_YET})
    drawer.record(case.id, COPY, kept(COPY_FIELDS, values), now)


def kept_until(found: Outcome, decided: date, pension: str = "") -> str:
    """Return until which day (`2036-03-03`) an outcome stays on the adult's file; empty: it goes.

    Until the normal pension day, or so many years from the day of the decision if that is later.
    """
    if not found.keep:
        return ""
    years = int(whole("adults", "outcomes")["years"])
    leap = (decided.month, decided.day) == (2, 29)
    last = decided.replace(year=decided.year + years, day=28 if leap else decided.day)
    return max(last.isoformat(), pension)


def to_check() -> str:
    """Return what a school asks its authority about keeping records."""
    return str(whole("adults", "outcomes")["check"])
