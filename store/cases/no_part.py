"""Who at school is given no part in what may be about them."""

from store.adults import low_ends, on_the_roll
from store.cases import named
from store.cases.cases import Case
from store.drawers.drawer import Drawer
from store.signing_in.session import Session
from store.worries.worries import Worry


def given_no_part(session: Session, drawer: Drawer, record: Case | Worry) -> frozenset[str]:
    """Return those at school whom nobody gives a part in a worry, its case, or a case.

    It is kept from them or may be about them: they do not lead it, have nothing to do in it, agree
    to nothing, and no child is sent to them.
    """
    if isinstance(record, Case):
        return frozenset({*record.kept_from, *named.about(record)} - {""})
    about = {record.told.adult, *low_ends.may_have_done_it(session.public, record)}
    about |= {each.id for each in on_the_roll.parents_in(session, record)}
    case = drawer.get(record.case) if record.case else None
    there = given_no_part(session, drawer, case) if isinstance(case, Case) else frozenset[str]()
    return frozenset({*record.kept_from, *about, *there} - {""})
