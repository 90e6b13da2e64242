"""Where the file of an invitation is offered to lie."""

from pathlib import Path

import pytest

from store.terminals import invitation_file


def test_a_name_that_is_taken_is_not_offered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    first = Path(invitation_file.usual_file("C"))
    invitation_file.save(first, b"sealed")
    second = Path(invitation_file.usual_file("C"))
    assert (first.name, second.name) == ("terminal-C.worrybox", "terminal-C-2.worrybox")
