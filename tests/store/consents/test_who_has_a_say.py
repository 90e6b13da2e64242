"""Who is asked about a child where the roll says nothing of parental responsibility."""

import pytest

from store.consents.addressed import has_a_say
from store.roll.ties import Tie


@pytest.mark.parametrize(
    "relationship", ["Mother", "father", "Mum", "Mother/Father", "Legal guardian", "Carer"]
)
def test_a_parent_or_guardian_is(relationship: str) -> None:
    assert has_a_say(Tie("p", "c", relationship))


@pytest.mark.parametrize(
    "relationship",
    [
        *("Step-father", "Step Mother", "Mother's partner", "Grand-mother", "God mother"),
        *("Not father", "Ex-carer", "Mother (deceased)", "Father’s girlfriend", "Uncle", ""),
    ],
)
def test_nobody_else_is_however_it_is_written(relationship: str) -> None:
    assert not has_a_say(Tie("p", "c", relationship))
    assert has_a_say(Tie("p", "c", relationship, responsibility="yes"))
