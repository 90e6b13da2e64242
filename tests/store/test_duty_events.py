"""Whom a notice is owed to: up the list in steps, at once, in holidays, on the first morning."""

from dataclasses import replace
from datetime import datetime

import pytest

from screens.duty_words import on_duty, to_ring
from screens.staff.duty.duty_words import line
from store.duty import acts, events, late, state, wording
from store.duty.events import Box
from store.duty.reach import Reach
from store.letterbox import addressed, collected
from store.letterbox.told import Told
from tests.made_up import NOW, School
from tests.school_year import YEAR, always_on_duty, with_calendar, with_rota

LADDER = ["Mrs Adeyemi", "Mr Patel", "Ms Hart"]
NOTHING, WAITS_ONE = Box(), Box(waiting=1)


@pytest.fixture
def rota(school: School) -> School:
    """Always the lead, then the deputy, then the headteacher; she hears of the holidays."""
    with_calendar(school)
    ids = school.people
    made = replace(
        always_on_duty(school, YEAR), deputies=(ids["Mr Patel"],), holiday=ids["Ms Hart"]
    )
    with_rota(school, made, datetime.fromisoformat("2026-01-05 08:00+00:00"))
    return school


def told(school: School, when: str, box: Box = NOTHING, without: str = "") -> dict[str, list[str]]:
    """Return who is told of which kind of event at a moment, as `2026-03-03 10:05`."""
    now = datetime.fromisoformat(f"{when}+00:00")
    duty = state.read(school.home.desk, now)
    reachable = {id for name, id in school.people.items() if name != without}
    found: dict[str, list[str]] = {}
    for each in events.wanted(duty, box, reachable):
        found.setdefault(each.kind, []).append(duty.public.name_of(each.person))
    return found


def looked(school: School, when: str, name: str = "Mrs Adeyemi") -> None:
    session = school.sign_in(name)
    acts.look(session, datetime.fromisoformat(f"{when}+00:00"))
    session.lock()


@pytest.mark.parametrize(
    ("when", "count"),
    [("10:04", 0), ("10:05", 1), ("10:19", 1), ("10:20", 2), ("10:35", 3), ("12:00", 3)],
)
def test_a_look_that_nobody_takes_climbs_the_list_though_nothing_waits(
    rota: School, when: str, count: int
) -> None:
    looked(rota, "2026-03-02 14:40")
    found = told(rota, f"2026-03-03 {when}").get("look", [])
    assert found == LADDER[:count]


def test_it_climbs_no_further_once_somebody_has_looked(rota: School) -> None:
    looked(rota, "2026-03-03 10:21", "Mr Patel")
    assert told(rota, "2026-03-03 11:00") == {}


def test_who_cannot_be_reached_holds_nothing_up(rota: School) -> None:
    looked(rota, "2026-03-02 14:40")
    assert told(rota, "2026-03-03 10:05", without="Mrs Adeyemi")["look"] == ["Mr Patel"]


def test_with_nobody_on_duty_it_begins_with_the_deputy(rota: School) -> None:
    looked(rota, "2026-03-02 14:40")
    dsl = rota.sign_in("Mrs Adeyemi")
    day = state.read(rota.home.desk, NOW).coming(1)
    acts.cover(dsl, day, "", NOW)
    assert told(rota, "2026-03-03 10:05")["look"] == ["Mr Patel"]
    assert told(rota, "2026-03-03 10:20")["look"] == ["Mr Patel", "Ms Hart"], "she is away"
    assert told(rota, "2026-03-03 10:35")["look"] == ["Mr Patel", "Ms Hart", "Mrs Adeyemi"]


def test_a_letter_is_told_to_who_is_on_duty_once_each_half_day(rota: School) -> None:
    looked(rota, "2026-03-02 14:40")
    assert told(rota, "2026-03-03 09:14", WAITS_ONE) == {"waits": ["Mrs Adeyemi"]}
    now = datetime.fromisoformat("2026-03-03 09:14+00:00")
    duty = state.read(rota.home.desk, now)
    ids = [each.event for each in events.wanted(duty, WAITS_ONE, set(rota.people.values()))]
    assert ids == ["waits 2026-03-03 morning"]


