"""Whether what is written in an investigation fits the rest of it (procedure rows 15, 17 and 21).

At least two people are in a session, a reviewer among them, and nobody who is complained about; it
begins once the case was opened, and says why where nobody was to look then (`early`). A judgement
has outcomes that go with whether there is substance.
"""

from collections.abc import Collection
from datetime import datetime

from store.cases.case import Case
from store.fields import Values
from store.looking import early
from store.looking.investigations import REVIEWERS, Investigation
from store.looking.looked_fields import EARLY
from store.looking.looking_fields import WITHOUT_SUBSTANCE
from store.looking.noted import JUDGED, SESSION, SEVERAL

NO_LENGTH = "How long was it? Of less than a minute, say that it ended a minute later."
COMPLAINED = "Somebody you chose is complained about, or kept out of this case: they are in none."
TOO_EARLY = (
    "The case was opened at {} only. What was looked at before is written down as a note (N on the "
    "page of the case)."
)
TWO_PRESENT = "At least two people look together. Who was the other?"
WAS_EARLY = "It lay {}. Put the times right; if it was so, say here why it was looked at then."
NO_REVIEWER = (
    "One of the two reviewers is there. If others looked without them, first put one of those in a "
    "reviewer's place (R on the page)."
)


def wrong(
    case: Case, found: Investigation, kind: str, values: Values, now: datetime
) -> dict[str, str]:
    """Return what does not fit in a row of some kind, by its fields, a sentence each."""
    if kind == SESSION:
        opened = datetime.fromisoformat(case.opened_at).astimezone(now.tzinfo)
        if values["start"] < f"{opened:%Y-%m-%d %H:%M}":
            return {"start": TOO_EARLY.format(f"{opened:%H:%M} on {opened:%-d %B}")}
        return _session(found, values, {*found.about, *case.kept_from}) or _early(
            case, found, values, now
        )
    return _judged(values) if kind == JUDGED else {}


def _session(found: Investigation, values: Values, away: Collection[str]) -> dict[str, str]:
    present = {each for each in values.get("present", "").split(SEVERAL) if each}
    if present & set(away):
        return {"present": COMPLAINED}
    if len(present) + bool(values.get("present_other", "").strip()) < REVIEWERS:
        return {"present": TWO_PRESENT}
    if not {each.person for each in found.reviewers} & present:
        return {"present": NO_REVIEWER}
    if values["end"] < values["start"]:
        return {"end": "It ended before it began."}
    return {"end": NO_LENGTH} if values["end"] == values["start"] else {}


def _early(case: Case, found: Investigation, values: Values, now: datetime) -> dict[str, str]:
    marks = early.marks(case, found, values, now)
    if not marks or values.get(EARLY, "").strip():
        return {}
    return {EARLY: WAS_EARLY.format("; ".join(marks))}


def _judged(values: Values) -> dict[str, str]:
    outcomes = set(values["outcomes"].split(SEVERAL))
    without = outcomes & WITHOUT_SUBSTANCE
    if values["substance"] == "no" and without != outcomes:
        return {"outcomes": "Without substance: choose “No substance” or “Mistaken” alone."}
    if values["substance"] == "yes" and without:
        return {"outcomes": "It has substance: choose what is done, not “No substance”."}
    return {}
