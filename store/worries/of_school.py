"""What staff log as a fault, a parent's complaint or a mistake begins that kind of case.

Any of them logs it, those who lead open the case (procedure rows 8, 10 and 11).
"""

from collections.abc import Sequence

from store.cases.begun import KNOWN, MAY_ACCUSE
from store.drawers.drawer import Fact
from store.letterbox.told import COMPLAINT, OF_SCHOOL
from store.looking.noted import BEGUN
from store.school.public_list import PublicList
from store.worries.worry import Worry


def begun(public: PublicList, case: str, worries: Sequence[Worry]) -> list[Fact]:
    """Return what is recorded of a case that begins with such a concern.

    The school knew from when it was logged: hours that a law sets run from then.
    """
    found = []
    for each in (worry for worry in worries if worry.told.kind in OF_SCHOOL):
        told, what = each.told, OF_SCHOOL[each.told.kind]
        said = {"type": told.kind, "type_is": what, "kinds": told.kind, "step": ""}
        printed = [["Logged by", public.name_of(told.by)]]
        said |= {KNOWN: each.sent_at, MAY_ACCUSE: "yes" if told.kind == COMPLAINT else ""}
        found.append(Fact(case, BEGUN, {**said, "printed": printed}))
    return found
