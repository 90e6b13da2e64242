"""Children of one name in one class: what tells them apart, wherever names are read or picked."""

from pathlib import Path

import pytest

from store.consents import naming
from store.errors import Incomplete
from store.roll import book
from tests.made_up import School
from tests.store.roll.lists import HEADINGS, take_in, write

MORE = (*HEADINGS, "Legal forename")
TWO = ("Mia", "Khan", "Oak", "3")


def both(school: School, folder: Path, *rows: tuple[str, ...]) -> list[str]:
    office = school.sign_in("Mr Bell")
    take_in(office, write(folder / "alike.csv", [("", *row) for row in rows], MORE))
    return sorted(each.called for each in book.find_pupils(office))


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (("Mia", "Khan", "Oak", "3", "3/9/2017", ""), ("Mia", "Khan", "Elm", "3", "4/9/2017", ""),
         ["Mia Khan", "Mia Khan"]),
        ((*TWO, "3/9/2017", "Mia Rose"), (*TWO, "4/9/2017", "Mia Ann"),
         ["Mia Khan (A.)", "Mia Khan (R.)"]),
        ((*TWO[:3], "2", "3/9/2018", ""), (*TWO, "4/9/2017", ""),
         ["Mia Khan (Year 2)", "Mia Khan (Year 3)"]),
        ((*TWO, "3/9/2017", "Mia Rose"), (*TWO, "4/9/2017", ""),
         ["Mia Khan (born 3 Sep)", "Mia Khan (born 4 Sep)"]),
        (("Zoe", "Bell", "Oak", "3", "3/9/2017", ""), ("Zoë", "Bell", "OAK", "3", "3/9/2018", ""),
         ["Zoe Bell (born 3 Sep 2017)", "Zoë Bell (born 3 Sep 2018)"]),
    ],
    ids=["in two classes", "by initial", "by year", "by birthday", "by its year"],
)  # fmt: skip
def test_no_more_is_said_than_tells_two_apart(
    school: School,
    tmp_path: Path,
    first: tuple[str, ...],
    second: tuple[str, ...],
    said: list[str],
) -> None:
    assert both(school, tmp_path, first, second) == said


def test_a_name_that_two_have_is_picked_as_it_is_offered_and_else_means_both(
    school: School, tmp_path: Path
) -> None:
    both(school, tmp_path, (*TWO, "3/9/2017", ""), (*TWO, "4/9/2017", ""))
    known = book.find_pupils(school.sign_in("Mr Bell"))
    with pytest.raises(Incomplete) as refused:
        naming.meant("Mia Khan", known)
    offered = refused.value.wrong["names"].partition("Write it so: ")[2]
    first, second = offered.rstrip(".").split(", or: ")
    picked = [naming.meant(each, known) for each in (first, second)]
    assert [len(each) for each in picked] == [1, 1]
    assert picked[0] != picked[1]
    # Who holds no birthday cannot tell them apart: what one of them may not, neither may.
    teacher = book.find_pupils(school.sign_in("Miss Lee"))
    assert [each.apart for each in teacher] == ["", ""]
    assert len(naming.meant("Mia Khan", teacher)) == 2
