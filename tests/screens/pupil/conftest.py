"""Schools of one class."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.made_up import School
from tests.screens.pupil.walks import Make, one_class


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Make]:
    """Make schools of one class."""
    schools: list[School] = []

    def one(version: str, **given: Any) -> School:
        schools.append(one_class(tmp_path / f"one-{len(schools)}", version, **given))
        return schools[-1]

    yield one
    for school in schools:
        school.close()
