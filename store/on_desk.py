"""What lies on somebody's desk: what waits for a session, from every drawer it holds."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from store.adults import said_of
from store.cases import alone, door, named
from store.cases.case import Case
from store.cases.kept_alone import OF_ALL
from store.cases.promised import SPEAK
from store.cases.to_do import STEP, STEP_LADO, STEP_NOW, TO_LOOK, TO_SAY, TO_TRIAGE, is_to_come
from store.cases.waits import AGREED, may_agree
from store.drawers.drawer import Drawer
from store.drawers.holders import holders_of
from store.drawers.holding import held_by
from store.drawers.own import DONE, OPEN
from store.drawers.record import Item, Row
from store.school.due import is_overdue
from store.signing_in.session import Session
from store.to_do_names import with_names
from store.unowned import Decides, deciding, unowned
from store.worries import gravest, unopened
from store.worries.asked import TO_ASK_AGAIN
from store.worries.praise import NEW, SEEN, TO_READ
from store.worries.worries import TO_END
from store.worries.worry import Worry

TO_ASK, ASK = "ask", "Ask a colleague: about you?"
"""What waits for whoever leads a case that names them: that somebody else says what of."""


@dataclass(frozen=True)
class ToDo:
    """Something to do: where it belongs, and whether its day has passed.

    `nobodys`: whoever should do it does not open it, or may decide nothing in it: nobody does yet.
    """

    drawer: str
    subject: str
    item: Item
    overdue: bool
    nobodys: bool = False

    @property
    def for_now(self) -> bool:
        """Whether it is a step to be done at once that is not late yet."""
        return self.at_once and not self.overdue

    @property
    def at_once(self) -> bool:
        """Whether it is a step to be done at once: of what is late those come first."""
        return self.item.id.startswith(STEP_NOW)

    def place(self, today: str) -> tuple[bool, str]:
        """Return its place on To do: what is to be done at once first, then the earliest due.

        What should have been done at once on an earlier day than `today` stands among what is late.
        """
        at_once = self.item.id.startswith(STEP_NOW) and self.item.due >= today
        return not at_once, self.item.due or "9"


@dataclass(frozen=True)
class OnDesk:
    """What a desk shows. Worries come in the order of `gravest`, which says what is of each.

    `apart` are worries and cases, in whatever state, in which decisions stand side by side.
    `praise` waits for nobody.
    """

    waiting: tuple[Row, ...]
    cases: tuple[Row, ...]
    mine: tuple[ToDo, ...]
    overdue: tuple[ToDo, ...]
    inbox: tuple[Row, ...]
    concerns: tuple[Row, ...]
    apart: tuple[Row, ...] = ()
    praise: tuple[Row, ...] = ()
    gravest: Mapping[str, str] = field(default_factory=dict)


def of(session: Session, now: datetime) -> OnDesk:
    """Return what is on the desk of this session now.

    What is due is a day (`2026-03-03`) or a moment (`2026-03-03 09:14`).
    """
    calendar = session.public.calendar
    today, tomorrow = ((now.date() + timedelta(days=n)).isoformat() for n in (0, 1))
    shared, may = list(session.shared()), deciding(session.public)
    waiting = gravest.waiting(session)
    cases = [row for drawer in shared for row in drawer.rows("case", ["open"])]
    mine = [
        ToDo(drawer.name, subject, item, is_overdue(item.due, now, calendar))
        for drawer in shared
        for subject, item in drawer.open_items(owner=session.person_id)
        if item.id != TO_TRIAGE and not is_to_come(item, today)
        # Whoever may decide nothing there still rings as they promised to.
        if item.id.startswith(SPEAK) or may(drawer, subject, item, session.person_id)
    ]
    own = session.own.open_items(item=TO_READ.id)
    mine += [ToDo(session.own.name, subject, item, overdue=False) for subject, item in own]
    mine += [*to_triage(session, now), *to_keep(session, now), *to_say(session, now)]
    mine += [*to_ask(session), *to_look_at(session, now), *to_end(session, now)]
    mine += _to_take_over(session, now, may)
    late = [
        ToDo(drawer.name, subject, with_names(session.public, drawer, subject, item), True, nobodys)
        for drawer in shared
        for held in [held_by(session.public, drawer)]
        for subject, item in drawer.open_items(due_before=tomorrow)
        for nobodys in [item.owner not in ("", *held) or not may(drawer, subject, item, item.owner)]
        if is_overdue(item.due, now, calendar) and _may_do(session, drawer, subject, item)
    ]
    by_oneself = [
        ToDo(
            drawer.name,
            record.id,
            alone.item(session, drawer, record, now),
            alone.is_late(session, drawer, record, now),
        )
        for drawer, record in alone.found(session)
    ]
    accusing = list(_to_open(session, now))
    mine += [each for each, able in accusing if able]
    alone_and_late = [each for each in by_oneself if each.overdue]
    late = [*alone_and_late, *late, *(each for each, _ in accusing if each.overdue)]
    return OnDesk(
        waiting=tuple(row for row, _ in waiting),
        gravest={row.subject: grave for row, grave in waiting if grave},
        cases=tuple(sorted(cases, key=lambda row: (row.rank, row.at))),
        mine=(*by_oneself, *_next_steps(sorted(mine, key=lambda todo: todo.place(today)))),
        overdue=tuple(sorted(late, key=lambda todo: (not todo.at_once, todo.item.due))),
        inbox=tuple(session.own.rows("task", ["open"])),
        concerns=tuple(session.own.rows("concern", [OPEN, DONE])),
        apart=tuple(
            row
            for drawer in shared
            for noun in ("worry", "case")
            for row in drawer.rows(noun, apart=True)
        ),
        praise=tuple(session.own.rows("praise", [NEW, SEEN])),
    )


def _may_do(session: Session, drawer: Drawer, subject: str, item: Item) -> bool:
    """Tell whether this person may do what nobody in particular is asked: of them alone it is late.

    What somebody is asked is late of all who read it.
    """
    if item.id.partition(" ")[0] in OF_ALL:
        return _may_agree(session, drawer, subject, item)
    case = drawer.get(subject) if item.id in (TO_LOOK, TO_SAY) else None
    if not isinstance(case, Case):
        return True
    if item.id == TO_SAY:
        return said_of.may_say(session, case)
    return not named.why_not(session.public, session.person_id, case)


def _next_steps(mine: Sequence[ToDo]) -> Iterator[ToDo]:
    """Yield what is to do; of the steps of one case those that are late, those that are to be done
    at once, the call to the LADO, and the next one."""
    seen = set[str]()
    for each in mine:
        step = each.item.id.startswith(STEP) and each.item.id != STEP_LADO
        if not step or each.overdue or each.for_now or each.subject not in seen:
            yield each
        if step:
            seen.add(each.subject)


def to_agree(session: Session) -> list[ToDo]:
    """Return what waits for this person's word.

    Closings, what is less grave, parents not told, whom a case or a worry is kept from, or is not
    about.
    """
    return [
        ToDo(drawer.name, subject, with_names(session.public, drawer, subject, item), overdue=False)
        for drawer in session.shared()
        for subject, item in drawer.open_items()
        if item.id.partition(" ")[0] in AGREED and _may_agree(session, drawer, subject, item)
    ]


def _may_agree(session: Session, drawer: Drawer, subject: str, item: Item) -> bool:
    record = drawer.get(subject)
    if not isinstance(record, Case | Worry):
        return False
    return may_agree(session.public, record, item, session.person_id)


def to_keep(session: Session, now: datetime) -> list[ToDo]:
    """Return what one person alone put somebody out of, or said of whom it names, where this one
    may agree or undo it."""
    return [
        ToDo(drawer.name, subject, item, is_overdue(item.due, now, session.public.calendar))
        for drawer in session.shared()
        for word in OF_ALL
        for subject, found in drawer.open_items(item=word)
        if _may_agree(session, drawer, subject, found)
        for item in [with_names(session.public, drawer, subject, found)]
    ]


def _to_open(session: Session, now: datetime) -> Iterator[tuple[ToDo, bool]]:
    """Yield the worries that accuse an adult at school and wait in no case, each with whether this
    person decides about it: late it is of all who read it."""
    calendar = session.public.calendar
    for drawer in session.shared():
        for subject, item in unopened.found_in(session, drawer):
            late = is_overdue(item.due, now, calendar)
            yield (
                ToDo(drawer.name, subject, item, late),
                not door.why_not(session.public, drawer, drawer.get(subject)),
            )


def to_say(session: Session, now: datetime) -> list[ToDo]:
    """Return the cases that name somebody of whom this person may say whether it is about them."""
    return [
        ToDo(drawer.name, subject, item, is_overdue(item.due, now, session.public.calendar))
        for drawer in session.shared()
        for subject, item in drawer.open_items(item=TO_SAY)
        if _may_do(session, drawer, subject, item)
    ]


def to_triage(session: Session, now: datetime) -> list[ToDo]:
    """Return the cases that nobody has triaged, for whoever leads them.

    Where whoever leads one may not, or does not open it, they are for everybody else who reads it.
    """
    public, me = session.public, session.person_id

    def may(person: str, drawer: Drawer, case: Case) -> bool:
        reads = person in holders_of(session, drawer) and public.is_active(person)
        return reads and not named.why_not(public, person, case)

    return [
        ToDo(drawer.name, subject, item, is_overdue(item.due, now, public.calendar))
        for drawer in session.shared()
        for subject, item in drawer.open_items(item=TO_TRIAGE)
        if isinstance(case := drawer.get(subject), Case)
        and (me == case.lead or not may(case.lead, drawer, case))
        and may(me, drawer, case)
    ]


def _to_take_over(session: Session, now: datetime, decides: Decides) -> list[ToDo]:
    """Return what nobody does in a case, for everybody else who reads it and may decide there."""
    calendar = session.public.calendar
    return [
        ToDo(drawer.name, subject, item, is_overdue(item.due, now, calendar), nobodys=True)
        for drawer, subject, item in unowned(session, now.date().isoformat(), decides)
    ]


def to_ask(session: Session) -> list[ToDo]:
    """Return the cases this person leads, and goes on with after a colleague's word of them."""
    public, me = session.public, session.person_id
    return [
        ToDo(drawer.name, subject, Item(TO_ASK, me, "", ASK), overdue=False)
        for drawer in session.shared()
        for subject, item in drawer.open_items(item=TO_SAY)
        if isinstance(case := drawer.get(subject), Case)
        and case.lead == me
        and named.why_not(public, me, case)
        and named.is_only_named(me, case)
    ]


def to_look_at(session: Session, now: datetime) -> list[ToDo]:
    """Return the cases that were closed, or triaged, without knowing of something grave.

    They are to be looked at again by everybody who may decide in them.
    """
    public = session.public
    return [
        ToDo(drawer.name, subject, item, is_overdue(item.due, now, public.calendar))
        for drawer in session.shared()
        for subject, found in drawer.open_items(item=TO_LOOK)
        if isinstance(case := drawer.get(subject), Case)
        and not named.why_not(public, session.person_id, case)
        for item in [with_names(session.public, drawer, subject, found)]
    ]


def to_end(session: Session, now: datetime) -> list[ToDo]:
    """Return what was added to closed cases and waits, and whom a child wished for that it
    accuses since, for whoever may decide about it."""
    public = session.public
    return [
        ToDo(drawer.name, subject, item, is_overdue(item.due, now, public.calendar))
        for drawer in session.shared()
        for word in (TO_END, TO_ASK_AGAIN)
        for subject, item in drawer.open_items(item=word)
        if not (item.owner or door.why_not(public, drawer, drawer.get(subject)))
    ]
