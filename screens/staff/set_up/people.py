"""The page on which the school's adults are listed."""

from collections.abc import Sequence
from typing import ClassVar

from screens.staff.set_up.listing_step import ListingStep
from screens.staff.set_up.work import with_person, without_person
from screens.widgets.columns import Column
from store.fields import Choice, Field, Kind
from store.school.school_plan import PersonPlan, missing_roles

ROLE_NAMES = {
    "dsl": "Safeguarding lead (DSL)",
    "deputy": "Deputy safeguarding lead",
    "headteacher": "Headteacher",
    "chair": "Chair of governors",
    "office": "School office",
    "teacher": "Class teacher",
    "governor": "Governor",
    "staff": "Other staff",
}
"""What the roles of `store.school.public_list` are called."""

FIELDS = (
    Field("name", "Name", required=True, limit=60, hint="As children know them: Mrs Adeyemi"),
    Field(
        "roles",
        "Roles",
        Kind.SEVERAL,
        required=True,
        hint="One or more: move with the arrows, choose with Space.",
        choices=tuple(Choice(id, name) for id, name in ROLE_NAMES.items()),
    ),
)


class PeopleStep(ListingStep):
    """Everybody who gets a PIN."""

    PART: ClassVar[str] = "People"
    COLUMNS: ClassVar[tuple[Column, ...]] = (Column("Name", 24), Column("Roles"))
    EMPTY: ClassVar[str] = "Nobody yet. Press A to add the first adult."
    ONE: ClassVar[str] = "somebody"

    @property
    def lead(self) -> str:
        """Say who is wanted."""
        return "Every adult who gets a PIN. One person may have several roles."

    def rows(self) -> list[tuple[str, ...]]:
        """Return names and roles."""
        return [(p.name, ", ".join(ROLE_NAMES[r] for r in p.roles)) for p in self.work.plan.people]

    def fields(self) -> Sequence[Field]:
        """Ask for a name and roles."""
        return FIELDS

    def values(self, place: int) -> dict[str, str]:
        """Return a person's name and roles."""
        person = self.work.plan.people[place]
        return {"name": person.name, "roles": "\n".join(person.roles)}

    def keep(self, said: dict[str, str], place: int | None) -> None:
        """Keep a person, under a new name also in their classes."""
        person = PersonPlan(said["name"].strip(), tuple(said["roles"].split("\n")))
        old = "" if place is None else self.work.plan.people[place].name
        self.work.plan = with_person(self.work.plan, person, old)

    def drop(self, place: int) -> None:
        """Remove a person, also from their classes."""
        self.work.plan = without_person(self.work.plan, self.work.plan.people[place].name)

    def missing(self) -> str:
        """Say which roles nobody has yet."""
        if not self.work.plan.people:
            return "You need a DSL, a headteacher and a chair of governors at least."
        if roles := missing_roles(self.work.plan):
            return f"Still needed: {', '.join(roles)}."
        return self.work.judge("people")

    def wrong(self) -> str:
        """Refuse to go on without those a school must have."""
        return self.work.judge("people")
