"""Taking back what a colleague was asked, once what was told accuses them, or it is kept from them.

It goes out of their inbox, and stands on the To do of whoever asked: somebody else has to be asked.
Where a child wished for them it is gone without a word, and on the To do of whoever reads the rest.
So it is with what they agreed to of a worry that stands in no case: whom it is kept from, somebody
else says again. In a case that counts no more by itself (`unaware`).
"""

from collections.abc import Iterator
from datetime import datetime
from itertools import chain

from store.carrying.dispatch import dispatch
from store.cases import kinds, named
from store.cases.accused import no_second
from store.cases.case import Case
from store.cases.case_parts import OPEN
from store.cases.kept_alone import TO_CLEAR
from store.cases.left_to_others import entered
from store.cases.to_do import TO_SAY
from store.drawers.drawer import Drawer, Fact
from store.drawers.record import MOVED
from store.letterbox.envelope import TASK_BACK
from store.letterbox.told import PUPIL
from store.school.public_list import PublicList
from store.signing_in.session import Session
from store.subjects import wish_of
from store.worries import kinds as of_worry
from store.worries.asked import Asked
from store.worries.gravest import accused_in
from store.worries.worry import WAITING, Worry

WISH = "the child asked for {}, who may have no part in it"
"""What is to be done in the place of whom a child asked for, behind "Ask somebody else (Q)"."""


def end(session: Session, now: datetime) -> None:
    """Take back, wherever this session reads, what nobody would ask of a colleague now."""
    for drawer in list(session.shared()):
        for subject in dict.fromkeys(_subjects(drawer)):
            _end_in(session, drawer, subject, now)
        for row in drawer.rows("worry", [WAITING]):
            _end_agreement(session, drawer, row.subject, now)


def _subjects(drawer: Drawer) -> Iterator[str]:
    """Yield the open cases and waiting worries in which somebody may be accused.

    What is closed is not read: there are twenty years of it.
    """
    asked = (drawer.open_items(item=word) for word in (TO_SAY, TO_CLEAR))
    yield from (subject for subject, _ in chain.from_iterable(asked))
    open = {row.subject for row in drawer.rows("case", [OPEN])}
    yield from (subject for subject, _ in drawer.kept_from_somebody() if subject in open)
    yield from (row.subject for row in drawer.rows("worry", [WAITING]))


def _end_agreement(session: Session, drawer: Drawer, subject: str, now: datetime) -> None:
    worry = drawer.get(subject)
    if not isinstance(worry, Worry) or worry.case or not worry.kept_from:
        return
    entries = drawer.entries(subject)
    back = {each.said.get("agreed") for each in entries if each.kind == of_worry.AGREED_BACK}
    agreed = [e for e in entries if e.kind == of_worry.KEEPING_AGREED and e.id not in back]
    out = no_second(session.public, worry) if agreed else frozenset[str]()
    said = [{"agreed": each.id, "to": each.by} for each in agreed if each.by in out]
    if said:
        drawer.record_all([Fact(subject, of_worry.AGREED_BACK, each) for each in said], now)


def _end_in(session: Session, drawer: Drawer, subject: str, now: datetime) -> None:
    record = drawer.get(subject)
    if isinstance(record, Worry) and record.case:
        record = drawer.get(record.case)
    if not isinstance(record, Case | Worry) or record.state == MOVED:
        return
    case = record if isinstance(record, Case) else None
    rows = drawer.rows("worry", parent=record.id) if case else ()
    worries = [each for row in rows if isinstance(each := drawer.get(row.subject), Worry)]
    worries += [record] if isinstance(record, Worry) else []
    tasks = [(each.id, task) for each in worries for task in each.tasks if task.waits]
    tasks += [(case.id, task) for task in case.tasks if task.waits] if case else []
    tasks += [(each.id, wish) for each in worries if (wish := _wish(session.public, each))]
    if not tasks:
        return
    out = frozenset[str]()
    if case:
        put_in = (each.id for each in named.to_say(case) if each.entered)
        out = frozenset({*case.kept_from, *named.accused(case), *entered(case), *put_in})
    for each in worries:  # `accused.no_second`, read once
        out |= accused_in(session, each) | {*each.kept_from, each.told.adult}
    for of, task in tasks:
        if task.to in out:
            _take_back(session, drawer, of, task, case, now)


def _wish(public: PublicList, worry: Worry) -> Asked | None:
    """Return a child's wish for somebody that may wait in their inbox."""
    told, id = worry.told, wish_of(worry.id)
    if told.source != PUPIL or not told.asks_for or told.asks_for in told.kept_from:
        return None
    if any(each.id == id and (each.done or each.back) for each in worry.tasks):
        return None
    return Asked(id, told.asks_for, WISH.format(public.name_of(told.asks_for)))


def _take_back(
    session: Session, drawer: Drawer, of: str, task: Asked, case: Case | None, now: datetime
) -> None:
    said = {"task": task.id, "to": task.to, "text": task.text, "due": task.due}
    said |= {"sent": task.sent, "by": task.by}
    told = [Fact(of, of_worry.TASK_BACK, said)] if case is None or of != case.id else []
    noted = [Fact(case.id, kinds.TASK_BACK, said)] if case else []
    if session.public.is_active(task.to):
        # Of a child's wish nothing tells them that anybody took it back.
        body, lies = {"by": task.by and session.person_id}, drawer.name if task.by else ""
        dispatch(session, TASK_BACK, task.id, body, (task.to,), now, drawer=lies)
    drawer.record_all([*told, *noted], now)
