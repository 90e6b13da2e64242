"""The name of somebody who is added or renamed, before anything is signed."""

import pytest

from screens.staff.school.person_fields import free_name
from store.errors import Incomplete
from tests.made_up import School


@pytest.mark.parametrize("typed", ["\u200b", "\x00\x1b", "mr  patel\u200b", "Mr\u00a0Patel"])
def test_no_name_and_a_name_that_looks_like_another_are_refused(school: School, typed: str) -> None:
    with pytest.raises(Incomplete) as refused:
        free_name(school.home.desk.school, typed)
    assert "name" in refused.value.wrong
