"""What is said of two changes of the list that were put in force at once: which one stands."""

from screens.clock import Clock
from screens.staff.school.changes import changes
from screens.times import moment
from store.school.list_rivals import Rival
from store.school.public_list import PublicList
from store.signing_in.session import Session


def title_of(session: Session, rival: Rival, clock: Clock) -> str:
    """Return a line about a change that does not stand: what it was, or who has seen to it."""
    if rival.seen:
        name = session.public.name_of(rival.seen.by)
        return f"{name} has seen to it, {moment(rival.seen.at, clock())}."
    lost = _does(rival.base, rival.new)
    return f"Does not stand: {lost[0]}" if lost else "One of two changes does not stand."


def sides(session: Session, rival: Rival) -> str:
    """Return what each of the two changes does, the one that stands first."""
    public = session.public
    lines = [
        "Both were made before either terminal knew of the other. This one stands:",
        *_listed(rival.base, public),
        "\nThis one does not stand; if it is still wanted, please make it again:",
        *_listed(rival.base, rival.new),
    ]
    if ended := [public.name_of(id) for id in public.removed]:
        lines.append(f"\nEnded all the same: {', '.join(ended)}.")
    return "\n".join(lines)


def _listed(base: PublicList | None, new: PublicList) -> list[str]:
    return [f"• {sentence}" for sentence in _does(base, new)] or ["• It is not known here."]


def _does(base: PublicList | None, new: PublicList) -> tuple[str, ...]:
    return changes(base, new) if base else ()
