"""That a paper about a case was made is noted in it: who, what, when and where to.

What leaves for others, a letter or a file, is a kind of its own: whom the case may be about makes
the page for whom they ring, and neither of those (`door`).
"""

from datetime import datetime

from store.cases import door
from store.drawers.drawer import Drawer, Fact
from store.looking.noted import PAPER
from store.school.public_list import PublicList


def refuse(public: PublicList, drawer: Drawer, case: str, kind: str = PAPER) -> None:
    """Refuse that whoever opens a drawer makes this kind of paper, before anything is drawn.

    Raises:
        Refused: it leaves for others, and may be about them.
    """
    door.judge(public, drawer, Fact(case, kind))


def note(
    drawer: Drawer, case: str, what: str, folder: str, now: datetime, kind: str = PAPER
) -> None:
    """Note that a paper about a case is made and saved in a folder; it can be closed too.

    Raises:
        Refused: it leaves for others, and may be about whoever makes it.
    """
    drawer.record(case, kind, {"what": what, "folder": folder}, now)
