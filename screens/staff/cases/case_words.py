"""The history's words for sanctions, closings by two, and printed records."""

from collections.abc import Callable, Mapping, Sequence

from screens.staff.cases.event import Line
from store.cases import promised, references
from store.cases.act_fields import (
    ADVICE_FIELDS,
    ADVISED,
    ALLOWS_FIELD,
    DECISION_FIELDS,
    NOTE_FIELDS,
)
from store.cases.checklist import DONE, NO, NOT_NEEDED, OPEN, YES, Triage
from store.cases.closings import SAID_FIELDS
from store.cases.consequences import INTENT, INTENTS
from store.cases.copied import FIELDS as COPIED_FIELDS
from store.cases.gravity import HOWS
from store.cases.kinds import (
    CLEARING_AGREED,
    CLEARING_UNDONE,
    CLOSED,
    CLOSING_AGREED,
    CLOSING_PROPOSED,
    CLOSING_REFUSED,
    COPIED,
    ESCALATED,
    KEEPING_AGREED,
    KEEPING_UNDONE,
    LOWERING_AGREED,
    LOWERING_REFUSED,
    NOT_PRINTED,
    NOTE,
    PARENTS_AGREED,
    PARENTS_REFUSED,
    PRINTED,
    SANCTION_LIFTED,
    SANCTIONED,
)
from store.cases.printed import INVESTIGATION, ONE_PAGE
from store.cases.references import REFERENCE
from store.drawers.journal import Entry
from store.fields import Field
from store.looking.noted import BEGUN
from store.worries import kinds as of_worry

Lines = Callable[[Sequence[Field], Mapping[str, object]], list[Line]]
LEFT_FIELDS = (Field("left_open", "Why it was left open"), Field("left", "Left open"))
_CLOSING = (*SAID_FIELDS, *LEFT_FIELDS)
_TITLES = {
    CLOSED: "Case closed",
    CLOSING_PROPOSED: "Closing proposed, a second person has to agree",
    CLOSING_AGREED: "Agreed to the closing: case closed",
    CLOSING_REFUSED: "Did not agree to the closing",
    PARENTS_AGREED: "Agreed that the parents are not told",
    PARENTS_REFUSED: "Did not agree that the parents are not told",
    SANCTIONED: "Decided about a behaviour",
    SANCTION_LIFTED: "Took a decision about a behaviour back",
    PRINTED: "Record printed",
    COPIED: "Copied into the main file",
    BEGUN: "Told when the case was opened",
    NOT_PRINTED: "The printed record was not saved",
    LOWERING_AGREED: "Agreed that it is less grave",
    CLEARING_AGREED: "Agreed with what was said of them",
    CLEARING_UNDONE: "Undid what was said of them",
    of_worry.CLEARING_AGREED: "Agreed that it is not about them",
    of_worry.CLEARING_UNDONE: "Undid that it is not about them",
    of_worry.LOOKED_UP: "Looked up in the roll whom it names",
    of_worry.AGREED_BACK: "Somebody else has to agree whom it is kept from",
    LOWERING_REFUSED: "Did not agree that it is less grave",
}
OF_KEEPING = {
    **dict.fromkeys((KEEPING_AGREED, of_worry.KEEPING_AGREED), "Agreed whom it is kept from"),
    **dict.fromkeys((KEEPING_UNDONE, of_worry.KEEPING_UNDONE), "Undid whom it was kept from"),
}
"""What a second person's word on it is called: their entries say from whom."""
FOLLOWED = "Followed"
"""What is called so are the procedures that followed from a triage."""
_PRINTED = {ONE_PAGE: "One page", INVESTIGATION: "The record of an investigation"}
_STEPS = {
    DONE: ("Step done", "What was done"),
    NOT_NEEDED: ("Step not needed", "Why"),
    YES: ("Step answered: yes", "What is known"),
    NO: ("Step answered: no", "Why"),
    OPEN: ("Step open again", "Why"),
}


def for_step(said: Mapping[str, object]) -> list[Line]:
    """Return which step of the procedure asked for what was written, if one did."""
    title = str(said.get("step_is", ""))
    return [("Step", title)] if title else []


