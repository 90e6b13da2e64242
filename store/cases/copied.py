"""Copying a case into the main file elsewhere: its page, and the reference it gets there.

The page can be printed before the closing, which asks for the reference. Whoever closes it first
says why, and notes the reference later: until then it stands among what they have to do.
"""

from datetime import datetime

from store.cases.cases import OPEN, Case
from store.cases.casework import as_it_stands
from store.cases.kinds import COPIED, PRINTED
from store.cases.printed import ONE_PAGE
from store.cases.to_do import owes_copy
from store.drawers.drawer import Drawer
from store.errors import Refused
from store.fields import Field, Values, kept, require

FIELDS = (
    Field("copied_reference", "Its reference there", required=True, limit=120),
    Field("copied_by", "Copied by", required=True, limit=120),
)


def has_page(drawer: Drawer, case: Case) -> bool:
    """Tell whether the page for the main file was printed already, and saved."""
    saved = {each.code for each in case.printed if each.saved}
    pages = (each.said for each in drawer.entries(case.id) if each.kind == PRINTED)
    return any(said.get("what") == ONE_PAGE and said.get("code") in saved for said in pages)


def note(drawer: Drawer, case: Case, values: Values, now: datetime) -> None:
    """Note that a closed case was copied, under which reference and by whom.

    Raises:
        Incomplete: the reference or who copied it is missing.
        Refused: it is open, or was copied already.
    """
    require(FIELDS, values)
    case = as_it_stands(drawer, case)
    if case.state == OPEN:
        raise Refused("This case is open: its closing asks for the reference.")
    if not owes_copy(case):
        raise Refused("It was copied already. Please look again.")
    drawer.record(case.id, COPIED, kept(FIELDS, values), now)
