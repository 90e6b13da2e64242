"""The people in a case, each with the roles they have in it."""

from screens.widgets.columns import Column
from screens.widgets.listing import Listing, Row
from store.cases.case import Case
from store.involved.people import short_roles


class People(Listing):
    """Who is in the case; Enter shows all that is known of somebody in it."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        columns = (Column("Name"), Column("Roles", 16), Column("Class, or who"))
        empty = "Nobody yet. I adds a person with their roles, J shows everybody involved."
        super().__init__(columns, empty=empty, id=id, classes=classes)

    def tell(self, case: Case) -> None:
        """Show the people of this case."""
        self.show(
            [
                Row(person.id, (person.name, short_roles(person), person.detail))
                for person in case.people
            ]
        )
