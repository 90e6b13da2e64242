"""The people of a case: several roles each, and whom of the roll or the school they are.

The roles are of a person in one case: nobody inherits the role of somebody else in it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from store.drawers.journal import Entry
from store.fields import Choice, Field, Kind, Values, kept, require
from store.involved.kinds import ADDED, CHANGED, REMOVED, TIED, WHOM

if TYPE_CHECKING:
    from store.cases.case import Case

VICTIM, INSTIGATOR, ADULT, PARENT, OTHER = "victim", "instigator", "adult", "parent", "other"
TOLD, NAMED = "told", "named"
ROLES = (
    Choice(VICTIM, "Harmed, or the target"),
    Choice(INSTIGATOR, "Did it, or began it"),
    Choice(TOLD, "Told it"),
    Choice("witness", "Saw it"),
    Choice(NAMED, "Named"),
    Choice(ADULT, "Adult involved"),
    Choice(PARENT, "Parent or carer"),
    Choice(OTHER, "Other"),
)
SHORT = {
    VICTIM: "harmed",
    INSTIGATOR: "did it",
    TOLD: "told",
    "witness": "saw it",
    NAMED: "named",
    ADULT: "adult",
    PARENT: "parent",
    OTHER: "other",
}
"""What a role is called where there is little room."""

PUPIL, STAFF, CARER = "pupil", "staff", "carer"
"""What somebody may be tied to: a pupil of the roll, an adult at school, a parent or carer."""

ROLE_FIELD = Field("role", "Roles in this case", Kind.SEVERAL, True, choices=ROLES)
CHANGE_FIELDS = (
    Field("name", "Full name", required=True, limit=120),
    ROLE_FIELD,
    Field("detail", "Class, or who they are", limit=120),
    Field("why", "Why it is changed", Kind.TEXT, True, in_words=True),
)


@dataclass(frozen=True)
class CasePerson:
    """Somebody in a case. `tie` is what they are elsewhere, such as `pupil:<id>`, or empty."""

    id: str
    name: str
    roles: tuple[str, ...] = ()
    detail: str = ""
    tie: str = ""

    def has(self, *roles: str) -> bool:
        """Tell whether they have one of these roles."""
        return any(role in self.roles for role in roles)

    @property
    def pupil(self) -> str:
        """The id of the pupil they are, or nothing."""
        kind, _, id = self.tie.partition(":")
        return id if kind == PUPIL else ""

    @property
    def is_parent(self) -> bool:
        """Whether they are a parent or carer, and neither a pupil nor on the staff."""
        return self.tie.startswith(f"{CARER}:") or (not self.tie and self.has(PARENT))

    @property
    def is_child(self) -> bool:
        """Whether they are a child, as far as their tie and roles say."""
        if self.tie:
            return bool(self.pupil)
        return not self.has(ADULT, PARENT) and self.roles != (OTHER,)


def role_words(person: CasePerson) -> str:
    """Return the roles of somebody in words, as they were given."""
    names = {choice.id: choice.label for choice in ROLES}
    return "; ".join(names.get(role, role) for role in person.roles)


def short_roles(person: CasePerson) -> str:
    """Return the roles of somebody in few letters."""
    return ", ".join(SHORT.get(role, role) for role in person.roles)


def children(case: "Case") -> tuple[CasePerson, ...]:
    """Return the children of a case."""
    return tuple(each for each in case.people if each.is_child)


def person_of(case: "Case", id: str) -> CasePerson | None:
    """Return somebody in a case by their id in it."""
    return next((each for each in case.people if each.id == id), None)


def with_added(case: "Case", values: Values) -> tuple[CasePerson, ...]:
    """Return the people of a case as they are once somebody is put in."""
    new = CasePerson("", values.get("name", ""), _roles(values.get("role", "")))
    return (*case.people, new)


def with_changed(
    case: "Case", id: str, values: Values, tie: str | None = None
) -> tuple[CasePerson, ...]:
    """Return them as they are once one of them has other roles, another name, or a tie."""

    def changed(person: CasePerson) -> CasePerson:
        name, roles = values.get("name", ""), _roles(values.get("role", ""))
        return replace(
            person,
            name=name or person.name,
            roles=roles or person.roles,
            tie=person.tie if tie is None else tie,
        )

    return tuple(changed(each) if each.id == id else each for each in case.people)


def changed_body(person: CasePerson, values: Values) -> dict[str, str]:
    """Return what is recorded of a change of name or roles.

    Raises:
        Incomplete: a field is missing, the reason among them.
    """
    require(CHANGE_FIELDS, values)
    return {WHOM: person.id, **kept(CHANGE_FIELDS, values)}


def _added(case: "Case", entry: Entry, said: Any) -> "Case":
    person = CasePerson(
        entry.id,
        str(said.get("name", "")),
        _roles(said.get("role", "")),
        str(said.get("detail", "")),
        str(said.get("tie", "")),
    )
    return replace(case, people=(*case.people, person))


def _removed(case: "Case", entry: Entry, said: Any) -> "Case":
    return replace(case, people=tuple(p for p in case.people if p.id != said.get("person")))


def _changed(case: "Case", entry: Entry, said: Any) -> "Case":
    return _each(
        case,
        said,
        lambda person: replace(
            person,
            name=str(said.get("name", "")) or person.name,
            roles=_roles(said.get("role", "")) or person.roles,
            detail=str(said.get("detail", "")),
        ),
    )


def _tied(case: "Case", entry: Entry, said: Any) -> "Case":
    return _each(case, said, lambda person: replace(person, tie=str(said.get("tie", ""))))


def _each(case: "Case", said: Any, change: Callable[[CasePerson], CasePerson]) -> "Case":
    whom = said.get(WHOM)
    return replace(case, people=tuple(change(p) if p.id == whom else p for p in case.people))


def _roles(said: object) -> tuple[str, ...]:
    given: Sequence[str] = str(said or "").split("\n")
    return tuple(dict.fromkeys(role for role in given if role))


APPLY: Mapping[str, Callable[["Case", Entry, Any], "Case"]] = {
    ADDED: _added,
    REMOVED: _removed,
    CHANGED: _changed,
    TIED: _tied,
}
"""What each of these kinds of entry makes of a case."""
