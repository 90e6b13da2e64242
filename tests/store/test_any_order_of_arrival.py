"""Whatever entries arrive in whichever order, the same records come of them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.drawers.ways import Travelled
from tests.made_up import NOW
from tests.store.bare_drawer import made
from tests.store.two_offices import DEPUTY, DSL, HEAD, rows
from tests.terminals import Terminal, Terminals


@pytest.fixture
def there(terminals: Terminals) -> Terminal:
    """A second office terminal, at which the holders of the safeguarding drawer can sign in."""
    return terminals.second_office(DSL, DEPUTY, HEAD)


FACTS: tuple[tuple[str, dict[str, str]], ...] = (
    ("case.note_added", {"fact": "a note"}),
    ("case.categorised", {"category": "bullying", "seriousness": "high"}),
    ("case.action_added", {"text": "ring", "owner": "x", "due": ""}),
    ("case.closed", {"summary": "done"}),
    ("case.reopened", {}),
)


Written = list[tuple[str, str, tuple[str, dict[str, str]]]]


@settings(max_examples=40)
@given(
    written=st.lists(
        st.tuples(
            st.sampled_from("AB"), st.sampled_from(("case:1", "case:2")), st.sampled_from(FACTS)
        ),
        max_size=14,
    ),
    data=st.data(),
)
def test_any_order_of_arrival_makes_the_same_records(
    tmp_path_factory: pytest.TempPathFactory, written: Written, data: st.DataObject
) -> None:
    """Two terminals write apart; a third and a fourth take it in in any order and groups."""
    folder = tmp_path_factory.mktemp("drawers")
    drawers = {each: made(folder / each, each) for each in "ABCD"}
    for terminal, subject, (kind, body) in written:
        drawers[terminal].record(subject, kind, body, NOW)
    entries = [Travelled(entry) for each in "AB" for entry in drawers[each].everything()]
    for each in "ABCD":
        left = data.draw(st.permutations(entries))
        while left:
            size = data.draw(st.integers(1, len(left)))
            drawers[each].receive(left[:size])
            left = left[size:]
        drawers[each].receive(data.draw(st.permutations(entries)))
    records = [rows(drawer) for drawer in drawers.values()]
    assert all(record == records[0] for record in records)
    for drawer in drawers.values():
        drawer.close()
