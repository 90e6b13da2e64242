"""The head of a case: what it is, how serious, whose, and who can open it.

It names a key only to whom that is offered: `keys` are those that this reader may press.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from screens.staff.cases import case_steps
from screens.staff.cases.case_actions import is_late
from screens.staff.involved.words import short_flags
from screens.staff.labels import names_of
from screens.staff.second_words import NOBODY_YET
from screens.times import day, moment
from store.adults.threshold import is_rung, rung_by, told_by
from store.adults.whom import OUTSIDE
from store.cases import (
    casework,
    cleared,
    gravity,
    named,
    promised,
    serious,
    told_after,
    unaware,
    waits,
)
from store.cases.case import Case
from store.cases.case_parts import OPEN
from store.cases.checklist import Written
from store.cases.choices import CATEGORIES
from store.cases.closings import ALL_OUTCOMES
from store.cases.kept import kept_alone
from store.cases.kept_alone import by_entry
from store.cases.to_do import is_led_by_nobody, owes_copy
from store.drawers.drawer import Drawer
from store.fields import Choice
from store.involved import flags, parents
from store.involved.named_child import has_child
from store.looking import searches
from store.school.due import is_overdue
from store.school.public_list import PublicList
from store.signing_in.session import Session
from store.worries.asked import Asked
from store.worries.worry import Worry

TAKEN_BACK = "(no longer: two agreed that it is less)"
NOT_TRIAGED = "not triaged"
RUNG = "the LADO was rung: judge the threshold"
OF_A_SEARCH = " (told of the search)"
NOT_COPIED = "NOT COPIED into the main file yet"
HOW_COPIED = "P prints its page, M notes the reference"
SAY, JUDGE = "H, W", "H, J"
"""The keys with which somebody says whether it is about an adult, and judges the threshold."""


def title(case: Case) -> str:
    """Return number, title and whether it is open."""
    state = "" if case.state == OPEN else "  (closed)"
    return f"{case.number}  {case.title}{state}"


def by_key(said: str, key: str, keys: Collection[str], between: str = ": ") -> str:
    """Return what is to do with the key that does it, where that is offered."""
    return f"{said}{between}{key}" if key in keys else said


def standing(case: Case, public: PublicList, now: datetime, keys: Collection[str]) -> str:
    """Return how it stands: seriousness, category, lead, age."""
    parts = [
        label_of(serious.WORDS, case.seriousness),
        category(case, short=True),
        _lead(case, public, keys),
        f"opened {moment(case.opened_at, now)}",
    ]
    return " · ".join(part for part in parts if part)


def category(case: Case, *, short: bool = False) -> str:
    """Return what it is called by its category, and where two took that back since, that they did.

    Nobody reads there that it is grave while its files are open.
    """
    called = case.category_is or label_of(CATEGORIES, case.category)
    called = called.partition(":")[0] if short else called
    return f"{called} {TAKEN_BACK}" if gravity.is_outdated(case) else called


def flagged(session: Session, case: Case, now: datetime) -> list[str]:
    """Return a line with the flags of the children in it; none where there are none."""
    said = [
        f"{each.name}: {short}"
        for each in case.people
        if (short := short_flags(flags.flags_of(session, each.pupil), now.date()))
    ]
    return [" · ".join(said)] if said else []


def whom_to_ask(public: PublicList, others: Sequence[str]) -> str:
    """Return who can say of somebody that they are only named; empty where nobody else can."""
    names = " or ".join(map(public.name_of, others))
    return f"Ask {names}." if names else ""


def readers(case: Case, public: PublicList, holders: tuple[str, ...]) -> str:
    """Return who can open it, and whom it is kept from."""
    opens = f"Can open it: {names_of(public, holders)}."
    kept_from = names_of(public, tuple(dict.fromkeys(case.kept_from)))
    return f"{opens} Kept from {kept_from}." if kept_from else opens


def closed_unaware(case: Case, public: PublicList, keys: Collection[str]) -> list[str]:
    """Return a line for each closing, and for the triage, that did not know of something grave, as
    long as it counts."""
    key, how = ("F", " (F, or C)") if case.state == OPEN else ("U", " (U opens it)")
    how = how if key in keys else ""
    closed = [f"{unaware.sentence(public, e)}{how}." for e in unaware.to_look_at(case)]
    since = told_after.since(case) if case.state == OPEN else ()
    again = told_after.sentence(case, since, by="F" if "F" in keys else "")
    return [*closed, *([f"{again}."] if since else [])]


def missing(
    case: Case,
    asked: Sequence[Asked],
    public: PublicList,
    now: datetime,
    worries: Sequence[Worry],
    keys: Collection[str],
) -> str:
    """Return what is still to do in a case of these worries, or how it ended."""
    if case.closing is not None:
        ended = f"Closed: {label_of(ALL_OUTCOMES, case.closing.get('outcome', ''))}."
        alone = [f"{each}." for each in kept_by_one(kept_alone(case), public, keys)]
        dated = (f"{promised.title(e.to)}, {day(e.next, now)}" for e in promised.promised(case))
        calls = [f"{by_key(each, 'D', keys)}." for each in dated]
        copied = f"{NOT_COPIED}: {HOW_COPIED}." if "M" in keys else f"{NOT_COPIED}."
        return " ".join((*alone, ended, *calls, *([copied] if owes_copy(case) else [])))
    late_steps = case_steps.late(case.steps, now, public.calendar)
    late = sum(is_late(action, now) for action in case.actions)
    todo = len(casework.to_finish(case))
    steps = len(case.required)
    late_words = f", {late_steps} LATE" if late_steps else ""
    first = f"{'1 step' if steps == 1 else f'{steps} steps'} left{late_words}"
    parts = [first] if case.steps or case.triage else []
    parts += [] if case.triage else [by_key(NOT_TRIAGED, "F", keys)]
    if by := told_by(case, now, public):
        told = (
            RUNG if is_rung(case) else f"IF it meets the threshold, {_lado_told(by, now, public)}"
        )
        parts.insert(0, by_key(told, JUDGE, keys))
    elif by := rung_by(case):
        parts.insert(0, _lado_told(by, now, public))
    if names := ", ".join(each.name for each in named.mentions(case)):
        asks = f"about them? {SAY}" if SAY in keys else "somebody else says if it is about them"
        parts.insert(0, f"names {names}: {asks}")
    if case.gone_to:
        ends = ": C ends it" if "C" in keys else ""
        parts.insert(0, f"What it was opened for is in {case.gone_to}{ends}")
    if case.proposal is not None:
        waits_for = f"CLOSING WAITS FOR {public.name_of(case.proposal.second)}"
        parts.insert(0, by_key(waits_for, "Y", keys))
    for said in kept_by_one(kept_alone(case), public, keys):
        parts.insert(0, said)
    for each in gravity.waiting(case):
        agrees = public.name_of(each.second) if each.second else "somebody else"
        said = f"LESS GRAVE, SAYS {public.name_of(each.by)}: {agrees} has to agree"
        parts.insert(0, by_key(said, "Y", keys, ", "))
    parts += [f"{todo} to do{f', {late} LATE' if late else ''}"]
    if stranded := sum(action.owner in case.kept_from for action in case.open_actions):
        parts.append(f"{stranded} of them with somebody it is kept from")
    parts += filter(None, [_parents(case, public, worries, keys)])
    waiting = sum(not task.done for task in asked)
    if waiting:
        parts.append(f"{waiting} asked, no answer yet")
    if case.escalated:
        parts.append("escalated")
    return " · ".join(parts)


def _lado_told(by: str, now: datetime, public: PublicList) -> str:
    """Return by when the LADO is told, and whether that has gone by."""
    late = is_overdue(by, now, public.calendar)
    return f"the LADO {'WAS TO BE' if late else 'is'} told by {moment(by, now)}"


def _parents(
    case: Case, public: PublicList, worries: Sequence[Worry], keys: Collection[str]
) -> str:
    """Return in a few words how it stands with telling the parents; of none where is no child."""
    if waits := parents.unsigned(case):
        return f"parents: {public.name_of(waits[-1].agreed)} has to agree"
    if parents.asked_again(case):
        return by_key("parents: NOT TOO SMALL ANY MORE", "T", keys, ", again with ")
    if no := parents.refused(case):
        said_no = f"{parents.whose(case, no)}: NOT AGREED that they are not told"
        return by_key(said_no.removeprefix("the "), "T", keys, ", press ")
    not_yet = f"not said yet{OF_A_SEARCH if searches.parents_told(case) else ''}"
    if unsaid := parents.not_said(case):
        names = ", ".join(each.name for each in unsaid[:2])
        return f"parents of {names}{' and more' if len(unsaid) > 2 else ''}: {not_yet}"
    said = {told.told for told in parents.standing(case)}
    words = {"yes": "parents told", "no": "parents not told"}
    both = "parents: some told, some not" if len(said) > 1 else words.get(min(said, default=""), "")
    return both or (f"parents: {not_yet}" if has_child(case, worries) else "")


def kept_by_one(kept: Iterable[Written], public: PublicList, keys: Collection[str]) -> list[str]:
    """Return that one person keeps it from colleagues, until somebody else has agreed."""
    said = (
        f"KEPT FROM {' and '.join(public.name_of(each.to) for each in together)} BY "
        f"{public.name_of(together[0].by)} ALONE: somebody else agrees or undoes it"
        for together in by_entry(kept)
    )
    return [by_key(each, "Y", keys, ", ") for each in said]


def cleared_by_one(
    said: Written, names: str, public: PublicList, others: Sequence[str], keys: Collection[str]
) -> str:
    """Return that one person says that it is not about whom it names, until another has agreed."""
    says = f"{names} IS NOBODY AT SCHOOL" if said.reference == OUTSIDE else f"NOT ABOUT {names}"
    by = f"{says}, SAYS {public.name_of(said.by)} ALONE"
    waits = by_key(f"{by}: another reader agrees or undoes it", "Y", keys, ", ")
    return f"{waits}." if others else f"{by}. {NOBODY_YET}"


def cleared_alone(
    case: Case, public: PublicList, drawer: Drawer, keys: Collection[str]
) -> list[str]:
    """Return the same of a case, a line for each whom it names."""
    return [
        cleared_by_one(
            e, cleared.name_of(case, e), public, waits.others(public, drawer, case, e.by), keys
        )
        for e in cleared.alone(case)
    ]


def _lead(case: Case, public: PublicList, keys: Collection[str]) -> str:
    if is_led_by_nobody(case):
        return by_key("NOBODY LEADS IT", "O", keys, ": press ")
    return f"led by {public.name_of(case.lead)}"


def label_of(choices: Sequence[Choice], id: str) -> str:
    """Return the words of a choice, nothing where there is none with this id."""
    return next((choice.label for choice in choices if choice.id == id), "")
