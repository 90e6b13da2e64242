"""What somebody did before, over all cases: counted where a behaviour is repeated (row 24).

Whoever is tied to the roll is found however the name was written, and never by the name of another;
of the others the name in full may be somebody else, which whoever decides looks at.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from store.cases.case import Case
from store.cases.case_parts import Sanction
from store.cases.cases import NOUN
from store.cases.outcomes import NOT_AGAINST
from store.drawers.record import words_of
from store.involved.findable import is_same, keys_of, word_for
from store.involved.people import INSTIGATOR, CasePerson
from store.signing_in.session import Session


@dataclass(frozen=True)
class Earlier:
    """What they, or somebody of the same name, were in before: a case, and its sanction, if any.

    `detail` is the class or whatever else was written beside the name: another child may have
    the same one.
    """

    case: str
    number: str
    title: str
    at: str
    detail: str = ""
    sanction: Sanction | None = None


def earlier(session: Session, case: Case, person: CasePerson) -> tuple[Earlier, ...]:
    """Return what somebody did before, newest first, as far as this session may read it.

    That is: sanctions in this case, and other cases in which they did it. What ended as mistaken,
    false or no concern is held against nobody.
    """
    words = [words_of(person.name), *([word_for(key)] for key in sorted(keys_of(case, person)))]
    if person.tie:
        words.append([word_for(person.tie)])
    found = [each for each in _decided(case, case, person) if _counts(each)]
    for drawer in session.shared():
        rows = (row for each in words for row in drawer.called(each, [NOUN], whole=True, limit=200))
        for subject in dict.fromkeys(row.subject for row in rows):
            other = drawer.get(subject)
            if isinstance(other, Case) and other.id != case.id:
                found += _in_case(other, case, person)
    return tuple(sorted(found, key=lambda each: each.at, reverse=True))


def warnings(found: Sequence[Earlier]) -> int:
    """Return over how many of these there was a warning or a sanction."""
    return sum(each.sanction is not None and each.sanction.warned for each in found)


def in_numbers(found: Sequence[Earlier]) -> str:
    """Return how many incidents there were, and over how many of them a warning or a sanction."""
    count, warned = len(found), warnings(found)
    incidents = "1 incident" if count == 1 else f"{count} incidents"
    return f"{incidents}, {warned or 'none'} with a warning or a sanction"


def _in_case(there: Case, case: Case, person: CasePerson) -> list[Earlier]:
    if (there.closing or {}).get("outcome") in NOT_AGAINST:
        return []
    decided = _decided(there, case, person)
    counting = [each for each in decided if _counts(each)]
    did = [e for e in there.people if e.has(INSTIGATOR) and is_same(case, person, there, e)]
    # Who told at once, or did it by accident, did nothing that a second time would be counted from.
    if decided or not did:
        return counting
    return [Earlier(there.id, there.number, there.title, there.opened_at, did[0].detail)]


def _decided(there: Case, case: Case, person: CasePerson) -> list[Earlier]:
    """Return what was decided about them in a case, and not taken back; whom it names no more is
    known by name."""
    people = {each.id: each for each in there.people}
    found = list[Earlier]()
    for each in there.sanctions:
        other = people.get(each.person, CasePerson(each.person, each.name))
        if not each.lifted and is_same(case, person, there, other):
            found.append(Earlier(there.id, there.number, there.title, each.at, other.detail, each))
    return found


def _counts(found: Earlier) -> bool:
    return found.sanction is not None and found.sanction.counts
