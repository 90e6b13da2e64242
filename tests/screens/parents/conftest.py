"""One school for all tests of the parents' form: each sends letters of its own."""

from collections.abc import Iterator

import pytest

from tests.letters import Post
from tests.made_up import OAKFIELD, School
from tests.quick import make_quick
from tests.terminals import Terminals


@pytest.fixture(scope="package")
def post(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Post]:
    with pytest.MonkeyPatch.context() as patch:
        make_quick(patch)
        folder = tmp_path_factory.mktemp("parents")
        school = School.make(folder / "home", OAKFIELD)
        terminals = Terminals(school, folder / "terminals")
        yield Post(terminals)
        terminals.close()
        school.close()
