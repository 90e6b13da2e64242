"""How the answer to a low-level concern closes its case."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from store.cases.case import Case

KEPT = "low_level"
"""The outcome of a case that is kept as a low-level concern."""
PARTS = ("summary", "follow_up", "decision", "reasons")


def closed(case: "Case", said: Any) -> "Case":
    """Return a case that its answer closes: where it is low-level still, and one person may.

    `two` in the answer says that a second reader closes it (`store.adults.low_ends`).
    """
    if not case.matter.is_low or case.needs_second or said.get("two"):
        return case
    closing = {key: str(said.get(key, "")) for key in PARTS} | {"outcome": KEPT}
    return replace(case, state="closed", closing=closing, proposal=None)