def test_a_call_for_help_goes_to_everybody_at_once(rota: School) -> None:
    looked(rota, "2026-03-02 14:40")
    box = Box(calls=(("an id", "2026-03-03T09:14:00+00:00"),))
    assert told(rota, "2026-03-03 09:14", box) == {"help": LADDER}
    assert told(rota, "2026-03-03 16:30", box)["help"] == LADDER


def test_a_call_that_nobody_opened_is_told_again_soon_and_then_once_a_day(rota: School) -> None:
    """Before a half-term as well: then to whoever hears of the holidays."""
    looked(rota, "2026-02-13 14:40")
    box, everybody = Box(calls=(("an id", "2026-02-13T14:53:00+00:00"),)), set(rota.people.values())
    found = {}
    for when in (
        *("02-13 14:53", "02-13 15:07", "02-13 15:08", "02-13 15:53", "02-14 07:59"),
        *("02-14 08:00", "02-18 21:00", "02-23 08:00", "03-14 08:00"),
    ):
        duty = state.read(rota.home.desk, datetime.fromisoformat(f"2026-{when}+00:00"))
        calls = [e for e in events.wanted(duty, box, everybody) if e.kind == events.HELP]
        names = [duty.public.name_of(each.person) for each in calls]
        found[when] = ({each.event for each in calls}, names)
    assert [event.removeprefix("help an id") for (event,), _ in list(found.values())[:-1]] == [
        *("", "", " 1", " 2", " 2"),
        *(" 3", " 7", " 12"),
    ]
    assert found["02-13 15:08"][1] == found["02-23 08:00"][1] == LADDER
    assert found["02-14 08:00"][1] == found["02-18 21:00"][1] == ["Ms Hart"], "the contact"
    assert found["03-14 08:00"] == (set(), []), "it stands on the screens still"


def test_the_screen_never_ends_on_somebody_who_is_known_to_be_away(rota: School) -> None:
    looked(rota, "2026-03-02 14:40")
    at = datetime.fromisoformat("2026-03-03 08:48+00:00")
    patel = rota.sign_in("Mr Patel")
    acts.cover(patel, state.read(rota.home.desk, at).coming(1), patel.person_id, at)
    for when, name in (("10:05", "Mr Patel"), ("10:20", "Ms Hart"), ("15:00", "Ms Hart")):
        now = datetime.fromisoformat(f"2026-03-03 {when}+00:00")
        ring = events.to_ring(state.read(rota.home.desk, now))
        assert ring is not None
        assert ring[1] == rota.people[name], when


def test_whoever_is_away_by_now_is_rung_no_more_for_a_look_of_the_morning(rota: School) -> None:
    looked(rota, "2026-03-02 14:40")
    now = datetime.fromisoformat("2026-03-03 14:50+00:00")
    patel = rota.sign_in("Mr Patel")
    later = [e for e in state.read(rota.home.desk, now).coming(1) if e.half != "morning"]
    acts.cover(patel, later, patel.person_id, now)
    ring = events.to_ring(state.read(rota.home.desk, now))
    assert ring is not None
    assert ring[1] == rota.people["Ms Hart"]
    assert told(rota, "2026-03-03 14:50")["look"][:3] == ["Mr Patel", "Ms Hart", "Mrs Adeyemi"]


@pytest.mark.parametrize("when", ["2026-03-03 09:14", "2026-02-17 11:00"])
def test_a_call_for_help_goes_to_nobody_whom_it_may_be_about(rota: School, when: str) -> None:
    """Ms Hart hears of the holidays, and the child named her: then the others are told."""
    ids = rota.people
    call = ("an id", f"{when}:00+00:00")
    box = Box(calls=(call,), readers={"an id": (ids["Mr Patel"], ids["Mrs Adeyemi"])})
    assert sorted(told(rota, when, box)["help"]) == ["Mr Patel", "Mrs Adeyemi"]


