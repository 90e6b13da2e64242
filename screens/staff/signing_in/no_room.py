"""What somebody reads who cannot sign in on a full disk: why, who mends it, whom to ring."""

from screens.widgets.dialogs import Message, Refusal
from store.cases import contacts
from store.errors import DiskFull, WorryBoxError

TITLE = "Nobody can sign in: the disk is full"
WHY = (
    "Each try is written down before it is made, and there is no room to write. What was told is "
    "safe, but nothing of it can be read until whoever looks after the computers has made room on "
    "this disk: a few hundred megabytes are enough. Another office terminal may still work."
)
NO_NUMBER = "Your own list of numbers is not open either: {names}, see the authority's website."
_RING = ("police", "social_care", "lado", "nspcc")


def why_not(error: WorryBoxError) -> Message:
    """Return what is said of an error that keeps somebody from signing in."""
    if not isinstance(error, DiskFull):
        return Refusal(error)
    known = [each for each in contacts.given() if each.id in _RING]
    ring = [f"{each.name}: {each.number}" for each in known if each.number]
    names = " and ".join(each.name for each in known if not each.number)
    return Message(TITLE, "\n\n".join((WHY, "\n".join((*ring, NO_NUMBER.format(names=names))))))
