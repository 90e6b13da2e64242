"""The page that proves: whoever a child wants left out, somebody is left to tell."""

from typing import ClassVar

from textual.app import ComposeResult

from screens.staff.set_up.step import Step
from screens.widgets.columns import Column
from screens.widgets.listing import Listing, Row
from store.errors import WorryBoxError
from store.school import set_up


class ProofStep(Step):
    """For every adult, who reads a worry that is kept from them."""

    PART: ClassVar[str] = "Proof"

    @property
    def lead(self) -> str:
        """Say what is proved."""
        return (
            "A child may name one adult who should not see a worry. Somebody must always be left."
        )

    def compose(self) -> ComposeResult:
        """Draw a row for each adult."""
        rows = [
            Row(
                str(place),
                (left.name, ", ".join(left.readers) or "nobody"),
                "" if left.readers else "urgent",
                "ok" if left.readers else "!",
            )
            for place, left in enumerate(set_up.proof(self.work.home, self.work.plan))
        ]
        columns = (Column("Kept from", 24), Column("Then these open it"))
        yield Listing(columns, rows, empty="There are no adults yet.")

    def wrong(self) -> str:
        """Refuse a school in which somebody could not be left out."""
        try:
            self.work.prepared.public.encoded()
        except WorryBoxError as error:
            return str(error)
        return ""
