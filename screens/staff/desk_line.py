"""The line on top of the desk: how much waits, and whether somebody is needed now."""

from screens.staff.desk_panes import handles_worries
from store import holders
from store.desk import Desk
from store.session import Session


def headline(session: Session, desk: Desk) -> tuple[str, bool]:
    """Return the line, and whether a child needs somebody now."""
    choose = f" Decided apart, please choose: {len(desk.apart)}." if desk.apart else ""
    waiting, urgent = len(desk.waiting), sum(row.rank == 0 for row in desk.waiting)
    if not handles_worries(session):
        asked = len(desk.inbox)
        return (f"{asked} asked of you." if asked else "Nobody asks anything of you."), urgent > 0
    if urgent:
        need = "needs" if urgent == 1 else "need"
        return f"{urgent} {need} somebody NOW. {waiting} waiting in all.{choose}", True
    if waiting:
        first = "One waits." if waiting == 1 else f"{waiting} wait."
        return f"{first} The one that needs you first is on top.{choose}", False
    coming = holders.on_the_way(session)
    nothing = "Not everything has come here yet." if coming else "Nothing waits."
    return f"{nothing}{choose}", False
