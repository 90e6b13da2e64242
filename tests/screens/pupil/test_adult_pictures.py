"""A grown-up's picture: steadily the same, and nobody else's where there is choice."""

from itertools import combinations

from screens.pupil.adult_pictures import STOCK, adult_pictures
from screens.widgets.picture import picture_content, picture_names

PEOPLE = [f"person-{number}" for number in range(len(picture_names(STOCK)))]


def test_those_on_one_page_never_look_the_same_while_there_is_choice() -> None:
    for many in range(1, len(PEOPLE) + 1):
        assert len(set(adult_pictures(PEOPLE[:many], {}).values())) == many
    assert len(adult_pictures([*PEOPLE, "one more"], {})) == len(PEOPLE) + 1


def test_a_chosen_picture_is_shown_and_nobody_beside_them_has_it() -> None:
    (first, second, third), stock = PEOPLE[:3], picture_names(STOCK)
    for name in stock:
        found = adult_pictures(PEOPLE, {third: name, first: "gone"})
        assert found[third] == name
        assert len(set(found.values())) == len(PEOPLE)
    assert adult_pictures([first, second], {first: stock[0], second: stock[0]}) == {
        first: stock[0],
        second: stock[1],
    }


def test_a_picture_stays_whoever_stands_first() -> None:
    assert adult_pictures(PEOPLE, {}) == adult_pictures(reversed(PEOPLE), {})


def test_the_pictures_are_told_apart_without_colour_as_well() -> None:
    for one, other in combinations(picture_names(STOCK), 2):
        assert picture_content(one, ink=True).plain != picture_content(other, ink=True).plain
