"""The page on which the classes are listed."""

from collections.abc import Sequence
from typing import ClassVar

from screens.staff.set_up.listing_step import ListingStep
from screens.staff.set_up.work import with_class, without_class
from screens.widgets.columns import Column
from store.fields import Choice, Field, Kind
from store.school.school_plan import ClassPlan

VERSIONS = {"younger": "Pictures (younger)", "older": "Words (older)"}


class ClassesStep(ListingStep):
    """The classes, and whom each may ask for."""

    PART: ClassVar[str] = "Classes"
    COLUMNS: ClassVar[tuple[Column, ...]] = (
        Column("Class", 14),
        Column("Begins with", 18),
        Column("Trusted adults"),
    )
    EMPTY: ClassVar[str] = "No class yet. Press A to add the first one."
    ONE: ClassVar[str] = "a class"

    @property
    def lead(self) -> str:
        """Say what a class is for."""
        return "Each class, and the adults its children may ask to talk to."

    def rows(self) -> list[tuple[str, ...]]:
        """Return name, version and adults."""
        return [
            (each.name, VERSIONS[each.version], ", ".join(each.adults))
            for each in self.work.plan.classes
        ]

    def fields(self) -> Sequence[Field]:
        """Ask for name, version and adults."""
        names = [person.name for person in self.work.plan.people]
        return (
            Field("name", "Name of the class", required=True, limit=30),
            Field(
                "version",
                "Begins with",
                Kind.CHOICE,
                required=True,
                hint="A child can change it. Words: from about 7 years.",
                choices=tuple(Choice(id, name) for id, name in VERSIONS.items()),
            ),
            Field(
                "adults",
                "Trusted adults",
                Kind.SEVERAL,
                required=True,
                hint="One or more: move with the arrows, choose with Space.",
                choices=tuple(Choice(name, name) for name in names),
            ),
        )

    def values(self, place: int) -> dict[str, str]:
        """Return a class as it is."""
        each = self.work.plan.classes[place]
        return {"name": each.name, "version": each.version, "adults": "\n".join(each.adults)}

    def keep(self, said: dict[str, str], place: int | None) -> None:
        """Keep a class."""
        kept = ClassPlan(said["name"].strip(), said["version"], tuple(said["adults"].split("\n")))
        old = "" if place is None else self.work.plan.classes[place].name
        self.work.plan = with_class(self.work.plan, kept, old)

    def drop(self, place: int) -> None:
        """Remove a class."""
        self.work.plan = without_class(self.work.plan, self.work.plan.classes[place].name)

    def missing(self) -> str:
        """Say what is not right yet."""
        return self.work.judge("classes") if self.work.plan.classes else ""

    def wrong(self) -> str:
        """Refuse to go on without a class, or with one that has nobody."""
        return self.work.judge("classes")
