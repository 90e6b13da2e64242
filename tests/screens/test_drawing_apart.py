"""Pictures and pages of PDFs are made ready in memory, and what is none is refused."""

import sys

import pytest

from screens.drawing import drawn, for_paper
from screens.papers.pdf import render
from store.errors import Refused
from tests.pictures import picture


def test_a_picture_comes_at_several_sizes_and_none_is_larger_than_it_is() -> None:
    sizes = drawn(picture((200, 100)), 40, 40)
    assert [(each.width, each.height) for each in sizes] == [
        (40, 20),
        (80, 40),
        (160, 80),
        (200, 100),
    ]
    assert all(each.rgb == b"\xff\x00\x00" * each.width * each.height for each in sizes)
    for broken in (b"no picture", picture()[:60]):
        with pytest.raises(Refused, match="cannot be drawn here"):
            drawn(broken, 40, 40)
    assert for_paper(picture((4000, 10)))[:2] == b"\xff\xd8"


@pytest.mark.skipif(sys.platform != "linux", reason="a page is drawn from a file in memory")
def test_a_pdf_is_drawn_page_by_page() -> None:
    data = {"lang": "en", "school": "Oakfield", "title": "A", "heading": "A", "words": {}}
    none: dict[str, list[str]] = {}
    none |= {key: [] for key in ("stopped", "devices", "custody", "looked", "calls")}
    said = {"case": "1", **none, "made": "", "leads": ""}
    told = dict.fromkeys(("present", "device", "where", "guarded"), "")
    empty = {
        "told": [told, told],
        "known": ["", ""],
        **dict.fromkeys(("reference", "reviewers", "computers"), ""),
    }
    pdf = render("police", {**data, **said, **empty}).content
    first = drawn(pdf, 40, 80, page=1)[0]
    assert 0 < first.width < first.height <= 80
    assert len(set(first.rgb)) > 2, "something stands on it"
    with pytest.raises(Refused, match="Page 2 cannot"):
        drawn(pdf, 40, 80, page=2)
