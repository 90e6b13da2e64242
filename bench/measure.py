"""Measuring two things in turn, so that a machine that slows down slows both."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Ratio:
    """One line of the table: `ours` and `base` are medians in milliseconds (or MiB)."""

    what: str
    ours: float
    base: float
    target: float
    unit: str = "ms"

    @property
    def value(self) -> float:
        """How many times the base ours takes."""
        return self.ours / self.base


def seconds(work: Callable[[], object]) -> float:
    """Return how long `work` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def in_turn(
    what: str,
    ours: Callable[[], object],
    base: Callable[[], object],
    *,
    target: float,
    rounds: int,
    warm_up: int = 2,
) -> Ratio:
    """Time both in turn, `rounds` times, and return the ratio of their medians."""
    for _ in range(warm_up):
        ours()
        base()
    times = [(seconds(ours), seconds(base)) for _ in range(rounds)]
    mine, bare = zip(*times, strict=True)
    return Ratio(what, statistics.median(mine) * 1e3, statistics.median(bare) * 1e3, target)
