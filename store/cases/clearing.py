"""Whether somebody else agrees to what one person says of whom a worry or a case names."""

from store.adults import low_ends
from store.adults.rows import SAID_OF
from store.cases import cleared
from store.cases.about_field import ADULT_FIELD
from store.cases.case import Case
from store.cases.kept_alone import AGREE
from store.drawers.drawer import Drawer, Fact
from store.school.public_list import PublicList
from store.worries.kinds import ENDED, FILED
from store.worries.worry import Worry


def asks(public: PublicList, drawer: Drawer, fact: Fact) -> bool:
    """Tell whether what is recorded says alone that it is not about somebody whom it names, where
    what they did is left open.

    By what is said of them in a case, by filing a worry, or by ending what was added to a closed
    case.
    """
    if AGREE in fact.body or fact.kind not in (SAID_OF, FILED, ENDED):
        return False
    record = drawer.get(fact.subject)
    if isinstance(record, Case):
        return cleared.asks(record, fact.body)
    said = ADULT_FIELD.id in fact.body
    return said and isinstance(record, Worry) and bool(low_ends.open_of(public, record))
