"""What lies in the drawer that somebody had before their PIN was renewed, once it opens again.

New keys have a drawer of their own. What a recovery sheet opens of the one before is brought into
it: which child asked for them, what they were asked, logged and thanked for, what is half written.
"""

from datetime import datetime

from store.drawers.drawer import Drawer, Fact
from store.drawers.grants import OWN, own_drawer
from store.drawers.own import CONCERN, DRAFT, DRAFT_KEPT, TASK, Draft
from store.signing_in.session import Session
from store.worries.good import NOUN as PRAISE


def bring(session: Session, now: datetime) -> None:
    """Bring it into this person's own drawer: each entry once, with the moment it was written.

    Raises:
        OutOfOrder, Damaged: the disk failed; the rest is brought with the next sign-in.
    """
    theirs = {name: each for name, each in session.drawers.items() if name.startswith(OWN)}
    own = theirs.pop(own_drawer(session.person_id, session.keys.verify), None)
    if own is None:  # it is damaged, and the desk says so
        return
    for before in theirs.values():
        for subject in before.lying(TASK, CONCERN, PRAISE):
            there = {each.id for each in own.entries(subject)}
            for each in before.entries(subject):
                if each.id not in there:
                    at = datetime.fromisoformat(each.at)
                    own.record(subject, each.kind, each.said, at, id=each.id)
        _bring_half_written(own, before, now)


def _bring_half_written(own: Drawer, before: Drawer, now: datetime) -> None:
    """Bring what is half written, and leave none of it behind.

    Where another one of the same form is half written by now it waits until that is used.
    """
    brought: list[str] = []
    for subject in before.lying(DRAFT):
        if not _half_written(before, subject) or _half_written(own, subject):
            continue
        last = [each for each in before.entries(subject) if each.kind == DRAFT_KEPT][-1]
        kept = Fact(subject, DRAFT_KEPT, last.said, last.id)
        own.empty([subject], [kept], datetime.fromisoformat(last.at))
        brought.append(subject)
    if brought:
        before.empty(brought, [], now)


def _half_written(drawer: Drawer, subject: str) -> bool:
    draft = drawer.get(subject)
    return isinstance(draft, Draft) and bool(draft.values)
