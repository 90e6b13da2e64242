"""Signing in: tries are counted before they are made; waits know no clock; first PINs work once."""

from datetime import timedelta

import pytest

from store.crypto.key_ring import Ring
from store.errors import (
    BadCode,
    Damaged,
    LockedOut,
    MustWait,
    Refused,
    WorryBoxError,
    WrongPin,
)
from store.letterbox.told import Told
from store.signing_in import rings, sign_in, slow_down
from store.signing_in.session import Session
from tests.made_up import School

NAME = "Mrs Adeyemi"


def wrong(school: School, name: str = NAME) -> WorryBoxError:
    with pytest.raises(WorryBoxError) as caught:
        sign_in.sign_in(school.home, school.people[name], "wrong pin here", school.now)
    return caught.value


def fail(school: School, times: int) -> None:
    """Fail so many times, waiting out every wait."""
    for _ in range(times):
        assert isinstance(wrong(school), WrongPin)
        slow_down.tick(school.home.desk.db, 3600)


def left(school: School, name: str = NAME) -> int:
    return slow_down.seconds_left(school.home.desk.db, school.people[name])


@pytest.fixture(autouse=True)
def _fast(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stretch nothing for the one wrong PIN, so that ten of them take no time."""
    unlock = Ring.unlock

    def quick(self: Ring, secret: str, least: object) -> bytes:
        if secret == "wrong pin here":
            raise WrongPin("That PIN is not right.")
        return unlock(self, secret, least)  # type: ignore[arg-type]

    monkeypatch.setattr(Ring, "unlock", quick)


@pytest.mark.parametrize(
    ("failures", "seconds"), [(1, 0), (4, 0), (5, 60), (6, 300), (7, 900), (8, 3600), (9, 3600)]
)
def test_waits_grow_with_the_failures(school: School, failures: int, seconds: int) -> None:
    fail(school, failures - 1)
    wrong(school)
    assert left(school) == seconds
    if seconds:
        assert isinstance(wrong(school), MustWait)
        assert left(school) == seconds
        slow_down.tick(school.home.desk.db, seconds - 1)
        assert left(school) == 1
        slow_down.tick(school.home.desk.db, 1)
    school.sign_in(NAME)
    assert left(school) == 0


def test_ten_wrong_pins_lock_for_good(school: School) -> None:
    fail(school, 10)
    slow_down.tick(school.home.desk.db, 10**6)
    assert isinstance(wrong(school), LockedOut)
    with pytest.raises(LockedOut):
        school.sign_in(NAME)
    school.reopen()
    with pytest.raises(LockedOut):
        school.sign_in(NAME)
    slow_down.forgive(school.home.desk.db, school.people[NAME])
    assert school.sign_in(NAME).holds("safeguarding")


def test_a_try_is_counted_and_committed_before_the_pin_is_checked(school: School) -> None:
    """Pulling the plug while argon2id runs wins no try."""
    for _ in range(5):
        sign_in.begin(school.home, school.people[NAME])
        school.reopen()
    with pytest.raises(MustWait):
        sign_in.begin(school.home, school.people[NAME])


def test_a_restart_begins_the_wait_again(school: School) -> None:
    fail(school, 6)
    wrong(school)
    slow_down.tick(school.home.desk.db, 800)
    assert left(school) == 100
    school.reopen()
    assert left(school) == 900
    school.reopen()
    assert isinstance(wrong(school), MustWait)


@pytest.mark.parametrize("years", [-50, 50])
def test_a_clock_that_jumps_changes_nothing(school: School, years: int) -> None:
    fail(school, 4)
    wrong(school)
    school.now += timedelta(days=365 * years)
    assert isinstance(wrong(school), MustWait)
    assert left(school) == 60


def test_failures_are_per_person_and_a_right_pin_forgives(school: School) -> None:
    fail(school, 4)
    school.sign_in("Ms Hart").lock()
    school.sign_in(NAME).lock()
    fail(school, 4)
    assert left(school) == 0


def test_nothing_on_the_pupils_side_is_slowed(school: School) -> None:
    fail(school, 10)
    assert school.intake.ready()


def test_a_first_pin_opens_no_drawer_and_works_until_it_is_replaced(school: School) -> None:
    first = school.pins[NAME]
    for _ in range(2):
        found = sign_in.sign_in(school.home, school.people[NAME], first, school.now)
        assert isinstance(found, sign_in.FirstSignIn)
        school.reopen()
    assert list(school.home.drawers.glob("own-*")) == []
    school.sign_in(NAME)
    with pytest.raises(WrongPin):
        sign_in.sign_in(school.home, school.people[NAME], first, school.now)
    assert isinstance(
        sign_in.sign_in(school.home, school.people[NAME], school.pins[NAME], school.now), Session
    )


def test_a_new_pin_is_typed_twice_is_another_one_and_is_not_weak(school: School) -> None:
    first = school.pins[NAME]
    found = sign_in.sign_in(school.home, school.people[NAME], first, school.now)
    assert isinstance(found, sign_in.FirstSignIn)
    for new, again in ((first, first), ("83519402", "83519403"), ("12345678", "12345678")):
        with pytest.raises(BadCode):
            found.judge(new, again)
    found.judge("83519402", "８３５１ ９４０２")


def test_a_changed_pin_replaces_the_old_one(school: School) -> None:
    session = school.sign_in(NAME)
    old = school.pins[NAME]
    ring = rings.lock(school.home, session.person_id, session.keys.seed, "83519402")
    sign_in.change_pin(session, old, ring, school.now)
    with pytest.raises(WrongPin):
        school.sign_in(NAME)
    school.pins[NAME] = "8351-9402"
    assert school.sign_in(NAME).holds("safeguarding")


def test_a_ring_put_in_anothers_place_opens_nothing(school: School) -> None:
    school.sign_in("Miss Lee")
    db = school.home.desk.db
    lee, dsl = school.people["Miss Lee"], school.people[NAME]
    db.execute(
        "UPDATE rings SET ring = (SELECT ring FROM rings WHERE person = ?) WHERE person = ?",
        [lee, dsl],
    )
    with pytest.raises(Damaged):
        sign_in.sign_in(school.home, dsl, school.pins["Miss Lee"], school.now)


def test_nobody_unknown_signs_in(school: School) -> None:
    with pytest.raises(Refused):
        sign_in.begin(school.home, "nobody")


def test_names_are_listed_by_name(school: School) -> None:
    assert [person.name for person in sign_in.names(school.home)] == sorted(
        school.people, key=str.casefold
    )


def test_locking_forgets_keys_and_drawers(school: School) -> None:
    session = school.sign_in(NAME)
    seed = session.keys.seed
    drawer = session.drawer("safeguarding")
    session.lock()
    assert seed not in (session.keys.seed, session.author.keys.seed)
    assert drawer.key == b""
    assert session.drawers == {}
    with pytest.raises(Refused):
        session.drawer("safeguarding")


def test_what_holds_secrets_does_not_show_them(school: School) -> None:
    unlocked = sign_in.begin(school.home, school.people[NAME]).unlock(school.pins[NAME])
    first = sign_in.FirstSignIn(school.home, unlocked)
    for shown in (repr(unlocked), repr(first)):
        assert school.pins[NAME] not in shown
        assert unlocked.keys.seed.hex() not in shown


def test_locking_forgets_the_keys_whatever_the_disk_takes(school: School) -> None:
    session = school.sign_in("Mrs Adeyemi")
    drawer = session.drawers["safeguarding"]
    school.intake.post(Told(words="zebra"), school.now)
    school.home.desk.db.execute("PRAGMA query_only = ON")
    session.lock()
    school.home.desk.db.execute("PRAGMA query_only = OFF")
    assert not session.drawers
    assert drawer.key == b""
    assert session.keys.seed == session.author.keys.seed == b""
