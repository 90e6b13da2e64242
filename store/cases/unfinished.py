"""What is not done yet in a case that is to be closed: what must be, and what asks for a reason."""

from store.adults.matter import HEAVY, LADO
from store.cases import barring, devices_told, freezes
from store.cases.case import Case
from store.cases.checklist import Ticked
from store.cases.kept import ASKED_FIRST, kept_alone
from store.cases.named import to_say
from store.cases.possible_ends import is_about_adult
from store.cases.promised import in_words as promised_calls
from store.cases.to_do import is_lado_told
from store.involved import parents
from store.involved.named_child import is_about_no_child
from store.letters.kept import obstacles as letters_in_the_way
from store.looking.investigations import still_open
from store.looking.kept_safe import still_here

UNTRIAGED, LADO_UNTOLD = "Nobody has triaged it", "The LADO has not been told"
"""What is named first where a case is about to be closed without it."""
NO_REFERENCE = "{}: it was done, their reference is missing"
SEVERAL = (
    "It is an allegation against {}: M (press H) opens a case of their own, so each has an outcome."
)


def obstacles(case: Case) -> list[str]:
    """Return what must still be done before a case can be closed, a sentence each."""
    missing = parents.to_be_said(case, of_child=not is_about_no_child(case))
    missing += unfinished(case)
    if is_about_adult(case) and case.matter.unjudged:
        missing.append(f"{case.matter.unjudged}: press H, then J.")
    if case.matter.is_heavy and case.matter.decided is None:
        missing.append("It is an allegation: say how it ended, and why. Press H, then O.")
    missing += barring.owed(case)
    heavy = [e.name for e in case.matter.adults if case.matter.outcome_of(e.key) in HEAVY]
    if len(heavy) > 1:
        missing.append(SEVERAL.format(" and ".join(heavy)))
    return missing


def unfinished(case: Case) -> list[str]:
    """Return what was begun in a case and ends before it does, however it ends, a sentence each."""
    missing = [ASKED_FIRST] if kept_alone(case) else []
    if parents.unsigned(case):
        missing.append("A safeguarding lead has to agree that the parents were not told.")
    if count := len(case.open_actions):
        actions = "1 action is" if count == 1 else f"{count} actions are"
        missing.append(f"{actions} still open: press D on the page of the case.")
    if freezes.stopped(case) is not None:
        missing.append(freezes.FROZEN)
    if still_open(case.noted):
        missing.append("An investigation is not closed yet: press L.")
    names = " or ".join(each.name for each in to_say(case))
    if names and is_about_adult(case):
        missing.append(f"Say first whether it is about {names}: press H, then W.")
    return [*missing, *letters_in_the_way(case.noted)]


def left_open(case: Case) -> tuple[str, ...]:
    """Return what a case may be closed without only for a reason: triage, calls, steps, devices."""
    of_law = {barring.ASKED, *barring.BRINGS}
    required = {e.step.id: _owed(e) for e in case.required if e.step.id not in of_law}
    owed = LADO in required or case.matter.is_heavy or case.matter.is_lowered
    first = [] if case.triage else [UNTRIAGED]
    first += [LADO_UNTOLD] if owed and not is_lado_told(case) else []
    steps = (title for id, title in required.items() if id != LADO or not first)
    again = [devices_told.AGAIN] if devices_told.asks_again(case) else []
    return (*first, *again, *promised_calls(case), *steps, *still_here(case.noted))


def _owed(ticked: Ticked) -> str:
    title = ticked.step.title
    return NO_REFERENCE.format(title) if ticked.lacks_reference else title
