"""Who puts a worry into a case that is there: nobody whom it names."""

from store.cases.named import NAMED_IN_WORRY
from store.drawers.drawer import Drawer
from store.errors import Refused
from store.school.public_list import PublicList
from store.worries import stands_out
from store.worries.worries import Worry


def refuse_to_link(public: PublicList, drawer: Drawer, worry: Worry) -> None:
    """Refuse that somebody puts a worry that names them into a case that is there.

    Raises:
        Refused: it names them.
    """
    person = public.person(drawer.person)
    if person and stands_out.names(worry, person, public):
        raise Refused(NAMED_IN_WORRY)
