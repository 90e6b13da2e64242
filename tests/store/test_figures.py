"""A grown-up's figure: the same on every page, and nobody else's where there is choice."""

from dataclasses import replace

import pytest

from assets.pegs import figure_names
from store.errors import Incomplete
from store.school.figures import beside, figures, free_figures
from store.school.people import choose_figure, end_person
from store.school.public_list import Person, PublicList, SchoolClass
from tests.made_up import School

STOCK = figure_names()


def staffed(school: School, many: int, each: int = 3) -> PublicList:
    """The school with so many people more, and classes of so many of them."""
    public = school.home.desk.school
    more = tuple(
        replace(public.people[0], id=f"more-{at}", name=f"More {at}") for at in range(many)
    )
    classes = tuple(
        SchoolClass(f"class-{at}", f"Class {at}", "younger", _ids(more[at : at + each]))
        for at in range(0, many, each)
    )
    return replace(public, people=more, classes=classes, holders={})


def _ids(people: tuple[Person, ...]) -> tuple[str, ...]:
    return tuple(person.id for person in people)


def test_while_eight_do_nobody_has_anothers_and_then_nobody_beside_them(school: School) -> None:
    few = figures(staffed(school, len(STOCK)))
    assert set(few.values()) == set(STOCK)
    for each in (3, 8):
        public = staffed(school, 24, each)
        found = figures(public)
        for id in found:
            assert beside(public, id)
            assert found[id] not in {found[other] for other in beside(public, id)}


def test_who_comes_later_takes_nobodys(school: School) -> None:
    small, large = figures(staffed(school, 5)), figures(staffed(school, 8))
    assert {id: large[id] for id in small} == small


def test_nobodys_changes_when_somebody_leaves(school: School) -> None:
    public = staffed(school, 7)
    before = figures(public)
    for id in before:
        after = figures(end_person(public, id))
        assert after == {other: name for other, name in before.items() if other != id}


@pytest.mark.parametrize("many", [6, 20])
def test_nobody_elses_changes_when_one_is_chosen(school: School, many: int) -> None:
    public = staffed(school, many)
    for id in figures(public):
        before = figures(public)
        free = free_figures(public, id)
        assert before[id] in free
        for name in free:
            assert figures(choose_figure(public, id, name)) == {**before, id: name}
        public = choose_figure(public, id, free[-1])


def test_what_somebody_else_has_is_not_chosen_while_another_is_free(school: School) -> None:
    public = staffed(school, 3)
    first, second = list(figures(public))[:2]
    with pytest.raises(Incomplete) as refused:
        choose_figure(public, first, figures(public)[second])
    assert "More 1" in refused.value.wrong["figure"]


def test_whoever_has_one_on_the_list_has_it_first(school: School) -> None:
    public = staffed(school, 6)
    before = figures(public)
    first, *_, last = before
    after = figures(replace(public, figures={last: before[first]}))
    assert after[last] == before[first] != after[first]
