"""The door to Typst: what was typed prints letter by letter, and every PDF can be read aloud."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from screens.papers import pdf
from screens.papers.paper import PAPERS, Paper, paper
from screens.papers.pdf import STAND_IN, TEMPLATES
from screens.papers.printing import draw, order
from store.school.public_list import PublicList
from tests.made_up import School
from tests.pdfs import facts, fonts, language, said
from tests.screens.papers.papers_of import drawn

HOSTILE = (
    '#import "x": *',
    "*a* _b_ `c` $d$",
    "#eval(read)",
    "[@click=app.quit]x[/]",
    "= <l> @ref \\ // /* ~ -- '",
    '"]) #panic("x") ([',
    "{name} %s \\u{41}",
    "Łódź Ґанок Ελένη",
)


def named(public: PublicList, name: str) -> PublicList:
    """The list with a class and a grown-up of this name, and a school called so."""
    people = (replace(public.people[0], name=name), *public.people[1:])
    one = replace(public.classes[0], name=name, adults=(people[0].id,))
    return replace(public, school=name, people=people, classes=(one,))


@pytest.mark.parametrize("name", HOSTILE)
def test_whatever_is_typed_prints_letter_by_letter(school: School, name: str) -> None:
    public = named(school.intake.school, name)
    card = drawn(public, "card")
    assert said(card).count(name) >= 2
    assert facts(card)["Title"] == f"Photo card, {name} · {name}"
    assert facts(card)["Author"] == name
    assert name in said(drawn(public, "promise"))


def test_what_no_font_can_draw_is_stood_in_for_and_named(school: School) -> None:
    public = named(school.intake.school, "Ms \u0378Khan\u0379")
    pdf = draw(public, order([paper("card")], public.classes).wanted[0])
    assert pdf.undrawn == {"\u0378", "\u0379"}
    assert f"Ms {STAND_IN}Khan{STAND_IN}" in said(pdf.content)


def test_what_cannot_be_seen_is_not_printed(school: School) -> None:
    public = named(school.intake.school, "a\u202eb\x1b[2J\u200bc\ue000")
    assert "ab[2Jc" in said(drawn(public, "card"))


@pytest.mark.parametrize("each", PAPERS, ids=lambda each: each.id)
def test_every_paper_is_tagged_and_has_a_title_and_a_language(school: School, each: Paper) -> None:
    pdf = drawn(_with_pegs(school.intake.school), each.id)
    known = facts(pdf)
    assert known["Tagged"] == "yes"
    assert known["Title"].startswith(each.title)
    assert known["Title"].endswith("· Oakfield")
    assert language(pdf) == "en-GB"
    assert b"pdfuaid:part" in pdf
    assert "A4" in known["Page size"]


@pytest.mark.parametrize("each", PAPERS, ids=lambda each: each.id)
def test_every_paper_needs_no_font_but_the_one_that_comes_with_it(
    school: School, each: Paper
) -> None:
    pdf = drawn(_with_pegs(school.intake.school), each.id)
    assert fonts(pdf) <= {"Andika", "Andika-Bold"}


def test_the_same_paper_is_the_same_file(school: School) -> None:
    assert drawn(school.intake.school, "place") == drawn(school.intake.school, "place")


def test_no_template_fetches_or_reads_anything() -> None:
    templates = list(TEMPLATES.glob("*.typ"))
    assert len(templates) > len(PAPERS)
    for template in templates:
        written = template.read_text("utf-8")
        assert "@preview" not in written
        assert "eval(" not in written
        assert "read(" not in written


def test_typst_is_never_loaded_into_the_program_itself(school: School) -> None:
    drawn(school.intake.school, "place")
    assert not [name for name in sys.modules if name.split(".")[0] == "typst"]


def test_nothing_is_left_on_the_disk(
    school: School, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty = tmp_path / "temporary"
    empty.mkdir()
    monkeypatch.setenv("TMPDIR", str(empty))
    drawn(school.intake.school, "card", "Oak")
    assert list(empty.iterdir()) == []


def _with_pegs(public: PublicList) -> PublicList:
    with_pegs = (replace(each, pegs=("fox", "bee")) for each in public.classes)
    return replace(public, classes=tuple(reversed(tuple(with_pegs))))


def test_a_long_paper_is_drawn_by_a_machine_that_is_slow_to_begin(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # So often is it asked that nothing can have read the data, larger than a pipe, by then.
    monkeypatch.setattr(pdf, "LOOK", 0.001)
    rows = [[f"{number} " * 300, "Oak", "x"] for number in range(150)]
    data = {"title": "T", "school": "S", "heading": "H", "event": "", "at": "now", "rows": rows}
    made = pdf.render("do-not-publish", {"lang": "en", "words": {}, **data}, seconds=60)
    assert "149 149" in said(made.content)
