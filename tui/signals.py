"""Being told to end, from outside."""

import signal
from collections.abc import Callable
from types import FrameType

ENDING = tuple(
    getattr(signal, name)
    for name in (
        "SIGTERM",
        "SIGHUP",
        "SIGINT",
        "SIGQUIT",
        "SIGBREAK",
        "SIGUSR1",
        "SIGUSR2",
        "SIGALRM",
    )
    if hasattr(signal, name)
)
"""Those that nobody sends on purpose too: unheard, they would leave the terminal raw."""
PAUSING = tuple(
    getattr(signal, name) for name in ("SIGTSTP", "SIGTTIN", "SIGTTOU") if hasattr(signal, name)
)

HUNG_UP = 128 + 1
"""The exit status when the terminal has gone away."""


def listen(stop: Callable[[int], None]) -> None:
    """Call `stop` with the exit status for each signal that ends; never pause."""

    def end(number: int, _frame: FrameType | None) -> None:
        stop(128 + number)

    for number in ENDING:
        signal.signal(number, end)
    ignore_pausing()


def ignore_pausing() -> None:
    """Stay in front: a paused kiosk would hand its terminal to the shell behind it."""
    for number in PAUSING:
        signal.signal(number, signal.SIG_IGN)
