"""Who is offered as a person of the case that what was told comes into, opened from it or there.

The child who told it, or the one a colleague or a parent told of, that parent, the adult it is said
to be about, and the `pupils` whom its words name: each with the roles that are chosen, as
elsewhere; nothing chosen leaves them out. Who is `there`, in that case already, is not offered
again. Whoever is told of begins as named: all that is known of a child shows the case then.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from store.adults.matter import OTHER
from store.adults.told_about import adults_of
from store.cases.begun import CHILDREN, parents, with_class
from store.drawers.drawer import Fact
from store.drawers.record import words_of
from store.fields import Field, Values
from store.involved import told_parents
from store.involved.kinds import ADDED
from store.involved.people import ADULT, NAMED, PARENT, ROLE_FIELD, STAFF, TOLD, CasePerson
from store.letterbox.told import PUPIL
from store.roll.pupils import Pupil
from store.school import typed_names
from store.school.public_list import PublicList
from store.worries.worry import NAMELESS, Worry

FIRST = "first_"
HINT = "Their roles put them into the case; none leaves them out."


@dataclass(frozen=True)
class First:
    """One of them: the name, class and tie as in a case, and the role that is known, if one is."""

    name: str
    detail: str = ""
    tie: str = ""
    role: str = ""


def offered(
    public: PublicList,
    worries: Sequence[Worry],
    there: Sequence[CasePerson] = (),
    pupils: Sequence[Pupil] = (),
) -> tuple[First, ...]:
    """Return who is offered, each name once; nobody without a name.

    Whom a child's own words name by their full name may be anybody in it.
    """
    role = NAMED if any(each.told.about in NAMELESS for each in worries) else ""
    named = (First(each.name, each.school_class, role=role) for each in pupils)
    found: dict[str, First] = {}
    for each in (*_offered(public, worries), *named):
        found.setdefault(_key(each.name), each)
    known = {"", *(_key(each.name) for each in there)}
    ties = {each.tie for each in there} - {""}
    return tuple(each for key, each in found.items() if key not in known and each.tie not in ties)


def fields(
    public: PublicList,
    worries: Sequence[Worry],
    there: Sequence[CasePerson] = (),
    pupils: Sequence[Pupil] = (),
) -> tuple[Field, ...]:
    """Return what is asked of each: the roles in the case, or none."""
    return tuple(
        replace(ROLE_FIELD, id=f"{FIRST}{n}", label=f"{each.name} is", required=False, hint=HINT)
        for n, each in enumerate(offered(public, worries, there, pupils))
    )


def known(
    public: PublicList,
    worries: Sequence[Worry],
    there: Sequence[CasePerson] = (),
    pupils: Sequence[Pupil] = (),
) -> dict[str, str]:
    """Return the roles that are known: who told it did, a child told of is named, an adult is
    involved, a parent who told it is one."""
    return {
        f"{FIRST}{n}": each.role for n, each in enumerate(offered(public, worries, there, pupils))
    }


def facts(
    public: PublicList,
    case: str,
    worries: Sequence[Worry],
    values: Values,
    there: Sequence[CasePerson] = (),
    pupils: Sequence[Pupil] = (),
) -> list[Fact]:
    """Return what is recorded of those for whom roles were chosen.

    Which child of the roll it is, somebody says who knows it.
    """
    return [
        Fact(case, ADDED, {"name": each.name, "role": roles, **_known(each)})
        for n, each in enumerate(offered(public, worries, there, pupils))
        if (roles := values.get(f"{FIRST}{n}", ""))
    ]


def of_begun(public: PublicList, case: str, begun: Mapping[str, Any]) -> list[Fact]:
    """Return what is recorded of the children that a case is begun about at the desk, and of the
    parents who are asked for by name.

    Whoever may be an adult at school is put in by nobody's habit.
    """
    fields = str(begun.get(CHILDREN, "")).split("\n")
    people = dict(with_class(str(begun.get(each, ""))) for each in fields)
    found = [First(name, detail, role=NAMED) for name, detail in people.items() if name]
    for name, part in map(told_parents.name_and_part, parents(begun)):
        listed = typed_names.why_choose(public, name, "")
        if name and told_parents.reads_as_name(name) and not listed:
            found.append(First(name, part, role=PARENT))
    return [
        Fact(case, ADDED, {"name": each.name, "role": each.role, **_known(each)}) for each in found
    ]


def _key(name: str) -> str:
    return " ".join(sorted(words_of(name)))


def _known(each: First) -> dict[str, str]:
    return {k: v for k, v in (("detail", each.detail), ("tie", each.tie)) if v}


def _offered(public: PublicList, worries: Sequence[Worry]) -> Iterator[First]:
    for worry in worries:
        told = worry.told
        if told.about == PUPIL:
            role = TOLD if told.source == PUPIL else NAMED
            yield First(worry.name, told.class_name, role=role)
        for id, name in adults_of(public, worry):
            yield First(name, tie=f"{STAFF}:{id}" if id != OTHER else "", role=ADULT)
        # Who asked not to be named to the adult it is about is put in by nobody's habit.
        for typed in told_parents.tellers([worry]) if not told.unnamed else ():
            name, part = told_parents.name_and_part(typed)
            yield First(name, part, role=PARENT if told_parents.reads_as_name(name) else "")
