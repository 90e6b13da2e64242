"""Looking for rubbish while nobody touches anything.

A full look takes long enough to be felt, and drawing a page or two would be enough to start one.
"""

import gc

QUIET = 2.0
"""Seconds without a touch after which a look disturbs nobody."""
_OFTEN, _SOMETIMES, _SELDOM = 700, 10, 200
"""Python's thresholds, the last one twentyfold: it is for somebody who never stops typing."""


class Rubbish:
    """When to look for what nothing refers to any more."""

    def __init__(self) -> None:
        self._quiet = 0.0
        self._due = False

    def begin(self) -> None:
        """Begin: what stands now stays until the end and is never looked through again."""
        gc.freeze()
        gc.set_threshold(_OFTEN, _SOMETIMES, _SELDOM)
        gc.enable()

    def touch(self) -> None:
        """Somebody pressed a key or moved the mouse: something may be left over from it."""
        self._quiet = 0.0
        self._due = True

    def tick(self, seconds: float) -> bool:
        """Let seconds go by; look once they have been quiet, and tell whether it was now."""
        self._quiet += seconds
        if not self._due or self._quiet < QUIET:
            return False
        self._due = False
        gc.collect()
        return True
