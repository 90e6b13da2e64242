"""The people in a case, each with the role they have in it."""

from screens.widgets.columns import Column
from screens.widgets.listing import Listing, Row
from store.acts import ROLES
from store.cases import Case

ROLE_NAMES = {choice.id: choice.label for choice in ROLES}


class People(Listing):
    """Who is in the case; Enter takes somebody out who does not belong there."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        columns = (Column("Name"), Column("Role", 10), Column("Class, or who"))
        empty = "Nobody yet. P adds a person with their role: victim, witness, adult…"
        super().__init__(columns, empty=empty, id=id, classes=classes)

    def tell(self, case: Case) -> None:
        """Show the people of this case."""
        self.show(
            [
                Row(person.id, (person.name, ROLE_NAMES.get(person.role, ""), person.detail))
                for person in case.people
            ]
        )
