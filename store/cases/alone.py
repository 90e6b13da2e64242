"""What nobody else decides, a case or a worry: it is said, it is late each school day, it ends.

One person alone reads what is kept from all others, or what two have to decide, or whoever else
reads it is named in it.

Whoever it is about is kept out of it whatever that leaves, and whoever is named in it decides
nothing. Nobody closes such a case then, opens it again for what was added to it, nor takes anything
grave back; as soon as somebody may read it who is neither, they are let in (`let_in`). What a child
shut all others out of stays with the one for a school day first (`stays_until`).
"""

from collections.abc import Iterator
from datetime import datetime
from itertools import chain

from store.cases import cleared, door, gravity, named
from store.cases.accused import accused
from store.cases.case import Case
from store.cases.case_parts import OPEN
from store.cases.kept import kept_alone
from store.cases.kept_alone import TO_CLEAR
from store.cases.to_do import TO_SAY
from store.drawers.drawer import Drawer
from store.drawers.grants import CASE
from store.drawers.holding import has_lost_readers, held_by, subject_of
from store.drawers.record import MOVED, Item
from store.school.due import due_at, is_overdue
from store.school.public_list import OFFICE, ROLL
from store.signing_in.session import Session
from store.worries.kinds import KEPT_FROM
from store.worries.worry import WAITING, Worry

ALONE = "alone"
SAID = (
    "Nobody else can decide here: you alone read it, or it names all who do, or all but one. Ring "
    "the LADO, and ask the headteacher (about them, the chair) to make somebody a holder (People): "
    "they are let in when you sign in next. Until then it is not closed, and nothing grave is "
    "taken back."
)
TITLE = "Nobody else decides: ring the LADO, let somebody in"
TITLE_READ = "You alone read it: have somebody let in"
TITLE_STAYS = "You alone read it until then"
WITHIN = "1 school day"


def is_alone(session: Session, drawer: Drawer, case: Case) -> bool:
    """Tell whether nobody but one person, or nobody at all, decides in an open case.

    Two close it and this person alone reads it, or it names everybody who does, or everybody else
    because somebody put them into it.
    """
    if _reads_alone(session, drawer):
        return _asks(session, case)
    return case.state == OPEN and names_all(session, drawer, case)


def _reads_alone(session: Session, drawer: Drawer) -> bool:
    return set(held_by(session.public, drawer)) == {session.person_id}


def is_left_to_one(session: Session, drawer: Drawer, record: Case | Worry) -> bool:
    """Tell whether this person alone reads what is kept from others and is still to be dealt with:
    an open case, or a worry that waits in none."""
    waits = isinstance(record, Worry) and record.state == WAITING and not record.case
    is_open = waits or record.state == OPEN
    return is_open and drawer.name.startswith(CASE) and _reads_alone(session, drawer)


def asks_for_two(session: Session, drawer: Drawer, record: Case | Worry) -> bool:
    """Tell of what was `found` whether two have to decide it: else one only reads it alone."""
    asks = isinstance(record, Case) and _asks(session, record)
    return asks or not is_left_to_one(session, drawer, record)


def stays_until(session: Session, drawer: Drawer, record: Case | Worry) -> str:
    """Return until when one person alone reads what is kept from others (`2026-03-04 09:14`).

    It is so where whoever told it shut all others out, and nobody has to agree to anything yet: a
    school day from when it came into the drawer. Else empty: somebody is let in at the next look.
    """
    if asks_for_two(session, drawer, record) or has_lost_readers(drawer):
        return ""
    came = (each.at for each in drawer.entries(subject_of(drawer.name)))
    return due_at(WITHIN, datetime.fromisoformat(min(came)), session.public.calendar)


def _asks(session: Session, case: Case) -> bool:
    if case.state != OPEN:
        return gravity.asks_for_two(case)
    return gravity.asks_for_two(case) or bool(kept_alone(case)) or _names(session, case)


