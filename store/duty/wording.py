"""What a notice says: that something waits, is urgent or late, and the school's name.

No child, no class, no place, no words of anybody's. It leaves the building.
"""

from store.duty.events import BEGINS, HELP, LATE, LEFT, LOOK, TEST, WAITS

_SAID = {
    HELP: (
        "Urgent",
        "Urgent: somebody asks for help now. Please go to the office screen at once, or ring "
        "school.",
    ),
    LOOK: (
        "Nobody has looked yet",
        "The set time to look into the box has passed, and nobody has pressed “I have looked”. "
        "Please sign in and look.",
    ),
    WAITS: ("Something waits", "Something waits in the box. Please look when it is time."),
    LEFT: (
        "Something waits for another reader",
        "Something waits that whoever looked cannot open. Please sign in and look.",
    ),
    LATE: ("Something is late", "Something on the desk is late. Please sign in and look."),
    BEGINS: (
        "School begins again",
        "School begins again today, and you are on duty. Please look into the box by the first "
        "set time.",
    ),
    TEST: ("A test", "This is a test. Notices reach you here. Nothing waits because of it."),
}
KINDS = {kind: title for kind, (title, _) in _SAID.items()}
"""What staff call each kind."""


def said(kind: str, school: str) -> tuple[str, str]:
    """Return title and text of a notice."""
    title, text = _SAID[kind]
    return f"{title} · Worry Box, {school}", f"{text}\n\nWorry Box, {school}"
