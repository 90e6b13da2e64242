"""Schools of one class."""

import pytest

from tests.conftest import Copies
from tests.made_up import School
from tests.screens.pupil.walks import PEGS, Make, one_class


@pytest.fixture
def make(copies: Copies) -> Make:
    """Make schools of one class."""

    def one(version: str, pegs: tuple[str, ...] = PEGS) -> School:
        return copies(one_class(version), pegs)

    return one