def test_a_holiday_contact_who_cannot_be_reached_is_stood_in_for_by_a_reader(rota: School) -> None:
    ids, at = rota.people, "2026-02-17 11:00"
    readers = {"an id": (ids["Mr Patel"], ids["Ms Hart"])}
    box = Box(calls=(("an id", f"{at}:00+00:00"),), readers=readers)
    assert told(rota, at, box) == {"help": ["Ms Hart"]}
    assert told(rota, at, box, without="Ms Hart") == {"help": ["Mr Patel"]}


def test_in_the_holidays_only_what_is_urgent_goes_out_and_to_the_contact(rota: School) -> None:
    call = ("an id", "2026-02-17T11:00:00+00:00")
    box = Box(waiting=3, calls=(call,), left=("x",), due=("2026-02-13 15:00",))
    assert told(rota, "2026-02-17 11:00", box) == {"help": ["Ms Hart"]}
    assert told(rota, "2026-02-17 11:00", WAITS_ONE) == {}
    with_rota(rota, replace(rota.home.desk.school.rota, holiday=""))  # type: ignore[type-var]
    assert told(rota, "2026-02-17 11:00", box) == {}


def test_what_an_authority_is_asked_for_is_late_in_the_holidays_too(rota: School) -> None:
    box = Box(due=("2026-02-16 09:00", "2026-02-24 09:00"))
    assert told(rota, "2026-02-16 08:59", box) == {}
    assert told(rota, "2026-02-16 09:01", box) == {"late": ["Ms Hart"]}
    assert told(rota, "2026-02-21 09:01", box) == {}  # a Saturday


def test_the_first_morning_after_holidays_reminds_and_an_ordinary_monday_does_not(
    rota: School,
) -> None:
    looked(rota, "2026-02-13 14:20")
    assert told(rota, "2026-02-23 08:44", WAITS_ONE) == {}
    assert told(rota, "2026-02-23 08:45", WAITS_ONE) == {
        "begins": ["Mrs Adeyemi"],
        "waits": ["Mrs Adeyemi"],
    }
    looked(rota, "2026-02-27 14:20")
    assert told(rota, "2026-03-02 08:45") == {}


def test_a_look_missed_before_the_weekend_wakes_nobody_on_saturday(rota: School) -> None:
    assert "look" in told(rota, "2026-03-06 15:30")
    assert told(rota, "2026-03-07 11:00") == {}


def test_late_steps_are_one_digest_a_half_day(rota: School) -> None:
    looked(rota, "2026-03-03 10:01")
    box = Box(due=("2026-03-02 15:00", "2026-03-03 09:00", "2026-03-09 09:00"))
    assert told(rota, "2026-03-03 10:30", box) == {"late": ["Mrs Adeyemi"]}


def test_what_is_left_goes_only_to_those_who_can_open_it_and_never_to_whom_it_is_about(
    rota: School,
) -> None:
    deputy = rota.people["Mr Patel"]
    rota.intake.post(Told(about="adult", adult=deputy, words="of him"), NOW)
    rota.intake.post(Told(words="not for the lead", kept_from=(rota.people["Mrs Adeyemi"],)), NOW)
    rota.intake.post(Told(about="headteacher", words="of the head"), NOW)
    ids, readers = collected.waiting_ids(rota.home), addressed.readers(rota.home)
    late = "2026-03-03 14:00"

    def hear(*left: str) -> set[str]:
        looked(rota, "2026-03-03 10:01")
        return set(told(rota, late, Box(left=left, readers=readers)).get("left", []))

    assert hear(ids[0]) == {"Ms Hart", "Dr Quince"}
    assert hear(ids[1]) == {"Mr Patel", "Ms Hart"}
    assert hear(ids[2]) == {"Dr Quince", "Mrs Adeyemi"}
    waits = Box(waiting=1, readers={ids[0]: readers[ids[0]]})
    assert told(rota, "2026-03-03 10:02", waits)["waits"] == ["Ms Hart"]


