"""The slot: whether it can keep anything, and what it says of the place it hangs in."""

from dataclasses import replace

import pytest

from store.errors import OutOfOrder
from store.home import STOP_BELOW, Home
from store.letterbox.told import Told
from store.school import people
from store.school.public_list import next_list
from store.terminals import enrolment
from tests.made_up import School
from tests.store.changing import agreed


@pytest.mark.parametrize(
    ("free", "ready"), [(STOP_BELOW - 1, False), (STOP_BELOW, True), (STOP_BELOW * 9, True)]
)
def test_nobody_is_let_write_where_there_is_no_room(
    school: School, monkeypatch: pytest.MonkeyPatch, free: int, ready: bool
) -> None:
    monkeypatch.setattr(Home, "free_bytes", lambda self: free)
    assert school.intake.ready() == ready


def test_nobody_is_let_write_where_the_disk_cannot_be_asked(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: Home) -> int:
        raise OutOfOrder("The disk cannot be read.")

    monkeypatch.setattr(Home, "free_bytes", fail)
    assert not school.intake.ready()


def test_nobody_is_let_write_where_the_terminal_was_withdrawn(school: School) -> None:
    assert school.intake.ready()
    new = enrolment.withdraw(school.home.desk.school, school.home.device.id, 9)
    agreed(school, "Mrs Adeyemi", "Ms Hart", new)
    assert school.intake.withdrawn
    assert not school.intake.ready()


def test_a_terminal_says_where_it_stands_and_else_which_school(school: School) -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    public = dsl.public
    (here,) = public.terminals
    for name, place in (("Library", "Library"), ("", "Oakfield")):
        named = replace(next_list(dsl.public), terminals=(replace(here, name=name),))
        people.propose(dsl, named, "", school.now)
        head = school.sign_in("Ms Hart")
        people.agree(head, people.proposals(school.home.desk)[0], school.now)
        assert school.intake.place == place


@pytest.mark.parametrize("source", ["staff", "slip"])
def test_only_a_child_asks_for_a_grown_up(school: School, source: str) -> None:
    lee = school.people["Miss Lee"]
    school.intake.post(Told(words="x", source=source, asks_for=lee), school.now)
    assert len(school.home.letterbox.uncollected()) == 1
    school.intake.post(Told(words="x", asks_for=lee), school.now)
    assert len(school.home.letterbox.uncollected()) == 3


def test_a_worry_is_kept_though_who_was_asked_for_has_left(school: School) -> None:
    lee = school.people["Miss Lee"]
    ended = people.end_person(school.home.desk.school, lee)
    agreed(school, "Mrs Adeyemi", "Ms Hart", ended)
    for asked in (lee, "nobody"):
        school.intake.post(Told(words="x", asks_for=asked), school.now)
    assert school.home.letterbox.waiting().count == 2
    assert len(school.home.letterbox.uncollected()) == 2


@pytest.mark.parametrize(
    ("name", "kind", "found"),
    [
        (" oak ", "classroom", "Oak"),
        ("Oak", "office", None),
        ("Library", "classroom", None),
        ("", "classroom", None),
    ],
)
def test_a_classroom_terminal_called_after_a_class_knows_it(
    school: School, monkeypatch: pytest.MonkeyPatch, name: str, kind: str, found: str | None
) -> None:
    (here,) = school.intake.school.terminals
    called = replace(here, name=name, kind=kind)
    monkeypatch.setattr(type(school.intake.school), "terminal", lambda self, id: called)
    known = school.intake.own_class
    assert (known and known.name) == found
