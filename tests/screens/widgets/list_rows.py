"""A list with as many rows as a test asks for."""

from screens.widgets.columns import Column
from screens.widgets.listing import Row

COLUMNS = (Column("When", 8), Column("What"), Column("Class", 6))
EMPTY = "Nothing waits. When a child tells something, it appears here."


def rows(count: int) -> list[Row]:
    return [Row(f"r{n}", ("today", f"number {n}", "Oak")) for n in range(count)]
