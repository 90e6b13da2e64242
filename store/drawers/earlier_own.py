"""What lies in the drawer that somebody had before their PIN was renewed, once it opens again.

New keys have a drawer of their own. What a recovery sheet opens of the one before is brought into
it: which child asked for them, what they were asked, logged and thanked for, what is half written.
"""

from datetime import datetime

from store.drawers.grants import OWN, own_drawer
from store.drawers.own import CONCERN, DRAFT, TASK
from store.signing_in.session import Session
from store.worries.good import NOUN as PRAISE


def bring(session: Session, now: datetime) -> None:
    """Bring it into this person's own drawer: each entry once, with the moment it was written.

    What is half written is not left behind: once it was destroyed it does not come back.

    Raises:
        OutOfOrder, Damaged: the disk failed; the rest is brought with the next sign-in.
    """
    theirs = {name: each for name, each in session.drawers.items() if name.startswith(OWN)}
    own = theirs.pop(own_drawer(session.person_id, session.keys.verify), None)
    if own is None:  # it is damaged, and the desk says so
        return
    for before in theirs.values():
        for subject in before.lying(TASK, CONCERN, PRAISE, DRAFT):
            # What is half written since is not replaced by what was half written then.
            if subject.startswith(f"{DRAFT}:") and own.get(subject) is not None:
                continue
            there = {each.id for each in own.entries(subject)}
            for each in before.entries(subject):
                if each.id not in there:
                    at = datetime.fromisoformat(each.at)
                    own.record(subject, each.kind, each.said, at, id=each.id)
        if drafts := before.lying(DRAFT):
            before.empty(drafts, [], now)
