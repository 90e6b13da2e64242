"""Rounds of carrying while somebody types, and one more before the program ends."""

from threading import Event

from tui.carrying import Carrying

AT_MOST = 20.0
"""Seconds that the end waits for a carrier; what is still here goes with a later round."""
STEP = 0.1


def carry_out(carrying: Carrying) -> None:
    """Let what was posted go out before the program ends."""
    waited, never = 0.0, Event()
    while waited < AT_MOST and not carrying.settled:
        carrying.tick(STEP)
        never.wait(STEP)
        waited += STEP
