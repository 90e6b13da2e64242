"""Rounds by themselves: when one begins, what becomes of it, and that nothing waits for it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.carriers.folder import FolderCarrier
from store.carriers.folder_mark import prepare
from store.carrying import carry, trade
from store.carrying.last_round import last_round
from store.errors import Unreachable
from store.letterbox.told import Told
from store.school import people
from store.school.public_list import next_list
from store.terminals import enrolment, settings
from tests.made_up import CHEAP, NOW, School
from tests.tui.rounds_stage import Rounds
from tui import carrying
from tui.carrying import AFTER_FAILURE, AGAIN_EVERY, AT_MOST, CALLING, EVERY, Carrying


@pytest.fixture
def rounds(school: School, tmp_path: Path) -> Iterator[Rounds]:
    """A classroom that is let in, after its first round."""
    share = tmp_path / "share"
    share.mkdir()
    prepare(share)
    made = enrolment.invite(school.home, "classroom", "Year 3", f"folder:{share}", NOW)
    with enrolment.join(tmp_path / "classroom", made, CHEAP) as home:
        found = Rounds(home, school, share)
        found.tick()
        found.settle()
        found.office_carries()
        one, other = school.sign_in("Mrs Adeyemi"), school.sign_in("Ms Hart")
        (newcomer,) = enrolment.newcomers(school.home)
        people.propose(one, enrolment.admit(one.public, newcomer), "it joins", NOW)
        people.agree(other, people.proposals(school.home.desk)[0], NOW)
        found.office_carries()
        assert found.begins(EVERY)
        found.settle()
        assert not home.waits_to_join
        yield found


def test_the_first_round_comes_at_once_and_then_one_every_quarter_of_a_minute(
    rounds: Rounds,
) -> None:
    fresh = Rounds(rounds.home, rounds.office, rounds.share)
    assert fresh.begins(1.0)
    fresh.settle()
    assert not fresh.begins(EVERY - 1)
    assert fresh.begins(1.0)


def test_what_is_posted_goes_at_once(rounds: Rounds) -> None:
    rounds.intake.post(Told(words="x"), NOW)
    assert rounds.last.waiting == 1
    assert rounds.begins(0.0)
    rounds.settle()
    rounds.office_carries()
    rounds.office_carries()
    assert rounds.begins(EVERY)
    assert rounds.last.waiting == 0


def test_what_came_is_said(rounds: Rounds) -> None:
    dsl = rounds.office.sign_in("Mrs Adeyemi")
    rounds.office_carries()
    rounds.begins(EVERY)
    rounds.settle()
    new = next_list(dsl.public)
    people.propose(dsl, new, "the same again", NOW)
    rounds.office_carries()
    assert not rounds.tick(EVERY)
    assert rounds.tick(0.0)
    assert rounds.home.desk.school.number == new.number


def test_much_is_taken_in_by_portions(rounds: Rounds, monkeypatch: pytest.MonkeyPatch) -> None:
    box, id = rounds.office.home.letterbox, rounds.home.device.id
    rounds.settle()
    rounds.office_carries()
    before = box.chain(id).top
    for number in range(5):
        rounds.intake.post(Told(words=f"{number}"), NOW)
    rounds.settle()
    monkeypatch.setattr(carrying, "PORTION", 2)
    settings.put(rounds.office.home.desk.db, settings.CARRIER, f"folder:{rounds.share}")
    office = Rounds(rounds.office.home, rounds.office, rounds.share)
    office.tick()
    for portion in (2, 4, 5):
        assert office.carrying.tick(0.0)
        assert office.jobs == []
        assert box.chain(id).top == before + portion
    assert office.begins(0.0)


def test_only_one_round_runs_at_a_time_and_a_hanging_one_holds_nothing_up(rounds: Rounds) -> None:
    rounds.carrying.tick(EVERY)
    assert len(rounds.jobs) == 1
    rounds.intake.post(Told(words="x"), NOW)
    rounds.carrying.look_again()
    for _ in range(5):
        rounds.carrying.tick(AT_MOST)
    assert len(rounds.jobs) == 1


def test_after_failures_the_next_try_comes_later_and_later(rounds: Rounds) -> None:
    rounds.unplug()
    wait = EVERY
    for expected in (AFTER_FAILURE, 2 * AFTER_FAILURE, 4 * AFTER_FAILURE, AT_MOST, AT_MOST):
        assert not rounds.begins(wait - 1)
        assert rounds.begins(1.0)
        wait = expected
    assert rounds.last.trouble
    rounds.plug_in()
    assert rounds.begins(wait)
    assert rounds.last.trouble == ""
    rounds.settle()
    assert rounds.begins(EVERY)


def test_what_is_posted_while_the_carrier_is_away_is_tried_at_once(rounds: Rounds) -> None:
    rounds.unplug()
    rounds.begins(EVERY)
    rounds.plug_in()
    rounds.intake.post(Told(words="x"), NOW)
    assert rounds.begins(0.0)
    assert rounds.last.trouble == ""


def test_somebody_who_looks_again_waits_for_nothing(rounds: Rounds) -> None:
    assert not rounds.begins(1.0)
    rounds.carrying.look_again()
    assert rounds.begins(0.0)


def test_who_waits_for_a_round_hears_of_one_that_began_after_they_asked(rounds: Rounds) -> None:
    heard: list[str] = []
    rounds.carrying.tick(EVERY)
    assert rounds.jobs, "a round is under way"
    rounds.carrying.look_again(heard.append)
    rounds.jobs.pop()()
    rounds.carrying.tick(0.0)
    assert heard == [], "that one may have looked before something came"
    rounds.settle()
    assert heard == [""]
    rounds.unplug()
    rounds.carrying.look_again(heard.append)
    rounds.settle()
    assert len(heard) == 2
    assert heard[1] == rounds.last.trouble != ""


def test_while_a_call_for_help_is_unseen_rounds_come_quicker(rounds: Rounds) -> None:
    rounds.intake.help_now(Told(), "Year 3", NOW)
    rounds.settle()
    assert not rounds.begins(CALLING - 1)
    assert rounds.begins(1.0)


def test_once_an_hour_what_the_carrier_has_lost_is_sent_again(rounds: Rounds) -> None:
    rounds.settle()
    for _ in range(2):
        rounds.office_carries()  # takes in what there was, and has it thrown away
    rounds.intake.post(Told(words="x"), NOW)
    rounds.settle()
    (lost,) = rounds.share.rglob("*.parcel")
    lost.unlink()
    rounds.begins(EVERY)
    rounds.settle()
    assert not lost.exists()
    rounds.begins(AGAIN_EVERY)
    assert lost.exists()


def test_without_an_address_nothing_runs(rounds: Rounds) -> None:
    settings.put(rounds.home.desk.db, settings.CARRIER, "")
    assert not rounds.begins(EVERY)
    assert last_round(rounds.home) is None


def test_an_address_that_is_none_is_said(rounds: Rounds) -> None:
    settings.put(rounds.home.desk.db, settings.CARRIER, "gopher:hole")
    assert not rounds.begins(EVERY)
    assert "begins with folder:" in rounds.last.trouble


def test_an_error_nobody_expected_ends_one_round_and_not_the_rounds(
    rounds: Rounds, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*given: object) -> None:
        raise ZeroDivisionError

    rounds.carrying.tick(EVERY)
    with monkeypatch.context() as patch:
        patch.setattr(trade, "trade", fail)
        with pytest.raises(ZeroDivisionError):
            rounds.jobs.pop()()
    rounds.carrying.tick(0.0)
    assert rounds.last.trouble == carrying.UNKNOWN
    assert rounds.begins(AFTER_FAILURE)
    assert rounds.last.trouble == ""


def test_a_carrier_that_is_full_is_said_and_what_lies_there_comes(
    rounds: Rounds, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*given: object) -> None:
        raise Unreachable("It is full.")

    rounds.settle()
    desk = rounds.office.sign_in("Mrs Adeyemi")
    people.propose(desk, next_list(desk.public), "nothing", NOW)
    rounds.office_carries()
    number = rounds.home.desk.school.number
    monkeypatch.setattr(FolderCarrier, "send", fail)
    assert rounds.begins(EVERY)
    assert rounds.last.trouble == "It is full."
    assert rounds.home.desk.school.number == number + 1
    rounds.settle()
    assert not rounds.begins(EVERY)


def test_nothing_that_a_carrier_brings_ends_the_program(
    rounds: Rounds, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*given: object) -> None:
        raise OverflowError

    noted: list[BaseException] = []
    rounds.carrying = Carrying(rounds.home, lambda: NOW, rounds.jobs.append, noted.append)
    with monkeypatch.context() as patch:
        patch.setattr(carry, "take_in", fail)
        assert rounds.begins(EVERY)
    assert [type(each) for each in noted] == [OverflowError]
    assert rounds.last.trouble == carrying.UNKNOWN
    assert rounds.begins(AFTER_FAILURE)
    assert rounds.last.trouble == ""


def test_a_real_thread_ends_a_round(rounds: Rounds, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*given: object) -> None:
        raise Unreachable("It is unplugged.")

    monkeypatch.setattr(trade, "trade", fail)
    own = Carrying(rounds.home, lambda: NOW)
    own.tick(0.0)
    talk = own._trade
    assert talk
    assert talk.ended.wait(10)
    own.tick(0.0)
    assert rounds.last.trouble == "It is unplugged."
