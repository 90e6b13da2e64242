"""Which worry goes into a case, and by whom: one that is in no other, and by nobody it names.

Which leaves one again by one person's hand, and whom a case is kept from with it.
"""

from store.cases.case_written import ASKED_FIRST, kept_alone
from store.cases.cases import Case
from store.cases.gravity import stands
from store.cases.kept_alone import along, why_kept
from store.cases.kinds import KEPT_FROM
from store.cases.named import NAMED_IN_WORRY
from store.drawers.drawer import Drawer, Fact
from store.drawers.record import MOVED
from store.errors import Refused
from store.school.public_list import PublicList
from store.worries import stands_out
from store.worries.worries import Worry

IN_A_CASE = (
    "This is in a case by now. It is taken out of it first, with why (M), by somebody whom neither "
    "names."
)

STAYS = (
    "Two close this case, so nobody alone takes out what was told: it goes only into a case that "
    "is as grave. If it is not, triage it again (F), and somebody else agrees."
)


def why_stays(case: Case, other: Case | None = None) -> str:
    """Return why nobody alone takes what was told out of a case into another one, or out of all.

    Empty where one person may.
    """
    if kept_alone(case):
        return ASKED_FIRST
    as_grave = other and other.needs_second and stands(case) <= stands(other)
    return STAYS if case.needs_second and not as_grave else ""


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
    why = why_kept(drawer.entries(worry.id), person)
    said = {"person": person, "why": why, **more, **along(worry.kept_alone, person)}
    return Fact(case, KEPT_FROM, said)
