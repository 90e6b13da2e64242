"""What the entries of a worry, in the order of the drawer, make of it."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import msgspec

from store.cases.kept_alone import to_agree, to_agree_items, to_clear_item
from store.drawers.journal import Entry
from store.drawers.record import MOVED, Apply, Item, Noun, Summary, folded
from store.drawers.undecided import undecided
from store.letterbox.told import ANOTHER_DAY, BEFORE_HOME, NOW, UNKNOWN, Told
from store.signing_in import logging_keys
from store.worries import kinds, made_apart, second_word, to_tell
from store.worries.asked import Step, to_ask_again_items, with_answer, with_back, with_task
from store.worries.by_roll import NAMES, ByRoll
from store.worries.first_names import FirstNames
from store.worries.remark import Remark, remark
from store.worries.worry import FILED_AWAY, IN_CASE, WAITING, Worry, title

NOUN = "worry"
TO_END, ENDS = "added", "More was told after the case was closed"
"""How the item begins that waits until somebody has dealt with what came so, and what it says."""
CASE_CLOSED = "case_closed"
"""The part of an entry that says that a worry was read while its case was closed."""
_RANKS = {NOW: 0, BEFORE_HOME: 1, UNKNOWN: 1, "": 1, ANOTHER_DAY: 2}


def fold(entries: Sequence[Entry]) -> Worry:
    """Return the worry that these entries, in the order of the drawer, make."""
    made = made_apart.found(entries)
    void = made_apart.void(entries, made)
    counting = [each for each in entries if each.id not in void]
    # Who read, filed or linked it apart from what the child added has not read that.
    worry = folded(Worry(id=entries[0].subject), counting, _APPLY, (kinds.ADDED_TO,))
    apart = undecided(counting, _ABOUT_ONE_THING, kinds.CHOSEN)
    return replace(worry, apart=apart, unaware=made)


def _received(worry: Worry, entry: Entry, said: Any) -> Worry:
    told = msgspec.convert(said.get("told", {}), Told)
    return replace(
        worry,
        told=told,
        sent_at=said.get("sent_at", ""),
        place=said.get("place", ""),
        terminal=said.get("terminal", ""),
        help_now=bool(said.get("help_now")),
        thread=said.get("thread", ""),
        kept_from=(*said.get("kept_from", ()), *worry.kept_from),
        posted=(*worry.posted, *_posting(said)),
        proof=logging_keys.read(said.get("proof", {})),
        received_at=worry.received_at or entry.at,
    )


def _posting(said: Any) -> tuple[tuple[str, int], ...]:
    counter = said.get("posted", 0)
    return ((said.get("terminal", ""), counter),) if counter else ()


def _added_to(worry: Worry, entry: Entry, said: Any) -> Worry:
    # Whoever filed it or put it into a case did not know of this: it waits again.
    again = WAITING if worry.state in (FILED_AWAY, IN_CASE) else worry.state
    posted, at = (*worry.posted, *_posting(said)), said.get("sent_at", "")
    worry = replace(worry, state=again, fresh=True, posted=posted, cleared=())
    if said.get("again"):
        return replace(worry, repeats=worry.repeats + 1)
    more = [
        Remark(at, said.get("by", ""), said[kind], kind)
        for kind in ("words", "name", "topic", "online")
        if said.get(kind)
    ]
    return replace(worry, more=(*worry.more, *more))


def _seen(worry: Worry, entry: Entry, said: Any) -> Worry:
    worry = replace(worry, fresh=False, seen=(*worry.seen, remark(entry, "")))
    if not worry.case or worry.state != WAITING:
        return worry
    if said.get(CASE_CLOSED):  # nobody works there on what was added: it goes on waiting
        return replace(worry, to_end=worry.to_end or entry.at[:10])
    return replace(worry, state=IN_CASE, to_end="")


def _ended(worry: Worry, entry: Entry, said: Any) -> Worry:
    if not (worry.case and worry.state == WAITING):
        return worry
    alone = second_word.cleared(entry, said)
    return replace(worry, state=IN_CASE, fresh=False, to_end="", cleared=alone)


def _answered(worry: Worry, entry: Entry, said: Any) -> Worry:
    answers = (*worry.answers, remark(entry, said.get("text", "")))
    return replace(worry, answers=answers, to_tell=to_tell.asked(entry, said))


def _child_told(worry: Worry, entry: Entry, said: Any) -> Worry:
    how = remark(entry, said.get("why", said.get("how", "")), said.get("told", ""))
    return replace(worry, to_tell=None, child_told=(*worry.child_told, how))


def _linked(worry: Worry, entry: Entry, said: Any) -> Worry:
    return replace(worry, case=said.get("case", ""), state=IN_CASE, cleared=())


def _unlinked(worry: Worry, entry: Entry, said: Any) -> Worry:
    left = (*worry.left, remark(entry, said.get("why", ""), said.get("number", "")))
    # Two people may have moved it without knowing of one another: the later case stands.
    still = worry.case != said.get("case")
    return replace(worry, left=left) if still else replace(worry, left=left, case="", state=WAITING)


def _filed(worry: Worry, entry: Entry, said: Any) -> Worry:
    return replace(
        worry, filed=dict(said), state=FILED_AWAY, cleared=second_word.cleared(entry, said)
    )


def _reopened(worry: Worry, entry: Entry, said: Any) -> Worry:
    # Somebody may have put it into a case meanwhile, not knowing of this: there it stays.
    state = WAITING if worry.state == FILED_AWAY else worry.state
    again = (*worry.reopened, remark(entry, said.get("why", "")))
    return replace(worry, state=state, reopened=again, cleared=(), to_tell=None)


def _asked(step: Step, worry: Worry, entry: Entry, said: Any) -> Worry:
    return replace(worry, tasks=step(worry.tasks, entry, said))


def _kept_from(worry: Worry, entry: Entry, said: Any) -> Worry:
    person, alone = said.get("person", ""), to_agree(entry, said)
    left = (*worry.kept_alone, alone) if alone.next or alone.reference else worry.kept_alone
    return replace(worry, kept_from=(*worry.kept_from, person), kept_alone=left)


def _waits_again(worry: Worry, entry: Entry, said: Any) -> Worry:
    if worry.state == FILED_AWAY:
        return _reopened(worry, entry, said)
    return replace(worry, state=WAITING, to_end=entry.at[:10])


def _chosen(worry: Worry, entry: Entry, said: Any) -> Worry:
    kind, body = said.get("kind", ""), said.get("said", {})
    # Nothing but what is chosen stands.
    free = replace(worry, case="", filed=None, state=WAITING, cleared=())
    if kind in (kinds.UNLINKED, kinds.REOPENED):
        return free
    apply = {kinds.LINKED: _linked, kinds.FILED: _filed}.get(kind)
    return apply(free, entry, body) if apply else worry


def _looked_up(worry: Worry, entry: Entry, said: Any) -> Worry:
    """Whom the roll had once stays in it, until somebody says that it is not about them."""
    known = worry.by_roll
    adults = dict.fromkeys((*known.adults, *map(str, said.get("adults", ()))))
    name = str(said.get("name", known.name))
    words = (getattr(known.names, each) | {*map(str, said.get(each, ()))} for each in NAMES)
    return replace(worry, by_roll=ByRoll(name, tuple(adults), FirstNames(*words)))


def _moved_out(worry: Worry, entry: Entry, said: Any) -> Worry:
    return replace(worry, state=MOVED)


def summarise(worry: Worry) -> Summary:
    """Return the columns that the desk lists worries by, and what waits for a second word."""
    rank = 0 if worry.help_now else _RANKS.get(worry.told.when, 1)
    called = title(worry)
    kept = () if worry.case else to_agree_items(worry.kept_alone)
    added = [Item(TO_END, "", worry.to_end, ENDS)] if worry.to_end else ()
    again = () if worry.case or worry.state != WAITING else to_ask_again_items(worry.tasks)
    tell = () if worry.case else to_tell.items(worry.to_tell)
    items = (*kept, *map(to_clear_item, worry.cleared), *added, *again, *tell)
    return Summary(worry.state, rank, worry.sent_at, worry.case, called, items, called=(called,))


_APPLY: Apply[Worry] = {
    kinds.RECEIVED: _received,
    kinds.ADDED_TO: _added_to,
    kinds.SEEN: _seen,
    kinds.ENDED: _ended,
    kinds.ANSWERED: _answered,
    kinds.CHILD_TOLD: _child_told,
    kinds.LINKED: _linked,
    kinds.UNLINKED: _unlinked,
    kinds.FILED: _filed,
    kinds.REOPENED: _reopened,
    kinds.TASK_SENT: partial(_asked, with_task),
    kinds.TASK_DONE: partial(_asked, with_answer),
    kinds.TASK_BACK: partial(_asked, with_back),
    kinds.KEPT_FROM: _kept_from,
    kinds.KEEPING_AGREED: second_word.on_keeping,
    kinds.KEEPING_UNDONE: second_word.on_keeping,
    kinds.CLEARING_AGREED: partial(second_word.on_clearing, undone=_waits_again),
    kinds.CLEARING_UNDONE: partial(second_word.on_clearing, undone=_waits_again),
    kinds.LOOKED_UP: _looked_up,
    kinds.MOVED_OUT: _moved_out,
    kinds.CHOSEN: _chosen,
}
_ABOUT_ONE_THING = ({kinds.LINKED, kinds.UNLINKED, kinds.FILED, kinds.REOPENED},)

_KINDS = frozenset({*_APPLY, kinds.MOVED_IN, kinds.AGREED_BACK})
WORRY = Noun(NOUN, Worry, fold, summarise, _KINDS, frozenset({kinds.RECEIVED}))