def test_from_outside_no_envelope_says_whom_a_notice_may_reach(rota: School) -> None:
    for away in ((), (rota.people["Mrs Adeyemi"],)):
        rota.intake.post(Told(words="x", kept_from=away), NOW)
    one, other = (each.alert or b"" for each in rota.home.letterbox.uncollected())
    assert len(one) == len(other)
    assert all(id.encode() not in one + other for id in rota.people.values())
    assert rota.home.letterbox.calls() == []


def test_what_an_older_program_left_is_asked_of_all_who_did_not_look(
    rota: School,
) -> None:
    lead = rota.people["Mrs Adeyemi"]
    rota.intake.post(Told(words="about her", kept_from=(lead,)), NOW)
    rota.intake.post(Told(words="of the head", about="headteacher"), NOW)
    dsl = rota.sign_in("Mrs Adeyemi")
    acts.look(dsl, datetime.fromisoformat("2026-03-03 10:01+00:00"))
    left = acts.left_waiting(rota.home)
    assert len(left) == 2
    box = Box(left=left)
    assert told(rota, "2026-03-03 10:02", box) == {"left": ["Mr Patel", "Ms Hart"]}
    assert set(told(rota, "2026-03-03 10:17", box)["left"]) == {"Mr Patel", "Ms Hart", "Dr Quince"}


def test_without_a_rota_only_calls_for_help_are_told(rota: School) -> None:
    with_rota(rota, None)
    box = Box(waiting=2, calls=(("an id", "2026-03-03T10:30:00+00:00"),))
    assert told(rota, "2026-03-03 10:30", box) == {"help": LADDER}


def test_a_locked_screen_says_whom_to_ring_with_a_number_only_if_there_is_one(
    rota: School,
) -> None:
    looked(rota, "2026-03-02 14:40")
    reaches = {rota.people["Mr Patel"]: Reach(rota.people["Mr Patel"], "01632 960123")}

    def says(when: str, day: str = "2026-03-03") -> str:
        now = datetime.fromisoformat(f"{day} {when}+00:00")
        duty = state.read(rota.home.desk, now)
        return to_ring(duty, reaches) or on_duty(duty)

    assert says("09:14") == "On duty: Mrs Adeyemi"
    assert says("10:05") == "The look of 10:00 is missing · please ring Mrs Adeyemi"
    assert says("10:20") == "The look of 10:00 is missing · please ring Mr Patel, 01632 960123"
    top = "The look of 10:00 is missing · please ring Ms Hart"
    assert says("14:29") == says("14:31") == top, "the next look's time begins nothing anew"
    assert says("15:20") == says("23:50") == top, "they are in the building still"
    assert says("08:00", "2026-03-04") == ""
    assert says("08:50", "2026-03-04").startswith("The look of yesterday 10:00 is missing")
    looked(rota, "2026-03-03 16:00")
    assert says("16:01") == ""
    here = state.read(rota.home.desk, datetime.fromisoformat("2026-03-03 16:02+00:00"))
    assert line(here, "")[0][0] == "School is over for today. Tomorrow morning: Mrs Adeyemi."


def test_moments_pass_in_school_time() -> None:
    here = datetime(2026, 3, 3, 10)
    assert late.passed(["2026-03-03 09:59", "2026-03-03", "2026-03-02"], here) == 2
    assert late.passed(["2026-03-01", "2026-03-03 09:59"], here, datetime(2026, 3, 2, 15)) == 1


@pytest.mark.parametrize("kind", wording.KINDS)
def test_a_notice_says_no_more_than_that_and_the_schools_name(kind: str) -> None:
    title, text = wording.said(kind, "Oakfield")
    assert "Oakfield" in title
    assert "Oakfield" in text
    for word in ("child", "pupil", "class", "case", "worry", "safeguarding", "bully"):
        assert word not in f"{title} {text}".casefold().replace("worry box", "")
