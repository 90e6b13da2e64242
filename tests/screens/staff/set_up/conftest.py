"""An empty data folder, for the tests of set-up."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.home import Home
from tests.made_up import CHEAP


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    with Home(tmp_path / "home", CHEAP) as home:
        yield home
