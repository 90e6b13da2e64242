"""Twenty years of closed cases do not make the desk slower: what it shows is looked up."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from store.drawers.drawer import Drawer
from tests.made_up import School
from tests.screens.staff.desk_stage import desk_of, settle, tell

PARTIAL = "records_apart", "records_kept_from"
"""Indexes that hold the few records which are so, whatever the drawer holds."""
GROWING = re.compile(r"(FROM|JOIN) (entries|called|waits)\b|noun = '(case|worry)'")
"""What holds more each year: a row for everything ever recorded, told or opened."""


@contextmanager
def asked(drawers: Sequence[Drawer]) -> Iterator[set[tuple[Drawer, str]]]:
    """Give what is asked of drawers meanwhile, each question with its values in it."""
    found: set[tuple[Drawer, str]] = set()
    for drawer in drawers:

        def heard(sql: str, drawer: Drawer = drawer) -> None:
            found.add((drawer, sql))

        drawer.db.conn.set_trace_callback(heard)
    try:
        yield found
    finally:
        for drawer in drawers:
            drawer.db.conn.set_trace_callback(None)


async def test_nothing_that_opening_the_desk_asks_goes_through_all_there_ever_was(
    school: School,
) -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    tell(school, 1, name="Amy Poe")
    stage = desk_of(school, dsl)
    with asked(list(dsl.shared())) as questions:
        async with stage.run_test(size=(80, 24)) as pilot:
            await settle(pilot)
    plans = [
        (sql, row["detail"])
        for drawer, sql in questions
        if GROWING.search(sql) and sql.startswith("SELECT")
        for row in drawer.db.query(f"EXPLAIN QUERY PLAN {sql}")
    ]
    assert len(plans) > 20
    assert [(sql, how) for sql, how in plans if goes_through(how)] == []


def goes_through(how: str) -> bool:
    """Tell whether a step of a plan reads a table, or all of one noun, from end to end."""
    if any(f"INDEX {each}" in how for each in PARTIAL):
        return False
    return how.startswith("SCAN ") or how.endswith("(noun=?)")
