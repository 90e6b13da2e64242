"""That a paper about a case was made is noted in it: who, what, when and where to."""

from datetime import datetime

from store.drawers.drawer import Drawer
from store.looking.noted import PAPER


def note(drawer: Drawer, case: str, what: str, folder: str, now: datetime) -> None:
    """Note that a paper about a case is made and saved in a folder; it can be closed too."""
    drawer.record(case, PAPER, {"what": what, "folder": folder}, now)
