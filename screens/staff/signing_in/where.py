"""Where somebody signs in who cannot do so at this terminal, and what they can do at once."""

from screens.widgets.dialogs import Confirm
from store.home import Home
from store.signing_in import other_rings
from store.signing_in.sign_in import Name, Place

PLACES = {Place.HERE: "here", Place.OFFICE: "in the office", Place.LATER: "not yet here"}
"""What stands beside a name."""
SLIP = "A slip needs no PIN and can be written here at once."


def lead(home: Home, names: tuple[Name, ...]) -> str:
    """Return what this page is for at this terminal, and why perhaps nobody can sign in yet."""
    here = home.desk.school.terminal(home.device.id)
    ask = "Who are you? Type a part of your name."
    if here is not None and here.kind == "forms":
        return (
            "Nobody signs in at this terminal: it takes in what parents fill in. "
            f"Please use {offices(home)}."
        )
    if other_rings.in_classroom(home) and other_rings.is_withdrawn(home):
        return f"This terminal was withdrawn: nobody signs in here. Please use {offices(home)}."
    if not any(name.place is Place.HERE for name in names):
        return (
            "Nobody can sign in here yet. Teachers who sign in once at "
            f"{offices(home)} can do so here after the next carrying. {SLIP}"
        )
    return f"{ask} Here you log a concern." if other_rings.in_classroom(home) else ask


def why_not(home: Home, name: Name) -> Confirm:
    """Return why somebody cannot sign in here, and offer a slip."""
    who, there = name.person.name, offices(home)
    if name.place is Place.OFFICE:
        title = f"{who}: only in the office"
        why = (
            f"Whoever holds a drawer signs in at {there} only, so that no key of theirs lies in a "
            "classroom."
        )
    else:
        title = f"{who} cannot sign in here yet"
        why = (
            f"The key ring for this terminal has not come yet. Sign in once at {there} with your "
            "PIN and stay for a minute: it comes here with the next carrying."
        )
    return Confirm(title, f"{why}\n\n{SLIP}", yes="Write a slip", no="Back")


def offices(home: Home) -> str:
    """Return what the other office terminals are, and their names."""
    others = [each for each in home.desk.school.offices() if each.id != home.device.id]
    names = " or ".join(each.name for each in others if each.name)
    return f"an office terminal ({names})" if names else "an office terminal"
