"""What stands where a child's own name goes: its name, or what it says of who opens the box."""

import pytest

from store.school.public_list import Person
from store.worries.own_name import is_more_than_a_name
from tests.made_up import School

SAID = """dislikes patel|dosent like patel|scary patel|horrible patel|so mean patel|stop patel
Scared of Patel|tell on patel|patel dislikes us|help patel pinches|bad bad adeyemi|weird adeyemi
teases adeyemi|hart ignores me|help hart|nie lubie patel|boje sie patel|straszny patel
ненавиджу Патель|боюся Патель""".replace("\n", "|").split("|")
NAMES = """Sam Patel|james patel|Rose Patel|Blessing Adeyemi|Sunday Adeyemi|Precious Adeyemi
Goodness Chukwu-Adeyemi|grace patel|Anne-Marie Patel|Mary-Jane O'Hart|Charles Hart|Miles Patel
Gwenllian Hart|Siân Hart|Nguyễn Thị Hoa|Minh Anh Patel|Zofia Patel|Wanda Wiśniewska-Patel
Jan Green-Patel|Олена Патель|Ярина Гарт|Lily May Patel|D'Arcy Patel|Ngọc Hart|Ayodele Adeyemi
Holly-Mae Hart|Owain ap Hart|Will Hart|Sam Brown Patel""".replace("\n", "|").split("|")


@pytest.fixture
def holders(school: School) -> list[Person]:
    people = school.intake.school.people
    return [one for one in people if one.name.split()[-1] in ("Adeyemi", "Patel", "Hart")]


def test_what_is_said_of_who_opens_the_box_is_no_name(holders: list[Person]) -> None:
    assert [each for each in SAID if not is_more_than_a_name(each, holders)] == []


def test_a_child_may_be_called_by_a_word_of_every_day(holders: list[Person]) -> None:
    assert [each for each in NAMES if is_more_than_a_name(each, holders)] == []
