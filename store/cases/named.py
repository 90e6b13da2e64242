"""Whom a case names decides nothing about it: somebody else says first whether it is about them.

Told of by a colleague, named or shut out by the child, or by a triage (one person is the
headteacher, so that answer names them as surely as a name does): rows 15 and 27.
"""

from typing import TYPE_CHECKING

from store.adults.rows import HANDED, LOW, THRESHOLD, TOLD
from store.adults.whom import Adult, known
from store.cases.questions import ADULT, HEADTEACHER
from store.errors import Refused
from store.letterbox import headteachers
from store.looking.noted import of_kind
from store.school.public_list import PublicList

if TYPE_CHECKING:
    from store.cases.cases import Case
    from store.cases.checklist import Triage

OWN = "It was triaged as about the headteacher: somebody else triages and closes it."
NAMED = (
    "Your name is in what was told, so somebody else decides here. Ask who else can open it to say "
    "with H whether it is about you, or step aside (S). You can still ring, and open a case."
)

NAMED_IN_WORRY = (
    "Your name is in it, so somebody else decides about it. Open a case (O): it shows who else can "
    "open it. Or step aside (S)."
)


def why_not(public: PublicList, person: str, case: "Case") -> str:
    """Return why this person decides nothing in a case, in a sentence; empty where they do."""
    if person in about(case):
        return NAMED
    heads = {id for each in case.triages for id in heads_of(public, case, each)}
    return OWN if person in heads else ""


def heads_of(public: PublicList, case: "Case", triage: "Triage") -> tuple[str, ...]:
    """Return which headteacher a triage names, by ids; nobody where it names none.

    Where nothing tells who that was, whoever is or was it: they decide nothing.
    """
    if (triage.answers or {}).get(ADULT) != HEADTEACHER:
        return ()
    return headteachers.then(public, triage.heads, case.kept_from) or headteachers.ever(public)


def refuse_named(public: PublicList, person: str, case: "Case") -> None:
    """Refuse that somebody decides in a case that may be about them.

    Raises:
        Refused: it may be about this person.
    """
    if why := why_not(public, person, case):
        raise Refused(why)


def about(case: "Case") -> set[str]:
    """Return everybody at school of whom it was said, or may be, that it is about them, by id."""
    rows = of_kind(case.noted, TOLD, THRESHOLD, LOW, HANDED)
    return {row.said.get("adult", "") for row in rows} - {""} | {
        e.id for e in _open(case) if e.named
    }


def mentions(case: "Case") -> tuple[Adult, ...]:
    """Return those shut out or named of whom nobody has said yet whether it is about them."""
    return tuple(each for each in _open(case) if not each.told)


def to_say(case: "Case") -> tuple[Adult, ...]:
    """Return of whom somebody still says whether it is about them: nobody who is judged."""
    return tuple(each for each in mentions(case) if not case.matter.outcome_of(each.key))


def _open(case: "Case") -> list[Adult]:
    """Return the mentions that neither an answer nor a triage of somebody else has dealt with."""
    return [each for each in known(case.noted).values() if each.asked and not _triaged(case, each)]


def _triaged(case: "Case", adult: Adult) -> bool:
    """Tell whether a triage that knew of a mention found no adult in it, and none found one."""
    standing = case.triage
    knew = (each for each in standing if each.by != adult.id and each.at >= adult.at)
    none = all((each.answers or {}).get(ADULT) == "no" for each in standing)
    return none and next(knew, None) is not None
