"""A call for help, on a line of its own above whatever page somebody who is signed in has open."""

from typing import Any

from textual.screen import Screen

from screens.widgets.plain import PlainText


class CallLine(PlainText):
    """It takes its rows from the page, which begins below it: it never lies over what is read."""


def show_call(screen: Screen[Any], words: str) -> None:
    """Show a call on this screen as long as nobody has answered it; without words, none."""
    line = next((each for each in screen.children if isinstance(each, CallLine)), None)
    if line is not None:
        line.say(words)
    elif words and screen.is_mounted:
        screen.mount(CallLine(words), before=0 if screen.children else None)
