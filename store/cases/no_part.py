"""Who at school is given no part in what may be about them: nothing to do in it, and no child.

Asked of whoever would be given something, not of who may agree or read it for others
(`cases.accused`). In a case that is fewer: whom a colleague's words only name, and leave open what
they did, goes on working there. Of a worry it is more: a parent by the roll, and whom its case is
kept from.
"""

from store.adults import by_typed_name, on_the_roll
from store.cases import named
from store.cases.accused import no_second
from store.cases.case import Case
from store.drawers.drawer import Drawer
from store.signing_in.session import Session
from store.worries.worry import Worry


def given_no_part(session: Session, drawer: Drawer, record: Case | Worry) -> frozenset[str]:
    """Return those at school whom nobody gives a part in a worry, its case, or a case; by id.

    They do not lead it, have nothing to do in it, and no child is sent to them.
    """
    if isinstance(record, Case):
        return by_typed_name.of_case(session.public, record) | named.no_part(record)
    parents = {each.id for each in on_the_roll.parents_in(session, record)}
    case = drawer.get(record.case) if record.case else None
    there = named.no_part(case) if isinstance(case, Case) else set[str]()
    return no_second(session.public, record) | parents | there
