"""What an import would change or has changed, in words: on a page, and as a text to save."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from store.dates import written
from store.roll.compare import LABELS, Difference, shown
from store.roll.gather import Refusal
from store.roll.plan import BACK, CHANGED, LEFT, MOVED, NEW, RENAMED, SAME, Plan, Step

GROUPS = (
    (NEW, "New"),
    (BACK, "Back again"),
    (MOVED, "Moved to another class"),
    (RENAMED, "Renamed"),
    (CHANGED, "Details changed"),
    (LEFT, "Left"),
    (SAME, "Unchanged"),
)
"""What can become of a child, with its heading."""
ODD = "To look at"
UNREAD = "Columns not taken in"
WEIGHTY = "It may say who may be asked, or where they live. Please look before it is left out."
DIFFERS = "Differs from what you put right, or drops a warning"


def text(plan: Plan, now: datetime, *, done: bool) -> str:
    """Return the whole report; what is said of adults is for the office alone."""
    what = "What was changed" if done else "What would be changed; nothing is changed yet"
    head = [
        f"{what}.",
        f"File: {plan.file}. {plan.how}",
        f"{written(now.date().isoformat())} {now:%H:%M}",
        "",
    ]
    return "\n".join([*head, *summary(plan), "", *_groups(plan)]).rstrip() + "\n"


def summary(plan: Plan) -> list[str]:
    """Return a line for each group that has something in it."""
    lines = [f"{each}: {n}" for each, n in _to_decide(plan) if n]
    lines += [f"{heading}: {len(steps)}" for kind, heading in GROUPS if (steps := plan.of(kind))]
    adults = plan.adults
    if adults["new"] or adults["changed"]:
        lines.append(f"Adults: {adults['new']} new, {adults['changed']} changed")
    return lines


def _to_decide(plan: Plan) -> Iterator[tuple[str, int]]:
    yield "Not sure who it is", len(plan.asked)
    yield "Refused", len(out := _lines_out(plan))
    yield "Cells refused in other lines", sum(each.line not in out for each in plan.refused)
    yield DIFFERS, len(plan.differences)
    yield "Not in the file", len(plan.missing)
    yield ODD, len(plan.odd)
    yield UNREAD, len(plan.unread)


def step_line(step: Step) -> str:
    """Return a child with what changes, on a line."""
    where = f", {step.school_class}" if step.school_class else ""
    changes = f": {'; '.join(step.lines)}" if step.lines else ""
    return f"{step.name}{where}{changes}"


def refusal_line(refused: Refusal, plan: Plan) -> str:
    """Return what was refused: where, of whom, and why."""
    return f"{_where(refused)}: {refusal_why(refused, plan)}"


def refusal_why(refused: Refusal, plan: Plan) -> str:
    """Return why something was refused, and whether the rest of its line is taken in."""
    rest = "" if refused.line in _lines_out(plan) else " The rest of the line is taken in."
    return f"{refused.why[:1].upper()}{refused.why[1:]}{rest}"


def _where(refused: Refusal) -> str:
    who = f" ({refused.who})" if refused.who else ""
    return f"Line {refused.line}{who}{f', {refused.column}' if refused.column else ''}"


def _lines_out(plan: Plan) -> frozenset[int]:
    """Return the lines of which nothing is taken in."""
    return frozenset(each.line for each in plan.refused if each.whole or not each.column)


def unread_line(heading: str, plan: Plan) -> str:
    """Return a column that is not taken in, and what may be lost with it."""
    return f"{heading}. {WEIGHTY}" if heading in plan.weighty else heading


def difference_line(found: Difference, *, taken: bool) -> str:
    """Return what stands against what, and which of the two was `taken`."""
    ours, theirs = shown(found.field, found.ours), shown(found.field, found.theirs)
    why = f" ({found.why})" if found.why else ""
    stands = f"{ours} → {theirs}, as you decided" if taken else f"{ours} stays, not {theirs}"
    return f"{found.who}, {LABELS[found.field]}: {stands}{why}"


def _groups(plan: Plan) -> Iterator[str]:
    # What did not come in is what somebody has to do something about.
    yield from _group("Refused", [refusal_line(each, plan) for each in plan.refused])
    for kind, heading in GROUPS:
        steps = plan.of(kind)
        if steps and kind != SAME:
            yield from _group(heading, [step_line(each) for each in steps])
    differ = (difference_line(e, taken=e.id in plan.taken) for e in plan.differences)
    yield from _group(DIFFERS, differ)
    asked = (f"Line {each.line}: {each.name}. {each.why}" for each in plan.asked)
    yield from _group("Not sure who it is", asked)
    yield from _group(ODD, (f"{each.who}: {each.what}" for each in plan.odd))
    yield from _group(UNREAD, (unread_line(each, plan) for each in plan.unread))
    left = {step.pupil for step in plan.of(LEFT)}
    missing = (f"{e.called}, {e.school_class}" for e in plan.missing if e.id not in left)
    yield from _group("In the roll, not in the file: they stay", missing)


def _group(heading: str, lines: Iterable[str]) -> Iterator[str]:
    found = list(lines)
    if found:
        yield from (f"{heading} ({len(found)})", *(f"  {line}" for line in found), "")
