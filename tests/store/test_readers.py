"""Who may read what is told: every small combination, then real envelopes."""

from dataclasses import replace
from itertools import chain, combinations, product

import pytest

from store.crypto.codes import phrase_seed
from store.crypto.keys import Keys
from store.letterbox.envelope import open_with
from store.letterbox.readers import (
    ADULT,
    HEADTEACHER,
    PUPIL,
    left_without_readers,
    needs_case_drawer,
    readers_of,
)
from store.letterbox.told import Told
from store.school.public_list import CHAIR_SHEET, SCHOOL_SHEET, Person, PublicList, Sheet
from tests.made_up import School

ADULTS = ("ann", "ben", "cat")
SETS = [set(s) for s in chain.from_iterable(combinations(ADULTS, n) for n in range(4))]
ABOUT = (PUPIL, ADULT, HEADTEACHER)


def public(holders: dict[str, set[str]], gone: str = "") -> PublicList:
    roles = {"ann": ("headteacher",), "ben": ("dsl",), "cat": ("chair",)}
    people = tuple(Person(id, id, roles[id], "", "", active=id != gone) for id in ADULTS)
    held = {drawer: tuple(sorted(ids)) for drawer, ids in holders.items()}
    sheets = {SCHOOL_SHEET: Sheet("", ""), CHAIR_SHEET: Sheet("", "")}
    return PublicList(1, "", "", (), people, held, (), sheets, ())


@pytest.mark.parametrize("about", ABOUT)
def test_the_excluded_never_read_and_somebody_does_or_only_the_sheet(about: str) -> None:
    for safeguarding, head, chair in product(SETS, repeat=3):
        listed = public({"safeguarding": safeguarding, "head": head, "chair": chair})
        for excluded in SETS:
            found = readers_of(listed, about, excluded)
            barred = excluded | ({"ann"} if about == HEADTEACHER else set())
            assert not barred & set(found.people)
            assert set(found.kept_from) == barred
            assert found.nobody == (not (safeguarding | head | chair) - barred)
            assert set(found.people) <= {*listed.held_by(found.drawer)}
            assert found.sheet in (SCHOOL_SHEET, CHAIR_SHEET)


@pytest.mark.parametrize("about", ABOUT)
def test_all_of_the_drawer_that_is_meant_read_when_nobody_is_excluded(about: str) -> None:
    first = {PUPIL: "safeguarding", ADULT: "head", HEADTEACHER: "chair"}[about]
    holders = {"safeguarding": {"ben"}, "head": {"ann", "ben"}, "chair": {"cat", "ben"}}
    found = readers_of(public(holders), about)
    assert found.drawer == first
    assert set(found.people) == holders[first]


def test_whose_keys_the_excluded_made_read_only_where_nobody_else_is_left() -> None:
    """Ann is the headteacher, and renewed the PIN of Cat, who opens the chair's drawer."""
    both = public({"safeguarding": {"ben"}, "head": {"ann"}, "chair": {"ben", "cat"}})
    alone = public({"safeguarding": set(), "head": {"ann"}, "chair": {"cat"}})
    for listed, expected in ((both, ("ben",)), (alone, ("cat",))):
        people = tuple(
            replace(each, renewed_by="ann") if each.id == "cat" else each for each in listed.people
        )
        found = readers_of(replace(listed, people=people), HEADTEACHER)
        assert (found.people, found.drawer) == (expected, "chair")
    renewed = tuple(replace(e, renewed_by="ben" if e.id == "cat" else "") for e in both.people)
    assert readers_of(replace(both, people=renewed), HEADTEACHER).people == ("ben", "cat")


def test_the_sheet_is_never_within_reach_of_whom_it_is_kept_from() -> None:
    for safeguarding, head, chair in product(SETS, repeat=3):
        listed = public({"safeguarding": safeguarding, "head": head, "chair": chair})
        for excluded in SETS:
            found = readers_of(listed, PUPIL, excluded)
            if "cat" in excluded:
                assert found.sheet == SCHOOL_SHEET
            elif excluded & safeguarding or found.drawer != "safeguarding":
                assert found.sheet == CHAIR_SHEET
            else:
                assert found.sheet == SCHOOL_SHEET


def test_who_no_longer_works_here_reads_nothing() -> None:
    listed = public({"safeguarding": {"ann", "ben"}, "head": {"cat"}, "chair": set()}, gone="ben")
    assert readers_of(listed).people == ("ann",)
    assert readers_of(listed, PUPIL, {"ann"}).people == ("cat",)


def test_a_case_drawer_is_needed_when_an_excluded_person_can_open_the_standing_one() -> None:
    listed = public({"safeguarding": {"ann"}, "head": {"cat"}, "chair": set()})
    assert needs_case_drawer(listed, "safeguarding", {"ann"})
    assert not needs_case_drawer(listed, "safeguarding", {"cat"})
    assert needs_case_drawer(listed, "safeguarding", {"cat"}, ("cat",))


def test_the_proof_names_exactly_those_nobody_could_be_told_about() -> None:
    for safeguarding, head, chair in product(SETS, repeat=3):
        listed = public({"safeguarding": safeguarding, "head": head, "chair": chair})
        alone = {person.id for person in left_without_readers(listed)}
        assert alone == {id for id in ADULTS if not (safeguarding | head | chair) - {id}}


def openers(school: School) -> set[str]:
    """Return who can open the last envelope posted, trying every key there is."""
    keys = {name: school.sign_in(name).keys for name in school.people}
    keys |= {name: Keys(phrase_seed(phrase)) for name, phrase in school.sheets.items()}
    keys["the terminal"] = school.home.device.keys
    sealed = school.home.letterbox.uncollected()[-1]
    listed = school.home.desk.school
    return {n for n, each in keys.items() if open_with(sealed, each.unsealing, listed)}


@pytest.mark.parametrize("about", ABOUT)
def test_exactly_the_readers_open_an_envelope(about: str, school: School) -> None:
    patel = school.people["Mr Patel"]
    sent = school.intake.post(Told(words="x", about=about, kept_from=(patel,)), school.now)
    names = {name for name, id in school.people.items() if id in sent.readers.people}
    assert openers(school) == {*names, sent.readers.sheet}
    assert "Mr Patel" not in names


def test_in_the_smallest_school_everybody_can_be_excluded(small_school: School) -> None:
    for name, id in small_school.people.items():
        told = Told(words="x", kept_from=(id,))
        sent = small_school.intake.post(told, small_school.now)
        found = openers(small_school)
        assert name not in found
        assert found - {SCHOOL_SHEET, CHAIR_SHEET}
        assert found & {SCHOOL_SHEET, CHAIR_SHEET} == {sent.readers.sheet}
