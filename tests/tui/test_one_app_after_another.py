"""An app that gives way to another in the same program takes nothing of it down later."""

import pytest
from textual.app import App

from tui import last_words, signals
from tui.closed_doors import ClosedDoors


def test_what_ends_an_app_that_is_stuck_lets_the_next_one_live(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def end_at_once(app: ClosedDoors) -> None:
        app._put_away_later()
        assert app._late is not None
        assert not app._late.finished.is_set()

    monkeypatch.setattr(App, "run", end_at_once)
    for module in (last_words, signals):
        monkeypatch.setattr(module, "listen", lambda *given: None)
    app = ClosedDoors()
    assert app.serve() == 0
    assert app._late is not None
    assert app._late.finished.is_set()
