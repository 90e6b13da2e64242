"""In plain lines as well, another version or class takes back nothing that was said."""

import pytest

from tests.made_up import School
from tests.tui.lines.saying import visit
from tests.what_is_opened import only_without

WORDS = "mr patel hits me"
TYPED = ("1", "2", "1", WORDS, "")
DECIDED = (*TYPED, "2", "2", "1", "Mr Patel")
FAR = {
    "when": (TYPED, 2),
    "not_see": ((*TYPED, "2", "2", "1"), 4),
    "ask": (DECIDED, 5),
    "look": ((*DECIDED, "Anyone who can help"), 6),
}
"""How far a child came, and how many questions back the other version is offered."""
ENDS = {
    "pictures": ("0", "sad", "before home time", "Mr Patel"),
    "now": ("0", "sad", "now", "Mr Patel"),
    "help": ("0", "sad", "help", "yes"),
    "class": ("back", "Acorn", "sad", "before home time", "Mr Patel"),
}


@pytest.mark.parametrize("far", FAR)
@pytest.mark.parametrize("end", ENDS)
def test_whoever_was_left_out_stays_so_and_the_words_go_along(
    school: School, far: str, end: str
) -> None:
    answers, back = FAR[far]
    done = visit(school, *answers, *["back"] * back, *ENDS[end])
    if end in ("pictures", "now"):
        assert "Your words go in the box too." in done.page
    only_without(school, WORDS)
