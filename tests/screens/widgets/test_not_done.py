"""What a refusal is called says what was not done, whatever form or button it comes from."""

import re
from pathlib import Path

import pytest

from screens.widgets.not_done import NOT_DONE, not_done, not_yet

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    ("title", "save", "called"),
    [
        ("Close the case", "Save", "Not closed yet"),
        ("Close the case", "Propose", "Not proposed yet"),
        ("Add a note", "Save", "Not added yet"),
        ("Parents told, or not", "Save", "Not saved yet"),
        ("Which pupil?", "Go on", "Not saved yet"),
        ("Slips", "Give them out", "Not given yet"),
        ("The end of the year", "Put back", "Not put back yet"),
    ],
)
def test_a_form_says_what_of_it_was_not_done(title: str, save: str, called: str) -> None:
    assert not_yet(title, save) == called


def test_what_is_no_doing_is_not_done() -> None:
    assert (not_done("Open it"), not_done(""), not_done("Sam's")) == (
        "Not opened",
        NOT_DONE,
        NOT_DONE,
    )


def test_no_button_of_a_form_says_a_doing_that_has_no_word_for_it() -> None:
    """But what only leads on, and what a form is named by before it."""
    said = {
        word
        for path in (ROOT / "screens" / "staff").rglob("*.py")
        for word in re.findall(r'\bsave="([^"{]+)"', path.read_text("utf-8"))
    }
    assert "Send" in said
    leads_on = {"Go on", "Go on to the PIN", "Go there", "It is done", "It is right"}
    assert {word for word in said if not_done(word) == NOT_DONE} - leads_on == {"Look at each"}
