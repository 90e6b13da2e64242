"""What one key says of a case that is of a plain kind alone, in place of all questions of a triage.

Of a tablet that is broken nobody asks who was in danger: one sentence says that nothing of all that
is so (`assets/questions/categories.toml`), and the answers that follow are recorded as any others.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from store.asset_tables import tables
from store.cases import begun as at_first
from store.cases.questions import KINDS, WHY, Guide, triage_fields
from store.fields import Values, check

if TYPE_CHECKING:
    from store.cases.case import Case


def answers(case: "Case", begun: Values, guide: Guide) -> dict[str, str]:
    """Return the answers that one key gives, the sentence as why; empty where all is asked.

    All is asked of what was triaged before or is grave, of what somebody is in, of what is of
    several kinds, and where the school asks more.
    """
    kind = begun.get(KINDS, "")
    plain = _plain(kind)
    if plain is None or case.triages or not _nothing_grave(case):
        return {}
    said = {**plain["answers"], KINDS: kind, WHY: plain["say"]}
    return {} if check(triage_fields(guide), said) else said


def is_plain(case: "Case") -> bool:
    """Tell whether a case is of a plain kind alone, as far as anybody has said."""
    kinds = {case.category, *(row.said.get("kinds", "") for row in at_first.rows(case))}
    return all(_plain(kind) for kind in kinds) and _nothing_grave(case)


def _plain(kind: str) -> Mapping[str, Any] | None:
    found = (each for each in tables("questions", "categories", "category") if each["id"] == kind)
    return next(found, {}).get("plain")


def _nothing_grave(case: "Case") -> bool:
    return not (case.needs_second or case.people or case.stops)
