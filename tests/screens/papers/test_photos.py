"""A folder of photos: whose each is, and what is no photo."""

from pathlib import Path

import pytest

from screens.papers.paper import paper
from screens.papers.pdf import unreadable
from screens.papers.photos import LARGEST, find_photos
from screens.papers.printing import Printing, order
from store.errors import Refused
from tests.made_up import School
from tests.screens.papers.papers_of import BLUE, RED, photo


def test_a_file_belongs_to_whom_it_is_called_after(school: School, tmp_path: Path) -> None:
    photo(tmp_path, " miss   LEE.jpeg", RED)
    photo(tmp_path, "Mr Bell.PNG", BLUE)
    photo(tmp_path, "Mr Nobody.png", BLUE)
    (tmp_path / "Mrs Adeyemi.txt").write_text("no photo")
    (tmp_path / ".Mrs Adeyemi.png").write_text("hidden")
    found = find_photos(tmp_path, school.intake.school.adults())
    people = school.people
    assert found.files == {
        people["Miss Lee"]: " miss   LEE.jpeg",
        people["Mr Bell"]: "Mr Bell.PNG",
    }
    assert found.nobody == ("Mr Nobody.png",)


def test_two_photos_of_one_person_are_asked_about(school: School, tmp_path: Path) -> None:
    photo(tmp_path, "Miss Lee.jpg", RED)
    photo(tmp_path, "miss lee.png", BLUE)
    with pytest.raises(Refused, match=r"Miss Lee\.jpg and miss lee\.png show the same person"):
        find_photos(tmp_path, school.intake.school.adults())


def test_a_folder_that_is_none_and_a_file_that_is_too_large_are_said(
    school: School, tmp_path: Path
) -> None:
    with pytest.raises(Refused, match="cannot be read"):
        find_photos(tmp_path / "none", school.intake.school.adults())
    with (tmp_path / "Miss Lee.png").open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(Refused, match=r"The photo Miss Lee\.png is too large: 16 MB"):
        find_photos(tmp_path, school.intake.school.adults())


@pytest.mark.parametrize(
    "content", [b"", b"hello", b"\x89PNG\r\n\x1a\n" + bytes(200), b"GIF89a", b"%PDF-1.7", None]
)
def test_a_photo_that_is_no_picture_gives_a_sentence_and_nothing_is_made(
    school: School, tmp_path: Path, content: bytes | None
) -> None:
    file = photo(tmp_path / "photos", "Miss Lee.jpg", RED)
    file.write_bytes(file.read_bytes()[:200] if content is None else content)
    photo(file.parent, "Mrs Adeyemi.jpg", BLUE)
    public = school.intake.school
    photos = find_photos(file.parent, public.adults())
    job = Printing(public, order([paper("card")], public.classes), tmp_path / "out", photos)
    with pytest.raises(Refused, match=r"^Miss Lee\.jpg is no picture that can be opened"):
        job.run()
    assert list((tmp_path / "out").iterdir()) == []


def test_photos_that_no_paper_shows_are_not_looked_into(school: School, tmp_path: Path) -> None:
    (tmp_path / "Ms Hart.jpg").write_bytes(b"no picture")
    public = school.intake.school
    photos = find_photos(tmp_path, public.adults())
    wanted = order([paper("card")], public.classes)
    assert len(Printing(public, wanted, tmp_path / "out", photos).run().files) == 2


def test_names_of_files_are_only_names(tmp_path: Path) -> None:
    photo(tmp_path, 'a "quoted" #name.png', RED)
    assert unreadable(tmp_path, ['a "quoted" #name.png']) == ()
    assert unreadable(tmp_path, ["../../etc/hostname"]) == ("../../etc/hostname",)
