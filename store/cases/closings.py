"""Closing a case: what is asked, what is in the way, and the second person where one is needed.

A case on whose triage a second person hangs is closed by two: one proposes the closing, somebody
else agrees to it or says why not, at any machine, on any day.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import chain

from store.adults import on_the_roll, said_of, told_about
from store.cases import cleared, copied, told_the_end, unread
from store.cases.about_field import ADULT_FIELD, SAID_FIELD, YES, about
from store.cases.act_fields import CLOSE_FIELDS, LEFT, closing_fields
from store.cases.case import Case
from store.cases.case_parts import ALONE, OPEN
from store.cases.casework import as_it_stands
from store.cases.kinds import (
    CLEARING_AGREED,
    CLOSED,
    CLOSING_AGREED,
    CLOSING_PROPOSED,
    CLOSING_REFUSED,
)
from store.cases.main_file import MainFile
from store.cases.named import mentions, refuse_asked, refuse_named
from store.cases.outcomes import ADULT_OUTCOMES, CHILD_OUTCOMES, ELSEWHERE, FALSE, ends
from store.cases.possible_ends import LOW_LEVEL, is_about_adult, possible_ends
from store.cases.seconds import (
    KEPT_FROM_THEM,
    SECOND,
    SECOND_FIELD,
    answer_fields,
    let_second_in,
    needs_two,
    refuse_second,
    seconds,
)
from store.cases.to_weigh import NEWLY_OPEN, newly_open, not_held
from store.cases.to_weigh import to_weigh as against
from store.cases.unfinished import left_open, obstacles
from store.drawers.drawer import Drawer, Fact
from store.errors import Refused
from store.fields import Choice, Field, Values, kept, require
from store.involved import dealt_with, told_children
from store.involved.dealt_with import TOLD_FIELDS, told_fields
from store.involved.people import INSTIGATOR, TOLD, VICTIM, children
from store.letterbox.readers import PUPIL
from store.signing_in.session import Session
from store.worries.worry import Worry

ALL_OUTCOMES = (*CHILD_OUTCOMES, *ADULT_OUTCOMES, *chain(*ends().values()), LOW_LEVEL, ELSEWHERE)
"""Every outcome by its id; of two with one id the first is the name."""

_HINTS = {
    "summary": "Who, what, when and where; a child's own words in “…”. Whole names.",
    "reasons": "What spoke for it, and what against.",
}
_ALONE = Field(ALONE, "Why one person closed it")
ABOUT_HINT = "They are shut out or spoken of. Yes, or not sure: go back (Esc), press H, then W."
JUDGED_FIRST = (
    "Then it is not closed yet. Say so with H, W on the case; then J judges what is about an adult."
)
NAMED_SINCE = (
    "An adult is named in what was told since: say first with H, W whether it is about them."
)
ENDS_OTHERWISE = "By what was found since it does not end so: say no, and why."
UNNAMED = (
    "No child is named in it, so nothing says whose file it belongs into: name the child (press "
    "I), or do not agree, and say why."
)
FALSE_BY_TWO = "A child told it, or is in it: that it is false two say."
NOBODY_ELSE = (
    "Two close this, and you alone can open it. Have somebody who may read it made a holder first "
    "(People); about an adult, ring the LADO."
)
SAID_FIELDS = (
    *(replace(f, choices=ALL_OUTCOMES) if f.id == "outcome" else f for f in CLOSE_FIELDS),
    *TOLD_FIELDS,
    *told_the_end.FIELDS,
    *copied.SAID_FIELDS,
    SAID_FIELD,
    _ALONE,
)
"""Everything that a closing can say, for whoever reads it back."""
ANSWER_FIELDS = answer_fields("No, not so")


def fields(
    case: Case,
    others: Sequence[Choice],
    main_file: MainFile,
    *,
    left: Sequence[str] = (),
    worries: Sequence[Worry] = (),
    two: bool = False,
) -> tuple[Field, ...]:
    """Return what closing a case of these worries asks; `others` can open it too and may agree.

    `two`: a second person is needed, even where the case itself does not ask for one.
    """
    outcomes = possible_ends(case)
    asked = [
        replace(each, choices=outcomes, hint=not_held(case))
        if each.id == "outcome"
        else replace(each, hint=_HINTS.get(each.id, each.hint))
        for each in closing_fields(left)
    ]
    asked += [*told_fields(case, worries), *told_the_end.fields(case, others)]
    asked += copied.closing_fields(case, main_file, worries)
    if not is_about_adult(case) and (named := mentions(case)):
        asked.insert(0, replace(about(each.name for each in named), hint=ABOUT_HINT))
    second = replace(SECOND_FIELD, choices=tuple(others))
    if case.needs_second or two:
        asked.append(second)
    elif _a_child_said_it(case, worries):  # that it is false says of one of them that they lied
        hint = f"{FALSE_BY_TWO} {second.hint}"
        asked.append(replace(second, hint=hint, only_if=("outcome", (FALSE.id,))))
    return tuple(asked)


def _a_child_said_it(case: Case, worries: Sequence[Worry]) -> bool:
    """Tell whether a child told it, or is said to be harmed or to have done it."""
    in_it = any(each.has(VICTIM, INSTIGATOR, TOLD) for each in children(case))
    return in_it or any(each.told.source == PUPIL for each in worries)


def close(
    session: Session, drawer: Drawer, case: Case, values: Values, main_file: MainFile, now: datetime
) -> bool:
    """Close a case, or propose to; True when it is closed, False when somebody has to agree.

    Raises:
        Incomplete: a field is missing or wrong, or it is not said why a step is left open.
        Refused: it is closed, something is in the way, a triage names whoever closes it, or the
            second person may not see it.
    """
    on_the_roll.look_up_in(session, drawer, case.id, now)
    told_about.note(session.public, drawer, case.id, now)
    case = as_it_stands(drawer, case)
    if case.state != OPEN:
        raise Refused("This case is closed. Open it again first.")
    refuse_named(session.public, session.person_id, case)
    refuse_asked(session.public, session.person_id, case)
    if missing := obstacles(case):
        raise Refused(" ".join(missing))
    unread.refuse(drawer, case)
    others, worries = seconds(session, drawer, case), _worries(drawer, case)
    two = needs_two(session, drawer, case)
    if two and not others:
        raise Refused(NOBODY_ELSE)
    left = left_open(case)
    asked = fields(case, others, main_file, left=left, worries=worries, two=two)
    if values.get(SECOND) in case.kept_from:
        raise Refused(KEPT_FROM_THEM)
    require(asked, values)
    copied.require_each(kept(asked, values), told_children.with_files(session, case, worries))
    told_the_end.require_as_copied(case, values)
    body = dealt_with.completed(case, kept(asked, values))
    if body.get(ADULT_FIELD.id) == YES:
        raise Refused(JUDGED_FIRST)
    facts = said_of.only_mentioned(case) if ADULT_FIELD.id in body else []
    if body["outcome"] == FALSE.id and _a_child_said_it(case, worries) and not others:
        raise Refused(NOBODY_ELSE)
    second = body.pop(SECOND, "")
    if left:
        body[LEFT] = "\n".join(left)
    if second:
        drawer = let_second_in(session, drawer, case, second, now)
        proposed = {"second": second, "closing": body}
        drawer.record_all([*facts, Fact(case.id, CLOSING_PROPOSED, proposed)], now)
    else:
        drawer.record_all([*facts, Fact(case.id, CLOSED, body)], now)
    return not second


def answer(session: Session, drawer: Drawer, case: Case, values: Values, now: datetime) -> None:
    """Agree to the closing that somebody else proposed, or say why not.

    Raises:
        Incomplete: a field is missing.
        Refused: it waits no more, it is this person's own, something is in the way again, or the
            PIN of one of the two was renewed just now.
    """
    require(ANSWER_FIELDS, values)
    told_about.note(session.public, drawer, case.id, now)
    case = as_it_stands(drawer, case)
    waits = case.proposal
    if waits is None or case.state != OPEN:
        raise Refused("Nothing waits to be agreed to any more. Please look again.")
    refuse_named(session.public, session.person_id, case)
    if values["answer"] == "refuse":
        said = {"proposal": waits.id, "why": values["why"]}
        drawer.record(case.id, CLOSING_REFUSED, said, now)
        return
    refuse_second(session, case, waits.by, now)
    if missing := obstacles(case):
        raise Refused(" ".join(missing))
    if not is_about_adult(case) and mentions(case):
        raise Refused(NAMED_SINCE)
    unread.refuse(drawer, case)
    if (waits.closing or {}).get("outcome") not in {each.id for each in possible_ends(case)}:
        raise Refused(ENDS_OTHERWISE)
    if new := newly_open(case, left_open(case)):
        raise Refused(NEWLY_OPEN.format("; ".join(new)))
    if otherwise := dealt_with.changed(case, waits.closing or {}):
        raise Refused(otherwise)
    if copied.lacks_child(waits.closing or {}, case, _worries(drawer, case)):
        raise Refused(UNNAMED)
    body = {"proposal": waits.id, "closing": dict(waits.closing or {})}
    # What whoever proposed it alone said of whom it names, two have said with that.
    both = [
        Fact(case.id, CLEARING_AGREED, {"keeping": each.id, "to": each.to})
        for each in cleared.alone(case)
        if each.by == waits.by and each.to != session.person_id
    ]
    drawer.record_all([*both, Fact(case.id, CLOSING_AGREED, body)], now)


def _worries(drawer: Drawer, case: Case) -> list[Worry]:
    found = (drawer.get(row.subject) for row in drawer.rows("worry", parent=case.id))
    return [each for each in found if isinstance(each, Worry)]


def to_weigh(case: Case) -> tuple[str, ...]:
    """Return what whoever agrees to the closing that waits has to know, a sentence each."""
    return against(case, left_open(case), obstacles(case))
