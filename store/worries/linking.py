"""Which worry goes into a case, and by whom: one that is in no other, and by nobody it names.

Which leaves one again by one person's hand, and whom a case is kept from with it.
"""

from dataclasses import replace

from store.adults.rows import GONE, MENTIONED, TOLD
from store.adults.whom import without
from store.cases.case import Case
from store.cases.gravity import stands
from store.cases.kept import ASKED_FIRST, kept_alone
from store.cases.kept_alone import ALONG, along, why_kept
from store.cases.kinds import KEPT_FROM, MOVED_IN, MOVED_OUT, PRINTED, WORRY_PUT_IN
from store.cases.named import NAMED_IN_WORRY
from store.drawers.drawer import Drawer, Fact
from store.drawers.journal import Entry
from store.drawers.record import MOVED
from store.errors import Refused
from store.involved.kinds import ADDED, TIED
from store.looking.noted import TOLD_SINCE
from store.school.public_list import PublicList
from store.worries import stands_out
from store.worries.worry import Worry

IN_A_CASE = (
    "This is in a case by now. It is taken out of it first, with why (M), by somebody whom neither "
    "names."
)

STAYS = (
    "Two close this case, so nobody alone takes out what was told: it goes only into a case that "
    "is as grave. If it is not, triage it again (F), and somebody else agrees."
)
_BESIDE = frozenset({ADDED, TIED, TOLD, MENTIONED, GONE, TOLD_SINCE, MOVED_IN, MOVED_OUT, PRINTED})
"""What is written beside that something was put into a case, and decides nothing."""


def why_stays(drawer: Drawer, case: Case, worry: Worry, other: Case | None = None) -> str:
    """Return why nobody alone takes what was told out of a case into another one, or out of all.

    Empty where one person may: also where what makes two close the case was put into it and leaves
    with it, so that it stands as gravely wherever it goes; and where whoever put it in by a slip
    takes it out before anybody has done anything there.
    """
    if kept_alone(case):
        return ASKED_FIRST
    as_grave = other and other.needs_second and stands(case) <= stands(other)
    if not case.needs_second or as_grave or _brought_it(drawer, case, worry):
        return ""
    return "" if _by_a_slip(drawer, case, worry) else STAYS


def _brought_it(drawer: Drawer, case: Case, worry: Worry) -> bool:
    """Tell whether it was put in, and nothing else makes two close the case."""
    left = replace(case, noted=without(case.noted, worry.id))
    return bool(_since(drawer, case, worry)) and not left.needs_second


def _by_a_slip(drawer: Drawer, case: Case, worry: Worry) -> bool:
    """Tell whether whoever asks put it in from the desk, and nothing was done there since."""
    since = _since(drawer, case, worry)
    mine = bool(since) and since[0].by == drawer.person and not worry.left
    return mine and all(each.kind in _BESIDE for each in since[1:])


def _since(drawer: Drawer, case: Case, worry: Worry) -> list[Entry]:
    """Return that it was put into a case, and what was written there since; else nothing."""
    entries = drawer.entries(case.id)
    found = (n for n, e in enumerate(entries) if e.kind == WORRY_PUT_IN)
    mine = [n for n in found if entries[n].said.get("worry") == worry.id]
    return entries[mine[-1] :] if mine else []


def refuse_taken(drawer: Drawer, worry: Worry) -> None:
    """Refuse that what lies in a case is put into another one, as it stands here by now.

    Raises:
        Refused: it lies in a case that is here.
    """
    found = drawer.get(worry.id)
    case = found.case if isinstance(found, Worry) else ""
    if case and drawer.state_of(case) not in ("", MOVED):
        raise Refused(IN_A_CASE)


def refuse_to_link(public: PublicList, drawer: Drawer, worry: Worry) -> None:
    """Refuse that somebody puts a worry that names them into a case that is there.

    Raises:
        Refused: it names them, or it is in a case already.
    """
    refuse_taken(drawer, worry)
    person = public.person(drawer.person)
    if person and stands_out.names(worry, person, public):
        raise Refused(NAMED_IN_WORRY)


def kept_along(drawer: Drawer, worry: Worry, case: str, person: str, **more: str) -> Fact:
    """Return that a case is kept from whom a worry in it is, with why, and what waits of that."""
    entries = drawer.entries(worry.id)
    first = along(worry.kept_alone, entries, person)
    said = {"person": person, "why": why_kept(entries, person), ALONG: worry.id, **more, **first}
    return Fact(case, KEPT_FROM, said)
