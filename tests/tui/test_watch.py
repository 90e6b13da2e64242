"""What a locked screen says of the letterbox, and when it rings."""

from dataclasses import replace
from pathlib import Path

import pytest

from screens.staff.duty import duty_words
from store.duty import state
from store.errors import OutOfOrder
from store.home import Home
from store.letterbox import alerts
from store.letterbox.told import Told
from store.school import people
from store.school.public_list import next_list
from store.signing_in import slow_down
from tests.made_up import CHEAP, NOW, School
from tests.school_year import with_calendar
from tests.terminals import Terminals
from tui.watch import LOOK_EVERY, RING_EVERY, Notice, Watch


def test_an_office_screen_counts_what_is_in_the_box(school: School) -> None:
    school.intake.post(Told(words="one"), NOW)
    school.intake.post(Told(words="two"), NOW)
    watch = Watch(school.home)
    assert not watch.tick(LOOK_EVERY)
    assert watch.notice.for_staff == "2 letters are in the box"
    assert watch.notice.sentence == ""


def test_one_letter_is_one_letter(school: School) -> None:
    school.intake.post(Told(words="one"), NOW)
    watch = Watch(school.home)
    watch.tick(0.0)
    assert watch.notice.for_staff == "1 letter is in the box"


def test_where_no_school_is_yet_there_is_nothing_to_say(tmp_path: Path) -> None:
    with Home(tmp_path / "home", CHEAP) as home:
        watch = Watch(home)
        assert not watch.tick(LOOK_EVERY)
        assert watch.notice == Notice()


def test_every_place_is_named_once_the_newest_call_first(school: School) -> None:
    for place in ("Oak", "Acorn", "Hall", "Oak", "Hall (a child of Oak)"):
        school.intake.help_now(Told(), place, NOW)
    watch = Watch(school.home)
    watch.tick(0.0)
    assert (
        watch.notice.sentence
        == "Help now · please go to Hall (a child of Oak) and to Oak and to Acorn"
    )


def test_a_disk_that_fails_takes_no_call_for_help_off_the_screen(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*given: object) -> None:
        raise OutOfOrder("The disk cannot be read.")

    school.intake.help_now(Told(), "Oak", NOW)
    watch = Watch(school.home)
    watch.tick(0.0)
    monkeypatch.setattr(alerts, "unseen", fail)
    assert watch.tick(RING_EVERY)
    assert watch.notice.places == ("Oak",)


def test_a_look_is_taken_only_now_and_then(school: School) -> None:
    watch = Watch(school.home)
    watch.tick(0.0)
    school.intake.help_now(Told(), "Oak", NOW)
    assert not watch.tick(LOOK_EVERY - 0.5)
    assert watch.tick(0.5)


def test_a_start_begins_unfinished_waits_again(school: School) -> None:
    db, person = school.home.desk.db, school.people["Miss Lee"]
    for _ in range(5):
        slow_down.count_try(db, person)
    slow_down.tick(db, 59)
    Watch(school.home).start()
    assert slow_down.seconds_left(db, person) == 60


def test_a_classroom_screen_does_not_tell_that_somebody_told(school: School) -> None:
    dsl, deputy = school.sign_in("Mrs Adeyemi"), school.sign_in("Mr Patel")
    public = school.home.desk.school
    classroom = tuple(replace(each, kind="classroom") for each in public.terminals)
    people.propose(dsl, replace(next_list(public), terminals=classroom), "a classroom", school.now)
    assert people.agree(deputy, people.proposals(school.home.desk)[0], NOW)
    school.intake.post(Told(words="one"), NOW)
    watch = Watch(school.home)
    watch.tick(LOOK_EVERY)
    assert watch.notice.sentence == ""


def test_a_call_for_help_rings_until_a_person_has_seen_it(school: School) -> None:
    sent = school.intake.help_now(Told(), "Oak", NOW)
    watch = Watch(school.home)
    assert watch.tick(LOOK_EVERY)
    assert not watch.tick(1.0)
    assert watch.tick(RING_EVERY)
    dsl = school.sign_in("Mrs Adeyemi")
    alerts.mark(school.home.desk.db, sent.envelope, alerts.SEEN, dsl.keys, NOW)
    assert not watch.tick(RING_EVERY)
    assert not watch.notice.urgent


def test_waits_are_counted_in_whole_seconds_of_running_time(school: School) -> None:
    db, person = school.home.desk.db, school.people["Miss Lee"]
    for _ in range(5):
        slow_down.count_try(db, person)
    watch = Watch(school.home)
    for _ in range(25):
        watch.tick(0.4)
    assert slow_down.seconds_left(db, person) == 50


def test_while_the_disk_takes_nothing_a_wait_only_lasts_longer(school: School) -> None:
    db, person = school.home.desk.db, school.people["Mr Patel"]
    for _ in range(5):
        slow_down.count_try(db, person)
    watch = Watch(school.home)
    watch.start()
    db.execute("PRAGMA query_only = ON")
    watch.tick(30.0)
    assert slow_down.seconds_left(db, person) == 60
    db.execute("PRAGMA query_only = OFF")
    watch.tick(20.0)
    assert slow_down.seconds_left(db, person) == 40


def test_a_wait_begins_again_as_soon_as_that_can_be_written(school: School) -> None:
    db, person = school.home.desk.db, school.people["Mr Patel"]
    for _ in range(5):
        slow_down.count_try(db, person)
    slow_down.tick(db, 50)
    db.execute("PRAGMA query_only = ON")
    watch = Watch(school.home)
    watch.start()
    assert slow_down.seconds_left(db, person) == 10
    db.execute("PRAGMA query_only = OFF")
    watch.tick(1.0)
    assert slow_down.seconds_left(db, person) == 59


def test_an_office_screen_names_who_is_on_duty_and_then_whom_to_ring(school: School) -> None:
    with_calendar(school)
    school.intake.post(Told(words="one"), NOW)
    hours = [NOW]
    watch = Watch(school.home, lambda: hours[-1])
    watch.tick(0.0)
    assert watch.notice.for_staff == "1 letter is in the box · On duty: Mrs Adeyemi"
    assert watch.notice.sentence == ""
    hours.append(NOW.replace(hour=10, minute=21))
    watch.tick(LOOK_EVERY)
    assert watch.notice.sentence == "The look of 10:00 is missing · please ring Mr Patel"
    assert watch.notice.framed, "it is seen from across the room"
    duty = state.read(school.home.desk, hours[-1])
    said = {
        name: duty_words.line(duty, school.people[name])[0][0] for name in ("Mr Patel", "Miss Lee")
    }
    assert said == {
        "Mr Patel": "OWED since 10:00: see what waits, then press L.",
        "Miss Lee": "The look of 10:00 is missing: please ring Mr Patel.",
    }, "no key is offered to who cannot look"


def test_a_classroom_screen_names_nobody(terminals: Terminals) -> None:
    classroom = terminals.added()
    with_calendar(terminals.school)
    terminals.all()
    watch = Watch(classroom.home, lambda: NOW)
    watch.tick(0.0)
    assert watch.notice == Notice()


def test_an_office_beside_classrooms_says_that_something_waits_and_not_how_much(
    terminals: Terminals,
) -> None:
    terminals.added()
    terminals.all()
    office = terminals.school
    watch = Watch(office.home, lambda: NOW)
    watch.tick(0.0)
    assert watch.notice.sentence == ""
    for words in ("one", "two"):
        office.intake.post(Told(words=words), NOW)
        watch.tick(LOOK_EVERY)
        assert watch.notice.sentence == "Something waits in the box"
