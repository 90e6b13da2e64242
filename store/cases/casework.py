"""What is done in a case: the acts of `acts` but closing (`closings`), and tasks for colleagues."""

import re
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from store.carrying.dispatch import dispatch
from store.cases import by_another, devices, door, freezes, gravity, named, promised, references
from store.cases.act_fields import ADVICE_FIELDS, ADVISED, ALLOWS_FIELD, CATEGORY_IS
from store.cases.actions import Action
from store.cases.acts import Act
from store.cases.case import Case
from store.cases.case_parts import OPEN, SHUT
from store.cases.checklist import ALLOWED
from store.cases.choices import adults
from store.cases.kinds import ACTION_DONE, CATEGORISED, CLOSED, NOTE, REOPENED
from store.cases.no_part import given_no_part
from store.cases.references import REFERENCE
from store.drawers import own
from store.drawers.drawer import Drawer, Fact
from store.drawers.holders import holders_of, sheet_of
from store.drawers.own import Task
from store.errors import Incomplete, Refused
from store.fields import Field, Kind, Lies, Values, kept, label, require
from store.involved.kinds import REMOVED
from store.letterbox.envelope import TASK, TASK_DONE
from store.letterbox.naming import named_in
from store.school.public_list import SCHOOL_SHEET, Person, PublicList
from store.signing_in.session import Session
from store.subjects import new_subject, noun_of
from store.worries.asked import Asked
from store.worries.worry import Worry

Shared = TypeVar("Shared", bound=Case | Worry)

KEPT_FROM_THEM = "This is kept from the person you chose."
ABOUT_THEM = (
    "It may be about the person you chose, so they have no part in it. Say first with H, then W, "
    "whether it is about them."
)
GIVEN = ("owner", "to", "agreed")
"""The fields of an act that give somebody at school a part in a case."""
TRIAGED_FIRST = (
    "Two take back what is grave: first triage it without that (F), which somebody else agrees to."
)
LINE_LIMIT = 120
"""The most characters of one's own in an answer to a child."""

DONE_FIELDS = (
    Field("note", "What was done", Kind.TEXT, True, "Of a reference that was to come: it alone."),
)
TAKE_OUT_FIELDS = (Field("why", "Why they do not belong here", Kind.TEXT, True, in_words=True),)


def task_fields(public: PublicList, leave_out: Collection[str] = ()) -> tuple[Field, ...]:
    """Return the fields of a task for a colleague's inbox; `leave_out` cannot be asked."""
    colleagues = adults(public, leave_out)
    return (
        Field("to", "Whom do you ask?", Kind.CHOICE, True, choices=colleagues),
        Field("text", "What should they do? They see only this.", Kind.TEXT, True),
        Field("due", "By when", Kind.DATE, True, lies=Lies.AHEAD),
    )


def do(
    drawer: Drawer, case: Case, act: Act, values: Values, now: datetime, *, step: str = ""
) -> None:
    """Do an act to a case, for the `step` of its procedure that asks for it, if any does.

    Raises:
        Incomplete: a field is missing or wrong.
        Refused: the case is closed, or is kept from the one it goes to, or may be about them; or
            somebody else says it (`by_another`).
    """
    case = as_it_stands(drawer, case)
    by_another.refuse(drawer.person, case, step)
    act = replace(act, fields=asked_for(case, act, step))
    require(act.fields, values, now)
    allowed = ALLOWS_FIELD in act.fields and values["may"] == ALLOWED
    if allowed and (wrong := freezes.why_not_theirs(case, values, now)):
        raise Incomplete(wrong)
    if act.kind == CLOSED:
        raise Refused("A closing asks more than this.")
    refuse_given(case, values)
    if (case.state == "open") == (act.kind == REOPENED):
        raise Refused(
            "This case is closed. Open it again first." if case.closing else "It is open."
        )
    if act.kind == CATEGORISED and gravity.stays(case, values["category"]):
        raise Refused(TRIAGED_FIRST)
    body = {**kept(act.fields, values), **for_step(case, step)}
    if act.kind == CATEGORISED:
        body[CATEGORY_IS] = label(act.fields[0], values["category"])
    drawer.record(case.id, act.kind, body, now)
    if act.kind == NOTE and (again := devices.told_since(drawer, as_it_stands(drawer, case))):
        drawer.record_all(again, now)


def refuse_given(case: Case, values: Values) -> None:
    """Refuse to give a part in a case to whom it is kept from, or may be about.

    Raises:
        Refused: that is done.
    """
    given = {values.get(each, "") for each in GIVEN}
    if given & set(case.kept_from):
        raise Refused(KEPT_FROM_THEM)
    if given & named.about(case):
        raise Refused(ABOUT_THEM)


def asked_for(case: Case, act: Act, step: str) -> tuple[Field, ...]:
    """Return what an act asks that is written for a step: of advice also what it allows."""
    found = next((each.step for each in case.steps if each.step.id == step), None)
    if found is None or not found.allows or act.kind != NOTE or ALLOWS_FIELD in act.fields:
        return act.fields
    return (ADVISED, *ADVICE_FIELDS, *act.fields[1:])


