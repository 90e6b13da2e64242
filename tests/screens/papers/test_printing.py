"""Many papers at once: counted, stopped, never over another file."""

from dataclasses import replace
from pathlib import Path

import pytest

from screens.papers.paper import PAPERS, paper
from screens.papers.printing import Printing, order
from store.errors import Refused
from store.school.public_list import PublicList
from tests.made_up import School
from tests.pdfs import said


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def test_all_papers_are_made_one_for_each_class_where_they_differ(
    school: School, tmp_path: Path
) -> None:
    public = school.intake.school
    counted: list[tuple[int, int]] = []
    job = Printing(public, order(PAPERS, public.classes), tmp_path / "out")
    job.on_made = lambda done, of: counted.append((done, of))
    made = job.run()
    single = [f"{each.id}.pdf" for each in PAPERS if not each.of_class]
    own = ["card-acorn.pdf", "card-oak.pdf", "door-acorn.pdf", "door-oak.pdf"]
    own.append("slips-older-oak.pdf")
    assert names(tmp_path / "out") == sorted([*single, *own])
    assert counted == [(number, 12) for number in range(1, 13)]
    assert len(made.files) == 12
    assert "Acorn has no coat-peg pictures." in job.order.lacking


def test_it_ends_early_when_asked_and_keeps_what_is_made(school: School, tmp_path: Path) -> None:
    public = school.intake.school
    job = Printing(public, order(PAPERS, public.classes), tmp_path / "out")
    job.stopped = lambda: len(names(tmp_path / "out")) == 2
    assert len(job.run().files) == 2
    assert names(tmp_path / "out") == ["assembly-older.pdf", "assembly-younger.pdf"]


def test_nothing_is_made_when_one_file_is_there_already(school: School, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "place.pdf").write_text("mine")
    public = school.intake.school
    job = Printing(public, order([paper("promise"), paper("place")], public.classes), out)
    with pytest.raises(Refused, match=r"place\.pdf is there already\. Nothing was changed\."):
        job.run()
    assert names(out) == ["place.pdf"]
    assert (out / "place.pdf").read_text() == "mine"
    job.replace = True
    job.run()
    assert (out / "place.pdf").read_bytes().startswith(b"%PDF")


def test_two_classes_that_differ_by_a_sign_get_a_file_each(school: School, tmp_path: Path) -> None:
    public: PublicList = school.intake.school
    acorn, oak = public.classes
    classes = (replace(acorn, name="3 A"), replace(oak, name="3/A"))
    made = Printing(public, order([paper("card")], classes), tmp_path).run()
    assert [file.name for file in made.files] == ["card-3-a.pdf", "card-3-a-2.pdf"]
    assert "3/A" in said(made.files[1].read_bytes())


def test_when_there_is_none_of_it_a_sentence_says_why(school: School) -> None:
    with pytest.raises(Refused, match=r"Acorn has no coat-peg pictures\."):
        order([paper("pegs")], school.intake.school.classes[:1])
