"""A terminal joins: by its invitation alone, once two keepers have put it on the list."""

from pathlib import Path

import pytest

from store.errors import BadCode, Damaged, Refused
from store.letterbox.told import Told
from store.terminals import enrolment
from tests.made_up import CHEAP, NOW, School
from tests.terminals import CODE, Terminals


def test_a_new_terminal_counts_once_two_keepers_have_put_it_on_the_list(
    terminals: Terminals,
) -> None:
    joined = terminals.join()
    home = joined.home
    assert home.waits_to_join
    joined.carry()
    terminals.admit()
    terminals.all()
    assert not home.waits_to_join
    (listed,) = [each for each in home.desk.school.terminals if each.id == home.device.id]
    assert (listed.name, listed.kind, listed.letter) == ("Year 3", "classroom", "B")


def test_the_classroom_s_folder_opens_nothing(places: Terminals) -> None:
    places.others[0].intake.post(Told(words="Once upon a time"), NOW)
    places.all()
    assert list(places.others[0].home.drawers.glob("*")) == []
    for path in (*places.others[0].home.path.rglob("*"), *places.folder.rglob("*")):
        assert not path.is_file() or b"Once upon" not in path.read_bytes()


def test_a_wrong_code_or_another_file_lets_nobody_in(school: School) -> None:
    made = enrolment.invite(school.home, "classroom", "Year 4", "", NOW)
    file = enrolment.lock(made, CODE, CHEAP)
    with pytest.raises(BadCode):
        enrolment.unlock(file, "river lantern button rail", CHEAP)
    with pytest.raises(Damaged):
        enrolment.unlock(file[:-9], CODE, CHEAP)
    assert made.token.encode() not in file


def test_an_invitation_that_was_taken_back_is_not_heard(terminals: Terminals) -> None:
    joined = terminals.join()
    enrolment.take_back(terminals.school.home, joined.id)
    joined.carry()
    terminals.office.carry()
    assert enrolment.newcomers(terminals.school.home) == []


def test_a_folder_with_something_in_it_is_not_taken(school: School, tmp_path: Path) -> None:
    made = enrolment.invite(school.home, "classroom", "Year 4", "", NOW)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "letter").write_text("mine")
    with pytest.raises(Refused):
        enrolment.join(tmp_path / "full", made, CHEAP)