def _names(session: Session, case: Case) -> bool:
    return bool(named.why_not(session.public, session.person_id, case))


def names_all(session: Session, drawer: Drawer, case: Case) -> bool:
    """Tell whether a case names everybody who reads it, or all but one.

    Of all but one only where a hand put some of the others into it, or where what was told accuses
    all of them.
    """
    held = held_by(session.public, drawer)
    able = [id for id in held if not named.why_not(session.public, id, case)]
    asked = named.to_say(cleared.before(case))
    put_in = any(each.entered and each.id in held for each in asked)
    out = accused(session.public, case)
    clear = [id for id in held if id not in out]
    return not able or (len(able) == 1 and put_in) or len(clear) <= 1 < len(held)


def found(session: Session) -> Iterator[tuple[Drawer, Case | Worry]]:
    """Yield the cases and worries in which nobody else decides, each with where it lies."""
    for drawer in list(session.shared()):
        for record in found_in(session, drawer):
            yield drawer, record


def found_in(session: Session, drawer: Drawer) -> Iterator[Case | Worry]:
    """Yield what of a drawer nobody else decides, or nobody about what was added to it."""
    if drawer.name in (OFFICE, ROLL):
        return
    yield from _with_added(session, drawer)
    if _reads_alone(session, drawer):
        lying = drawer.records("case", [OPEN])
        lying += drawer.records("worry", [WAITING]) if drawer.name.startswith(CASE) else []
        for each in lying:
            asks = isinstance(each, Case) and _asks(session, each)
            if asks or is_left_to_one(session, drawer, each):
                yield each
        return
    # Only what asks about somebody can name everybody: few cases, found without reading the rest.
    asked = (drawer.open_items(item=word) for word in (TO_SAY, TO_CLEAR))
    for subject in dict.fromkeys(subject for subject, _ in chain.from_iterable(asked)):
        case = drawer.get(subject)
        if isinstance(case, Case) and is_alone(session, drawer, case):
            yield case


def _with_added(session: Session, drawer: Drawer) -> Iterator[Case]:
    """Yield the closed cases in which something waits that was added and names all who read it.

    Nobody opens such a case again, or says that nothing more is to be done (`after_end`).
    """
    public, held = session.public, held_by(session.public, drawer)
    for row in drawer.rows("worry", [WAITING]):
        worry = drawer.get(row.subject)
        case = drawer.get(worry.case) if isinstance(worry, Worry) and worry.case else None
        if not isinstance(case, Case) or case.state in (OPEN, MOVED):
            continue
        out = (named.why_not(public, id, case) or door.tells_of(public, worry, id) for id in held)
        if all(out):
            yield case


def item(session: Session, drawer: Drawer, record: Case | Worry, now: datetime) -> Item:
    """Return what stands on the desk, due when it is late (`due`)."""
    title = TITLE if asks_for_two(session, drawer, record) else TITLE_READ
    if not is_late(session, drawer, record, now):
        title = TITLE_STAYS
    return Item(ALONE, session.person_id, due(session, drawer, record), title)


def due(session: Session, drawer: Drawer, record: Case | Worry) -> str:
    """Return until when it stays with one alone, else the day on which it was kept from somebody
    last: it is late from then on."""
    return stays_until(session, drawer, record) or _kept_since(drawer, record)


def is_late(session: Session, drawer: Drawer, record: Case | Worry, now: datetime) -> bool:
    """Tell whether it is late, as it is each day but those that it stays with one alone."""
    until = stays_until(session, drawer, record)
    return not until or is_overdue(until, now, session.public.calendar)


def _kept_since(drawer: Drawer, record: Case | Worry) -> str:
    if isinstance(record, Case):
        return gravity.kept_since(record)
    kept = [each.at for each in drawer.entries(record.id) if each.kind == KEPT_FROM]
    return max(kept, default=record.received_at or record.sent_at)[:10]
