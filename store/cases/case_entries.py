"""What the entries of actions, parents told, sanctions, closings and printouts make of a case.

Who may write them is for `store.cases.closings`, `store.cases.consequences` and
`store.cases.printed` to say.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from store.cases.actions import to_look_again
from store.cases.case_parts import (
    ALONE,
    MEASURES,
    REMOVALS,
    SHUT,
    STAFF,
    ParentsTold,
    Printed,
    Proposal,
    Sanction,
)
from store.cases.kinds import (
    CLOSED,
    CLOSING_AGREED,
    CLOSING_PROPOSED,
    CLOSING_REFUSED,
    COPIED,
    NOT_PRINTED,
    PARENTS_AGREED,
    PARENTS_REFUSED,
    PASSED_ON,
    PRINTED,
)
from store.drawers.journal import Entry
from store.school.due import SAME_DAY, due_at

if TYPE_CHECKING:
    from store.cases.case import Case


def action_done(case: "Case", entry: Entry, said: Any) -> "Case":
    """The first who says so has done it."""
    return replace(
        case,
        actions=tuple(
            replace(action, done=entry.at, done_by=entry.by, note=said.get("note", ""))
            if action.id == said.get("action") and not action.done
            else action
            for action in case.actions
        ),
    )


def categorised(said: Any) -> dict[str, Any]:
    """Return the category and how grave it is, as an entry says."""
    return {each: str(said.get(each, "")) for each in ("category", "category_is", "seriousness")}


def clocks(said: Any, opened_at: str) -> dict[str, Any]:
    """Return when it was opened and the school told, and by when it is triaged and the LADO rung.

    An entry that does not say by when it is triaged counts by the plain days of the week.
    """
    known_at = str(said.get("known_at", "")) or opened_at
    return {
        "opened_at": opened_at,
        "known_at": known_at,
        "lado_due": str(said.get("lado_due", "")),
        "triage_due": str(said.get("triage_due", "")) or _same_day(opened_at),
    }


def _same_day(at: str) -> str:
    with suppress(ValueError):
        return due_at(SAME_DAY, datetime.fromisoformat(at))
    return ""


def parents(case: "Case", entry: Entry, said: Any) -> "Case":
    """A no that somebody else is to agree to waits for them."""
    agreed = str(said.get("agreed", ""))
    signed = said.get("told") != "no" or agreed in ("", entry.by)
    told, reason = str(said.get("told", "")), str(said.get("reason", ""))
    child, again = str(said.get("child", "")), str(said.get("again", ""))
    risk = str(said.get("risk", ""))
    told_them = ParentsTold(
        entry.at, entry.by, told, reason, agreed, signed, child, again, risk, entry.id
    )
    return replace(case, parents=(*case.parents, told_them))


def closed(case: "Case", entry: Entry, said: Any) -> "Case":
    """One person's closing counts where none but them is needed, or can be had."""
    if entry.id in case.void or (case.needs_second and not said.get(ALONE)):
        return case
    return _shut(case, entry, dict(said), entry.by)


def agreed(case: "Case", entry: Entry, said: Any) -> "Case":
    """A second person's word closes what the first one proposed."""
    waits = case.proposal
    if waits is None or waits.id != said.get("proposal") or waits.by == entry.by:
        return case
    return chosen(replace(case, agreed=(*case.agreed, waits.id)), entry, said)


def chosen(case: "Case", entry: Entry, said: Any) -> "Case":
    """A closing that two agreed to stands."""
    if entry.id in case.void or said.get("proposal") not in case.agreed:
        return case
    return _shut(case, entry, _said(said), case.proposal.by if case.proposal else entry.by)


def _shut(case: "Case", entry: Entry, closing: dict[str, str], by: str) -> "Case":
    actions = (*case.actions, *to_look_again(entry.id, closing, by))
    return replace(case, state=SHUT, closing=closing, proposal=None, actions=actions)


def _proposed(case: "Case", entry: Entry, said: Any) -> "Case":
    second = str(said.get("second", ""))
    closing = _said(said)
    return replace(case, proposal=Proposal(entry.id, entry.by, entry.at, second, closing))


