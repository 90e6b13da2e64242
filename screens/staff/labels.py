"""What staff call roles, drawers and kinds of records."""

from collections.abc import Sequence

from assets.catalogues import catalogue, codes
from store.drawers.grants import CASE, OWN
from store.school.public_list import CHAIR, HEAD, OFFICE, ROLL, SAFEGUARDING, Person, PublicList

NO_ONE = "nobody yet"
"""Whose something is that nobody in particular does, or somebody who does not open it."""

ROLE_NAMES = {
    "dsl": "Safeguarding lead (DSL)",
    "deputy": "Deputy safeguarding lead",
    "headteacher": "Headteacher",
    "chair": "Chair of governors",
    "office": "Office",
    "teacher": "Teacher",
    "governor": "Governor",
    "staff": "Staff",
}

SHORT_ROLES = {"dsl": "DSL", "deputy": "Deputy", "headteacher": "Head", "chair": "Chair"}

DRAWER_NAMES = {
    SAFEGUARDING: "Safeguarding",
    HEAD: "Headteacher's",
    CHAIR: "Chair's",
    OFFICE: "Office",
    ROLL: "Roll",
}

DRAWER_CONTENTS = {
    SAFEGUARDING: "worries and cases about children",
    HEAD: "concerns and allegations about staff",
    CHAIR: "allegations about the headteacher",
    OFFICE: "parents' details, letters, consents, training",
    ROLL: "pupils' names and classes, the daily registers",
}

NOUN_NAMES = {
    "worry": "Worry",
    "case": "Case",
    "task": "Task",
    "concern": "My concern",
    "praise": "Something good",
    "pupil": "Pupil",
}


def drawer_name(drawer: str) -> str:
    """Return what staff call a drawer."""
    if drawer.startswith(CASE):
        return "Case drawer"
    if drawer.startswith(OWN):
        return "My own"
    return DRAWER_NAMES.get(drawer, drawer)


def the_drawer(drawer: str) -> str:
    """Return a drawer's name as it stands in a sentence: `the safeguarding drawer`."""
    if drawer.startswith(CASE):
        return "a case drawer"
    if drawer.startswith(OWN):
        return "an own drawer"
    return f"the {DRAWER_NAMES.get(drawer, drawer).lower()} drawer"


def roles_of(person: Person, *, short: bool = False) -> str:
    """Return a person's roles in a line."""
    names = {**ROLE_NAMES, **SHORT_ROLES} if short else ROLE_NAMES
    return ", ".join(names.get(role, role) for role in person.roles)


def names_of(public: PublicList, ids: tuple[str, ...]) -> str:
    """Return people's names in a line: `A`, `A and B`, `A, B and C`."""
    return in_a_line([public.name_of(id) for id in ids])


def in_a_line(names: Sequence[str]) -> str:
    """Return names in a line: `A`, `A and B`, `A, B and C`."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def language_name(code: str) -> str:
    """Return what staff call a language; a code that is not known here as it is."""
    return catalogue(code).english_name if code in codes() else code


def labelled(label: str, said: str) -> str:
    """Return what was filled in behind its label or its question, if it has one, in a line."""
    return f"{label}{'' if label[-1:] in ('?', '.') else ':'} {said}" if label else said


def first_capital(words: str) -> str:
    """Return words as they begin a line: `the fox` becomes `The fox`."""
    return words[:1].upper() + words[1:]
