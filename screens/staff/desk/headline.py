"""The desk in a sentence: how much waits, and what is urgent."""

from dataclasses import dataclass

from screens.staff.desk.desk_panes import handles_worries
from store.drawers import holders
from store.on_desk import OnDesk
from store.signing_in.session import Session


@dataclass(frozen=True)
class Headline:
    """What stands under the greeting; `urgent` when somebody is needed now."""

    text: str
    urgent: bool = False


def headline(session: Session, on_desk: OnDesk) -> Headline:
    """Return what a desk amounts to, for whoever sits at it."""
    if not handles_worries(session):
        asked = len(on_desk.inbox)
        return Headline(f"{asked} asked of you." if asked else "Nobody asks anything of you.")
    waiting, urgent = len(on_desk.waiting), sum(row.rank == 0 for row in on_desk.waiting)
    choose = f" Decided apart, please choose: {len(on_desk.apart)}." if on_desk.apart else ""
    if urgent:
        need = "needs" if urgent == 1 else "need"
        words = f"{urgent} {need} somebody NOW. {waiting} waiting in all.{choose}"
        return Headline(words, urgent=True)
    if session.cut_off():
        return Headline(f"OLD COPY: {waiting} waiting, and some of what was here is gone.", True)
    if waiting:
        first = "One waits." if waiting == 1 else f"{waiting} wait."
        said = f"{first} The one that needs you first is on top.{choose}"
    else:
        coming = holders.on_the_way(session)
        said = f"{'Not everything has come here yet.' if coming else 'Nothing waits.'}{choose}"
    return Headline(said)
