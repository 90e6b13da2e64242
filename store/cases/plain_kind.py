"""What one key says of a case that is of a plain kind alone, in place of all questions of a triage.

Of a tablet that is broken nobody asks who was in danger: one sentence says that nothing of all that
is so (`assets/questions/categories.toml`), and the answers that follow are recorded as any others.
"""

from store.asset_tables import tables
from store.cases.cases import Case
from store.cases.questions import KINDS, WHY, Guide, triage_fields
from store.fields import Values, check


def answers(case: Case, begun: Values, guide: Guide) -> dict[str, str]:
    """Return the answers that one key gives, the sentence as why; empty where all is asked.

    All is asked of what was triaged before or is grave, of what somebody is in, of what is of
    several kinds, and where the school asks more.
    """
    kind = begun.get(KINDS, "")
    found = (each for each in tables("questions", "categories", "category") if each["id"] == kind)
    plain = next(found, {}).get("plain")
    if plain is None or case.triages or case.needs_second or case.people or case.stops:
        return {}
    said = {**plain["answers"], KINDS: kind, WHY: plain["say"]}
    return {} if check(triage_fields(guide), said) else said
