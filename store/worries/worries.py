"""Worries: what a pupil told, and concerns of staff and visitors, which are handled the same.

What was told is never edited by anyone; more words and a name that follow are kept beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

import msgspec

from store.cases.checklist import Written
from store.cases.kept_alone import to_agree, to_agree_items, to_clear_item
from store.drawers.journal import Entry
from store.drawers.record import MOVED, Apply, Item, Noun, Summary, folded
from store.drawers.undecided import Decision, undecided
from store.letterbox.told import (
    ANOTHER_DAY,
    BEFORE_HOME,
    NOW,
    OF_SCHOOL,
    UNKNOWN,
    Told,
    what_was_told,
)
from store.school.public_list import PublicList
from store.signing_in import logging_keys
from store.signing_in.logging_keys import Proof
from store.worries import kinds, made_apart, second_word, to_tell
from store.worries.asked import Asked, Step, to_ask_again_items, with_answer, with_back, with_task
from store.worries.by_roll import ByRoll, noted
from store.worries.made_apart import MadeApart
from store.worries.remark import Remark, remark
from store.worries.to_tell import ToTell

NOUN = "worry"
TO_END, ENDS = "added", "More was told after the case was closed"
"""How the item begins that waits until somebody has dealt with what came so, and what it says."""
CASE_CLOSED = "case_closed"
"""The part of an entry that says that a worry was read while its case was closed."""
WAITING, IN_CASE, FILED_AWAY = "waiting", "in_case", "filed"

NAMELESS = {"adult": "an adult at school", "headteacher": "the headteacher"}
"""What somebody who is not a pupil is called as long as nobody named them."""

_RANKS = {NOW: 0, BEFORE_HOME: 1, UNKNOWN: 1, "": 1, ANOTHER_DAY: 2}


@dataclass(frozen=True)
class Worry:
    """A worry as it stands. `fresh`: nobody has read what came last.

    `left` are the cases it was taken out of, each with why; the kind is the case's number.
    `reopened` is who opened it again after it was filed, with why; `filed` still says how it was.
    """

    id: str
    told: Told = field(default_factory=Told)
    sent_at: str = ""
    place: str = ""
    terminal: str = ""
    help_now: bool = False
    repeats: int = 0
    state: str = WAITING
    fresh: bool = True
    case: str = ""
    thread: str = ""
    kept_from: tuple[str, ...] = ()
    kept_alone: tuple[Written, ...] = ()
    """What one person, or words alone, kept from somebody, and nobody else has agreed to yet."""
    cleared: tuple[Written, ...] = ()
    """That one person alone ended it and said that it is not about whom it names."""
    more: tuple[Remark, ...] = ()
    seen: tuple[Remark, ...] = ()
    answers: tuple[Remark, ...] = ()
    tasks: tuple[Asked, ...] = ()
    left: tuple[Remark, ...] = ()
    reopened: tuple[Remark, ...] = ()
    filed: dict[str, str] | None = None
    to_tell: ToTell | None = None
    """That somebody still has to tell the child the last answer."""
    child_told: tuple[Remark, ...] = ()
    """How the child was told answers; where `kind` is "no", why it was not."""
    posted: tuple[tuple[str, int], ...] = ()
    """The terminals it was told at, each with the counter of the envelope."""
    to_end: str = ""
    """Since what day it was read that more was told after its case was closed, if it was."""
    by_roll: ByRoll = field(default_factory=ByRoll)
    proof: Proof = field(default_factory=Proof)
    """That the member of staff in whose name it came has typed their PIN for it."""
    received_at: str = ""
    apart: tuple[Decision, ...] = ()
    """Decisions of people who did not know of one another: somebody has to choose."""
    unaware: tuple[MadeApart, ...] = ()
    """What was done by whom it is kept from, who did not know of that."""

    @property
    def online(self) -> tuple[str, ...]:
        """What the child pressed that it was online, by the ids of the words."""
        said = (self.told.online, *(each.text for each in self.more if each.kind == "online"))
        return tuple(filter(None, said))

    @property
    def name(self) -> str:
        """The name the child gave, at once or afterwards."""
        later = [remark.text for remark in self.more if remark.kind == "name"]
        return later[-1] if later else self.told.name

    @property
    def shut_out(self) -> frozenset[str]:
        """Whom it is kept from whatever somebody says of what one person alone kept."""
        alone = [each.to for each in self.kept_alone]
        return frozenset(id for id in self.kept_from if self.kept_from.count(id) > alone.count(id))


def written_with(worry: Worry, public: PublicList) -> str:
    """Return the key of the writer that stands behind a concern; empty when none does."""
    said = what_was_told(worry.told, worry.id, worry.sent_at, worry.terminal)
    return logging_keys.key_behind(worry.proof, logging_keys.CONCERN, said, worry.told.by, public)


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


def _moved_out(worry: Worry, entry: Entry, said: Any) -> Worry:
    return replace(worry, state=MOVED)


def title(worry: Worry) -> str:
    """Return whose worry it is, and where: earlier ones of the same child are counted by it."""
    told = worry.told
    who = worry.name or (told.peg and f"the {told.peg}") or NAMELESS.get(told.about, "no name yet")
    if what := OF_SCHOOL.get(told.kind):
        who = f"{what}: {worry.name}" if worry.name else what
    where = told.class_name or worry.place
    return f"{who}, {where}" if where else who


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
    kinds.LOOKED_UP: noted,
    kinds.MOVED_OUT: _moved_out,
    kinds.CHOSEN: _chosen,
}
_ABOUT_ONE_THING = ({kinds.LINKED, kinds.UNLINKED, kinds.FILED, kinds.REOPENED},)

_KINDS = frozenset({*_APPLY, kinds.MOVED_IN, kinds.AGREED_BACK})
WORRY = Noun(NOUN, Worry, fold, summarise, _KINDS, frozenset({kinds.RECEIVED}))
