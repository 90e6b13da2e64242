"""A case in which nobody else decides: it is said, it is late each school day, and it ends.

One person alone reads what two have to decide, or whoever else reads it is named in it.

Whoever it is about is kept out of it whatever that leaves, and whoever is named in it decides
nothing. Nobody closes it then, opens it again for what was added to it, nor takes anything grave
back; as soon as somebody may read it who is neither, they are let in (`let_in`).
"""

from collections.abc import Iterator
from itertools import chain

from store.cases import cleared, door, gravity, named
from store.cases.accused import accused
from store.cases.case import Case
from store.cases.case_parts import OPEN
from store.cases.kept import kept_alone
from store.cases.kept_alone import TO_CLEAR
from store.cases.to_do import TO_SAY
from store.drawers.drawer import Drawer
from store.drawers.holding import held_by
from store.drawers.record import MOVED, Item
from store.school.public_list import OFFICE, ROLL
from store.signing_in.session import Session
from store.worries.worry import WAITING, Worry

ALONE = "alone"
SAID = (
    "Nobody else can decide here: you alone read it, or it names all who do, or all but one. Ring "
    "the LADO, and ask the headteacher (about them, the chair) to make somebody a holder (People): "
    "they are let in when you sign in next. Until then it is not closed, and nothing grave is "
    "taken back."
)
TITLE = "Nobody else decides: ring the LADO, let somebody in"


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


def found(session: Session) -> Iterator[tuple[Drawer, Case]]:
    """Yield the cases in which nobody else decides, each with where it lies."""
    for drawer in list(session.shared()):
        for case in found_in(session, drawer):
            yield drawer, case


def found_in(session: Session, drawer: Drawer) -> Iterator[Case]:
    """Yield the cases in a drawer in which nobody else decides, or nobody about what was added."""
    if drawer.name in (OFFICE, ROLL):
        return
    yield from _with_added(session, drawer)
    if _reads_alone(session, drawer):
        yield from (case for case in drawer.records("case", [OPEN]) if _asks(session, case))
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


def item(case: Case, person: str) -> Item:
    """Return what stands on the desk: due on the day on which it was kept from somebody last."""
    return Item(ALONE, person, gravity.kept_since(case), TITLE)