def for_step(case: Case, step: str) -> dict[str, str]:
    """Return what an entry says of the step that asks for it, by the title it has in this case."""
    title = next((each.step.title for each in case.steps if each.step.id == step), "")
    return {"step": step, "step_is": title} if step else {}


def finish_action(drawer: Drawer, case: Case, action: str, values: Values, now: datetime) -> None:
    """Mark an action, or what is owed of a call, as done, with what was done.

    Raises:
        Incomplete: nothing was written.
        Refused: no such action is open in this case.
    """
    require(DONE_FIELDS, values)
    case = as_it_stands(drawer, case)
    if action not in to_finish(case):
        raise Refused("That action is not open.")
    body = {"action": action, **kept(DONE_FIELDS, values)}
    drawer.record(case.id, ACTION_DONE, body, now)


def to_finish(case: Case) -> dict[str, str]:
    """Return what somebody can say is done, by its entry, each in words.

    A call that was promised stays to be made once the case is closed, a reference to be noted, and
    who keeps an eye on it looks again.
    """
    calls = {each.id: promised.title(each.to) for each in promised.promised(case)}
    calls |= {f"{REFERENCE}{e.id}": references.title(e.to) for e in references.missing(case)}
    if case.state not in (OPEN, SHUT):
        return {}
    return {**{each.id: each.text for each in case.open_actions}, **calls}


def answered_action(case: Case, task: Asked) -> Action | None:
    """Return the open action that a colleague's answer may finish: what they were asked to do."""
    same = (each for each in case.open_actions if (each.owner, each.text) == (task.to, task.text))
    return next(same, None) if task.done and case.state == OPEN else None


def take_out(drawer: Drawer, case: Case, person: str, values: Values, now: datetime) -> None:
    """Take out a person who does not belong in a case, with why; the chronology keeps both.

    Raises:
        Incomplete: nothing was written.
        Refused: the case is closed.
    """
    require(TAKE_OUT_FIELDS, values)
    case = as_it_stands(drawer, case)
    if case.state != OPEN:
        raise Refused("This case is closed. Open it again first.")
    body = {"person": person, **kept(TAKE_OUT_FIELDS, values)}
    drawer.record(case.id, REMOVED, body, now)


def send_task(
    session: Session, drawer: Drawer, record: Case | Worry, values: Values, now: datetime
) -> None:
    """Ask a colleague to do something: sealed into their own inbox, and noted in the record.

    Raises:
        Incomplete: a field is missing.
        Refused: it is kept from that colleague or may be about them, or about whoever asks.
    """
    fields = task_fields(session.public)
    require(fields, values)
    record = as_it_stands(drawer, record)
    door.refuse(session.public, drawer, record)
    if values["to"] in record.kept_from:
        raise Refused(KEPT_FROM_THEM)
    if values["to"] in given_no_part(session, drawer, record):
        raise Refused(ABOUT_THEM)
    task = new_subject("task")
    body = {
        "text": values["text"],
        "due": values["due"],
        "sender": session.person_id,
        "about": record.id,
    }
    dispatch(
        session,
        TASK,
        task,
        body,
        (values["to"],),
        now,
        drawer=drawer.name,
        answer_to=holders_of(session, drawer),
        sheet=sheet_of(drawer),
    )
    sent = {**kept(fields, values), "task": task}
    drawer.record_all([Fact(record.id, f"{noun_of(record.id)}.task_sent", sent)], now)


def as_it_stands(drawer: Drawer, record: Shared) -> Shared:
    """Read a record again: what a page showed may be older than what is known here by now.

    Raises:
        Refused: it is not in this drawer any more.
    """
    found = drawer.get(record.id)
    if not isinstance(found, type(record)):
        raise Refused("This is not in its drawer any more.")
    return found


def finish_task(session: Session, task: Task, values: Values, now: datetime) -> None:
    """Finish a task of one's own; those who asked are told what was done.

    Raises:
        Incomplete: nothing was written.
    """
    require(DONE_FIELDS, values)
    note = values["note"]
    body = {"about": task.about, "task": task.id, "text": note, "by": session.person_id}
    people = [id for id in task.answer_to if session.public.is_active(id)]
    dispatch(
        session,
        TASK_DONE,
        task.about,
        body,
        people,
        now,
        thread=task.thread,
        drawer=task.drawer,
        answer_to=people,
        sheet=task.sheet or SCHOOL_SHEET,
        opened_by=task.sheet or SCHOOL_SHEET,
    )
    session.own.record(task.id, own.TASK_DONE, {"note": note}, now)


def reply_text(text: str, line: str, child: str = "", adults: Collection[Person] = ()) -> str:
    """Return a fixed sentence with one checked line after it.

    Raises:
        Incomplete: the line is too long, or names the child or somebody at school.
    """
    line = " ".join(line.split())
    if len(line) > LINE_LIMIT:
        raise Incomplete({"line": f"Please keep the line under {LINE_LIMIT} characters."})
    names = {word for word in _words(child) if len(word) > 2}
    if names & _words(line):
        raise Incomplete({"line": "Please leave out the child's name: others may see the line."})
    if named_in(line, adults):
        raise Incomplete({"line": "Please name nobody in the line: others may see it."})
    return f"{text} {line}".strip()


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))
