"""What is still to do in a case: actions, steps, signatures, and what waits for somebody's word."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from store.adults.at_school import is_about_adult
from store.adults.matter import LADO
from store.adults.rows import REVIEW
from store.cases import (
    cleared,
    devices_told,
    freezes,
    gravity,
    kept_by_words,
    named,
    promised,
    references,
    serious,
    told_after,
    unaware,
)
from store.cases.case_parts import SHUT
from store.cases.kept import kept_alone
from store.cases.kept_alone import to_agree_items, to_clear_item
from store.cases.kinds import ESCALATED
from store.cases.untriaged import awaits_triage
from store.drawers.record import Item
from store.involved.parents import refused, to_look_at_again, unsigned
from store.letters.kept import items as letters_to_do
from store.looking.investigations import still_open
from store.worries.asked import to_ask_again_items

if TYPE_CHECKING:
    from store.cases.case import Case

STEP, STEP_NOW, SIGN = "step ", "step now ", "sign "
"""How the items begin of a step, of one that is to be done at once, and of a missing signature."""
STEP_LADO = f"{STEP}{LADO}"
"""The step that has a clock of its own: whatever else comes before it, it stands on the desk."""
TO_REPLACE, REPLACE = "reviewer", "Choose another reviewer"
"""How the item of a reviewer begins who cannot review any more: for all who may decide in it."""
TO_AGREE, TO_SIGN, TO_LOWER, AGAIN = "closing", "parents", "lowering", "again "
"""What waits for a second person, and what is looked at again."""
TO_TELL, TELL = "tell", "Not agreed that the parents are not told: talk, then T"
"""What whoever did not want to tell parents does where somebody else said no to that."""
TO_COPY = "copy"
"""What waits in a closed case until it is copied into the main file elsewhere."""
TO_TRIAGE = "triage"
"""That nobody has triaged it, or nobody who knew of a device: what they bring it has not yet."""
TO_CALL = "category"
"""That two took back what its category says, and it is still called so."""
TO_JUDGE, TO_RING, TO_REVIEW = "threshold", "ring lado", "review"
"""What waits in a case about an adult."""
TO_LOOK = "unaware"
"""That it was closed, or triaged, by somebody who did not know of something grave."""
TO_SAY = "mention"
"""What no one in particular is asked: whether it is about somebody who is named in it."""
TO_LEAD, LEAD = "lead", "Nobody leads it: say who does (O)"
"""That it is kept from whoever led it: for all who may decide in it, until somebody does."""


def items(case: "Case") -> tuple[Item, ...]:
    """Return what is to do in an open case, each with its owner and when it is due."""
    found = [Item(TO_LEAD, "", "", LEAD)] * is_led_by_nobody(case)
    found += [Item(a.id, a.owner, a.due, a.text) for a in case.open_actions]
    found += [
        Item(f"{STEP_NOW if s.step.now else STEP}{s.step.id}", case.lead, s.step.due, s.step.title)
        for s in case.required
    ]
    if later := devices_told.asks_again(case):
        found.append(Item(TO_TRIAGE, case.lead, devices_told.due(later), devices_told.AGAIN))
    if awaits_triage(case):
        found.append(Item(TO_TRIAGE, case.lead, case.triage_due, _to_triage(case)))
    if case.proposal is not None:
        asked = case.proposal
        found.append(Item(TO_AGREE, asked.second, asked.at[:10], "Agree to the closing, or not"))
    found += [
        Item(f"{TO_LOWER} {each.id}", each.second, each.at[:10], "Agree that it is less grave?")
        for each in gravity.waiting(case)
    ]
    found += _of_one(case)
    found += [
        Item(
            f"{TO_SIGN} {told.child}".strip(),
            told.agreed,
            told.at[:10],
            "Agree: parents not told, or not",
        )
        for told in unsigned(case)
    ]
    found += [
        Item(f"{TO_TELL} {told.child}".strip(), told.by, told.refused[:10], TELL)
        for told in refused(case)
    ]
    found += [
        Item(f"{AGAIN}{told.child}", case.lead, told.again, "Parents not told: look at it again")
        for told in to_look_at_again(case)
    ]
    found += [*promised.items(case), *to_ask_again_items(case.tasks), *_to_sign(case)]
    if gravity.is_outdated(case):
        found.append(Item(TO_CALL, case.lead, "", "Choose the category again: it is no longer so"))
    elif serious.is_over(case):
        found.append(Item(TO_CALL, case.lead, "", serious.SAY_AGAIN))
    found += [*letters_to_do(case.noted), *_about_adult(case), *_to_say(case)]
    return (*_to_look_at(case), *found)


def is_led_by_nobody(case: "Case") -> bool:
    """Tell whether nobody leads a case, or it is kept from whoever did."""
    return not case.lead or case.lead in case.kept_from


def _to_triage(case: "Case") -> str:
    gone = f", or end it (C): it is all in {case.gone_to}" if case.gone_to else ""
    return f"Triage it (F){gone}"


def _to_look_at(case: "Case") -> list[Item]:
    """Return that it was closed, or triaged, without knowing of something: for all who may decide
    in it."""
    last = unaware.to_look_at(case)[-1:]
    found = [Item(TO_LOOK, "", each.at[:10], unaware.to_do(each)) for each in last]
    rows = told_after.since(case) if case.state != SHUT else ()
    told = [Item(TO_LOOK, "", e.at[:10], told_after.sentence(case, rows)) for e in rows[:1]]
    return found or told


def _to_sign(case: "Case") -> Iterator[Item]:
    """Yield what reviewers sign, and whose place somebody else takes: it may be about them.

    While STOP stands nobody signs.
    """
    stopped = bool(freezes.why_still(case))
    away = {*case.kept_from, *named.about(case)}
    for each in still_open(case.noted):
        for one in each.reviewers:
            signs = Item(f"{SIGN}{each.id} {one.place}", one.person, "", "Sign the investigation")
            if one.person in away.union(each.about):
                yield replaced(signs)
            elif stopped or each.judgement is None:
                continue
            elif one.person and not each.has_signed(one.person):
                yield signs


def replaced(signs: Item) -> Item:
    """Return what is to do where whoever should sign an investigation cannot review it any more."""
    return Item(f"{TO_REPLACE} {signs.id.removeprefix(SIGN)}", "", "", REPLACE)


def _to_say(case: "Case") -> list[Item]:
    """Return that somebody else says whether it is about whom it names.

    It is due where it was told that they harmed a child. What a case or a worry has of its own is
    late and is told of; a mere mention adds nothing.
    """
    found = named.to_say(case)
    due = min((each.due for each in found if each.due), default="")
    names = " or ".join(each.name for each in found)
    return [Item(TO_SAY, "", due, f"Is it about {names}?")] * bool(names)


def owes_copy(case: "Case") -> bool:
    """Tell whether a case was closed before it was copied into the main file elsewhere."""
    return (case.closing or {}).get("copied") == "no"


def reviews(case: "Case") -> tuple[Item, ...]:
    """Return what is to do in a closed case: to copy it, and to look again at a low-level concern.

    Somebody decides then whether the concern is still kept. Whom one person kept it from after it
    was closed waits for another's word as it does in an open one, a call that was promised is
    still to be made, a reference to be noted, and who keeps an eye on it looks again.
    """
    copy = [Item(TO_COPY, case.lead, "", "Copy it into the main file")] * owes_copy(case)
    answered = case.matter.answered if case.matter.is_low else None
    on = answered.said.get(REVIEW, "") if answered else ""
    again = [Item(TO_REVIEW, case.lead, on, "Decide whether it is still kept")] if on else []
    calls = [*promised.items(case), *references.items(case)] if case.state == SHUT else []
    watch = [Item(a.id, a.owner, a.due, a.text) for a in case.open_actions if case.state == SHUT]
    return (*_to_look_at(case), *_of_one(case), *calls, *watch, *copy, *again)


def _of_one(case: "Case") -> list[Item]:
    """Return what one person, or words, alone kept from somebody, or one said of whom it names."""
    found = [*to_agree_items(kept_alone(case)), *map(to_clear_item, cleared.alone(case))]
    return [*found, *kept_by_words.items(case)]


def is_to_come(item: Item, today: str) -> bool:
    """Tell whether something stands on no desk yet: it is for a day (ISO 8601) years away."""
    return item.id == TO_REVIEW and item.due > today


def is_lado_told(case: "Case") -> bool:
    """Tell whether a call to the LADO is written down about this, as it is judged now."""
    calls = (each for each in case.written if each.kind == ESCALATED and each.to == LADO)
    return any(each.at >= case.matter.begins for each in calls)


def owes_lado(case: "Case") -> bool:
    """Tell whether the LADO is still to be rung: it is judged grave, and nobody has."""
    matter = case.matter
    return matter.is_heavy and not is_lado_told(case)


def _about_adult(case: "Case") -> list[Item]:
    """Return the clock of what is about an adult: to judge it, then to ring the LADO."""
    matter, steps = case.matter, {each.step.id for each in case.required}
    if not matter.comes_to:
        due = case.lado_due or matter.said_due
        judge = due and is_about_adult(case.triage, case.grave_category, matter)
        waits = judge and not ({LADO, TO_JUDGE} & steps)
        return [Item(TO_JUDGE, case.lead, due, "Judge the harm threshold")] * bool(waits)
    items = []
    if owes_lado(case) and LADO not in steps:
        items.append(Item(TO_RING, case.lead, matter.due, "Ring the LADO"))
    if matter.is_low and not matter.answered:
        items.append(Item(TO_JUDGE, case.lead, "", "Say what is done about it"))
    return items
