"""The pages of a printed record."""

from screens.papers.pdf import render
from screens.staff.cases.record_sections import Part, Section, as_data
from tests.pdfs import pages


def test_what_the_record_is_checked_by_stands_together_on_one_page() -> None:
    notes = tuple(Part(f"Note {n}", "", (("Seen", "Words"),)) for n in range(17))
    proof = Part(lines=tuple((f"Label {n}", f"Line {n}") for n in range(6)))
    sections = (Section("Notes", "", notes), Section("Is it so?", "", (proof,), together=True))
    data = {
        **dict.fromkeys(("school", "title", "heading", "number", "marking", "code"), "x"),
        "close": False,
        "lang": "en",
        "words": {},
        "about": [],
        "sections": as_data(sections),
    }
    first, last = pages(render("record", data).content)
    assert "Note 16" in first, "there is room for a line or two more"
    assert "Is it so?" not in first
    assert all(each in last for each in ("Is it so?", "Label 0", "Label 5"))