def what_is(earlier: Entry, said: Mapping[str, object]) -> str:
    """Return what a later entry, which says this, speaks of: an action, a person, a call that was
    promised, or its reference."""
    if str(said.get("action", "")).startswith(REFERENCE):
        return references.title(str(earlier.said.get("to", "")))
    if earlier.kind == ESCALATED:
        return promised.title(str(earlier.said.get("to", "")))
    words = (earlier.said.get(each) for each in ("text", "name", "group"))
    return str(next(filter(None, words), ""))


def step_words(said: str) -> tuple[str, str]:
    """Return what it is called that something was said of a step, and what its note says."""
    return _STEPS.get(said, ("Something said of a step", "Why"))


def said_of(entry: Entry, lines: Lines) -> tuple[str, list[Line]] | None:
    """Return title and lines of one of these entries; None for any other."""
    if entry.kind == NOTE and entry.said.get(DECISION_FIELDS[0].id):
        return "Decided", [*for_step(entry.said), *lines(DECISION_FIELDS, entry.said)]
    if entry.kind == NOTE and entry.said.get(ALLOWS_FIELD.id):
        asked = (ADVISED, *ADVICE_FIELDS, *NOTE_FIELDS[1:])
        return "Advice", [*for_step(entry.said), *lines(asked, entry.said)]
    title = _TITLES.get(entry.kind)
    if title is None:
        return None
    said = entry.said
    if entry.kind == CLOSED:
        return title, lines(_CLOSING, said)
    if entry.kind == CLOSING_PROPOSED:
        return title, lines(_CLOSING, dict(said.get("closing", {})))
    if entry.kind == COPIED:
        return title, lines(COPIED_FIELDS, said)
    if entry.kind == BEGUN:
        return title, begun(said)
    if entry.kind == SANCTIONED:
        return title, _sanction(said)
    if entry.kind == PRINTED:
        return title, _printed(said)
    found = [("", said.get("code", "")), ("", said.get("says", "")), ("Why", said.get("why", ""))]
    return title, [(label, str(text)) for label, text in found if text]


def begun(said: Mapping[str, object]) -> list[Line]:
    """Return of what type a case was begun, and what that asked, in the words that stood there."""
    printed = said.get("printed")
    pairs = printed if isinstance(printed, Sequence) else ()
    asked = [(str(each[0]), str(each[1])) for each in pairs if len(each) == 2]
    return [("What", str(said.get("type_is", ""))), *asked]


def _sanction(said: Mapping[str, object]) -> list[Line]:
    words = said.get("printed")
    words = words if isinstance(words, Mapping) else {}
    asked, how = said.get("told_at_once"), {each.id: each.label for each in INTENTS}
    at_once = asked == "yes"
    earlier = sorted({str(each) for each in words.get("earlier", ())})
    found = [
        ("Who", said.get("name", "")),
        ("What they did", words.get("behaviour", "")),
        ("How it came about", how.get(str(said.get(INTENT, "")), "")),
        ("Told at once", "Yes, by themselves" if at_once else "No" if asked else ""),
        ("Earlier", ", ".join(earlier)),
        ("Again after a warning or a sanction", "Yes" if said.get("repeated") == "yes" else ""),
        ("Proposed", "; ".join(words.get("proposed", ()))),
        ("Decided", "; ".join(words.get("actions", ())) or "Nothing"),
        ("Why not as proposed", said.get("reasons", "")),
    ]
    return [(label, str(text)) for label, text in found if text]


def _printed(said: Mapping[str, object]) -> list[Line]:
    covered = said.get("covered")
    labels = covered if isinstance(covered, Sequence) else ()
    found = [
        ("What", _PRINTED.get(str(said.get("what", "")), "The whole record")),
        ("What for", said.get("why", "")),
        ("For the file of", said.get("file", "")),
        ("Names", f"covered: {', '.join(labels)}" if labels else "complete, nobody is covered"),
        ("Code", said.get("code", "")),
    ]
    return [(label, str(text)) for label, text in found if text]


def asked_in(triage: Triage) -> list[Line]:
    """Return what a triage asked and was answered, and which procedures followed."""
    titles = ", ".join(triage.titles)
    how = next((each.label for each in HOWS if each.id == triage.how), "")
    less = [("Less grave, once somebody else agrees", how)] if how else []
    return [*triage.asked, *([(FOLLOWED, titles)] if titles else []), *less]