def _refused(case: "Case", entry: Entry, said: Any) -> "Case":
    waits = case.proposal
    still = waits is not None and waits.id != said.get("proposal")
    return case if still else replace(case, proposal=None)


def _parents_agreed(case: "Case", entry: Entry, said: Any) -> "Case":
    told = tuple(
        replace(each, signed=each.signed or each.agreed == entry.by) for each in case.parents
    )
    return replace(case, parents=told)


def _parents_refused(case: "Case", entry: Entry, said: Any) -> "Case":
    """A no that whoever was asked does not agree to counts no more: it is asked again."""
    which = _texts(said.get("of"))
    told = tuple(
        replace(each, refused=entry.at)
        if each.id in which and each.agreed == entry.by and not each.signed
        else each
        for each in case.parents
    )
    return replace(case, parents=told)


def sanctioned(case: "Case", entry: Entry, said: Any) -> "Case":
    """A decision about somebody's behaviour keeps the words it was shown."""
    words = said.get("printed")
    words = words if isinstance(words, Mapping) else {}
    ids = [id for id in str(said.get("actions", "")).split("\n") if id]
    sanction = Sanction(
        entry.id,
        entry.by,
        entry.at,
        str(said.get("person", "")),
        str(said.get("name", "")),
        str(said.get("table", "")),
        str(said.get("behaviour", "")),
        str(words.get("behaviour", "")),
        said.get("repeated") == "yes",
        said.get("told_at_once") == "yes",
        said.get("intent") == "accident",
        _texts(words.get("actions", ids)),
        _texts(words.get("proposed")),
        bool(MEASURES & set(ids)),
        str(said.get("reasons", "")),
        removes=said.get("table") == STAFF and bool(REMOVALS & set(ids)),
        due_by=str(said.get("due_by", "")),
    )
    return replace(case, sanctions=(*case.sanctions, sanction))


def lifted(case: "Case", entry: Entry, said: Any) -> "Case":
    """A decision that was taken back stays, and counts no more."""
    id = said.get("sanction")
    now = tuple(replace(s, lifted=s.lifted or s.id == id) for s in case.sanctions)
    return replace(case, sanctions=now)


def _passed_on(case: "Case", entry: Entry, said: Any) -> "Case":
    return replace(case, lead=said.get("to", ""))


def _printed(case: "Case", entry: Entry, said: Any) -> "Case":
    code, why = str(said.get("code", "")), str(said.get("why", ""))
    covered = len(_texts(said.get("covered")))
    printed = Printed(code, entry.by, entry.at, why, covered)
    return replace(case, printed=(*case.printed, printed))


def _not_printed(case: "Case", entry: Entry, said: Any) -> "Case":
    code = said.get("code")
    now = tuple(replace(p, saved=p.saved and p.code != code) for p in case.printed)
    return replace(case, printed=now)


def _copied(case: "Case", entry: Entry, said: Any) -> "Case":
    """What was closed before it was copied has its reference now."""
    if case.closing is None:
        return case
    there = {str(key): str(value) for key, value in said.items()}
    return replace(case, closing={**case.closing, **there, "copied": "yes"})


def _said(said: Any) -> dict[str, str]:
    """Return the closing that an entry speaks of."""
    closing = said.get("closing")
    known = closing if isinstance(closing, Mapping) else {}
    return {str(key): str(value) for key, value in known.items()}


def _texts(value: Any) -> tuple[str, ...]:
    """Return the texts of a list; what is none says nothing, and stops nobody's folding."""
    return tuple(map(str, value)) if isinstance(value, list | tuple) else ()


APPLY: Mapping[str, Callable[["Case", Entry, Any], "Case"]] = {
    CLOSED: closed,
    CLOSING_PROPOSED: _proposed,
    CLOSING_AGREED: agreed,
    CLOSING_REFUSED: _refused,
    PARENTS_AGREED: _parents_agreed,
    PARENTS_REFUSED: _parents_refused,
    PASSED_ON: _passed_on,
    PRINTED: _printed,
    NOT_PRINTED: _not_printed,
    COPIED: _copied,
}
"""What each of these kinds of entry makes of a case."""
