"""The computer that is used, devices kept safe, searches of belongings: each has its record."""

import pytest

from store.cases import triaging, unfinished
from store.cases.acts import Act
from store.cases.case_parts import SHUT
from store.errors import Incomplete, Refused
from store.fields import Choice
from store.looking import computer_register, investigating, kept_safe, searches, stopping
from store.looking import looking_fields as fields
from store.looking.files import may_add
from store.looking.noted import DEVICE, of_kind
from tests.made_up import NOW, School
from tests.store.agreeing import MISTAKE, answered, lower
from tests.store.closing import close
from tests.store.looking_stage import BOX, DEPUTY, DSL, HEAD, TEACHER, Looking, choices, searched
from tests.store.triaging_stage import CRIME, DRAWER, QUARREL


@pytest.fixture
def looking(school: School) -> Looking:
    return Looking(school, school.sign_in(DSL))


def test_devices_are_kept_safe_while_everything_is_stopped(looking: Looking) -> None:
    held = fields.held()
    with pytest.raises(Refused, match="First say which device"):
        stopping.secure(looking.drawer, looking.case, held, {}, NOW)
    stopping.stop(looking.drawer, looking.case, "", NOW)
    kept = {"unplugged": "yes", "power": "on", "locked": "yes", "label": "yes", "holder": "Me"}
    act = Act(DEVICE, "", "", fields.DEVICE_FIELDS)
    stopping.secure(looking.drawer, looking.case, act, {"device": "Red phone", **kept}, NOW)
    (device,) = of_kind(looking.case.noted, DEVICE)
    assert "Red phone is still here: Me" in unfinished.left_open(looking.case)
    moved = {"since": "2026-03-03 09:00", "holder": "PC Day", "where": "Station", "from": "Ms Hart"}
    held = fields.held([Choice(device.id, "Red phone")])
    said = {**moved, "device": device.id, "goes": "police", "reference": "CR 12"}
    stopping.secure(looking.drawer, looking.case, held, said, NOW)
    assert looking.case.noted[-1].said["device_is"] == "Red phone"
    assert not any("still here" in each for each in unfinished.left_open(looking.case))


def test_a_device_that_the_police_have_is_safe_and_nothing_but_other_hands_brings_it_back(
    looking: Looking,
) -> None:
    looking.triage(CRIME)
    act = Act(DEVICE, "", "", fields.DEVICE_FIELDS)
    lit = {"unplugged": "no", "unplugged_done": "The police said: leave it", "power": "on"}
    lit |= {"locked": "yes", "label": "yes", "holder": "Ms Hart, office safe"}

    def keep(device: str) -> None:
        stopping.secure(looking.drawer, looking.case, act, {"device": device, **lit}, NOW)

    def hand(goes: str, holder: str, where: str) -> None:
        (device,) = kept_safe.devices(looking.case.noted)
        held = fields.held([Choice(device.kept.id, "")])
        said = {"since": "2026-03-03 09:00", "holder": holder, "where": where, "from": "Ms Hart"}
        said |= {"device": device.kept.id, "goes": goes}
        stopping.secure(looking.drawer, looking.case, held, said, NOW)

    keep("Red phone")
    assert looking.step("untouched").is_open
    hand("police", "PC Day", "Station")
    assert not looking.step("untouched").is_open
    keep("red phone")
    (device,) = kept_safe.devices(looking.case.noted)
    assert (device.holder, device.is_safe) == ("PC Day, Station", True)
    assert not any("still here" in each for each in unfinished.left_open(looking.case))
    hand("school", "Ms Hart", "Safe")
    assert looking.step("untouched").is_open, "it is here again, and as it was"
    assert any("still here" in each for each in unfinished.left_open(looking.case))


def test_a_device_of_a_closed_case_is_handed_on_as_long_as_it_is_here(looking: Looking) -> None:
    def kept(device: str) -> str:
        safe = {"unplugged": "yes", "power": "on", "locked": "yes", "label": "yes"}
        said = {**safe, "device": device, "holder": "Mr Webb"}
        act = Act(DEVICE, "", "", fields.DEVICE_FIELDS)
        stopping.secure(looking.drawer, looking.case, act, said, NOW)
        return looking.case.noted[-1].id

    def hand(device: str, goes: str, holder: str) -> None:
        held = fields.held([Choice(id, "") for id in (phone, tablet)])
        said = {"since": "2026-03-03 09:00", "holder": holder, "where": "Safe", "from": "Mr Webb"}
        said |= {"device": device, "goes": goes, "allowed": "none"}
        stopping.secure(looking.drawer, looking.case, held, said, NOW)

    phone, tablet = kept("Red phone"), kept("Tablet 4")
    hand(tablet, "police", "PC Day")
    assert close(looking)
    hand(phone, "school", "Ms Hart")
    assert [each.last.said["holder"] for each in kept_safe.here(looking.case.noted)] == ["Ms Hart"]
    with pytest.raises(Refused, match="not here any more"):
        hand(tablet, "back", "His father")
    hand(phone, "back", "His father")
    last = looking.case.noted[-1].said
    assert (looking.case.state, last["device_is"], last[kept_safe.AFTER_END]) == (
        SHUT,
        "Red phone",
        "yes",
    )
    with pytest.raises(Refused, match="closed"):
        hand(phone, "police", "PC Day")
    with pytest.raises(Refused, match="closed"):
        kept("Blue phone")


def test_no_device_is_given_back_before_the_police_allow_it(looking: Looking) -> None:
    kept = {"unplugged": "yes", "power": "on", "locked": "yes", "label": "yes", "holder": "Me"}
    act = Act(DEVICE, "", "", fields.DEVICE_FIELDS)
    stopping.secure(looking.drawer, looking.case, act, {"device": "Red phone", **kept}, NOW)
    device = looking.case.noted[-1].id
    held = fields.held([Choice(device, "Red phone")])
    home = {"since": "2026-03-03 09:00", "holder": "Rob", "where": "His bag", "from": "Ms Hart"}
    home |= {"device": device, "goes": "back"}

    def give(**said: str) -> None:
        stopping.secure(looking.drawer, looking.case, held, {**home, **said}, NOW)

    with pytest.raises(Incomplete):
        give()
    give(allowed="none")  # nobody suspects anything yet
    looking.triage(CRIME)
    assert looking.step("untouched").is_open, "it lies at home"
    stopping.secure(looking.drawer, looking.case, act, {"device": "red  phone", **kept}, NOW)
    assert looking.step("untouched").is_open, "saying how it is kept brings nothing back"
    give(goes="school")
    assert not looking.step("untouched").is_open
    for no in ({"allowed": "no"}, {"allowed": "none"}):
        with pytest.raises(Incomplete, match="until the police allow"):
            give(**no)
    with pytest.raises(Incomplete, match="Who of the police"):
        give(allowed="yes")
    give(allowed="yes", allowed_by="PC Day", allowed_at="2026-03-03 09:00")
    assert not looking.step("untouched").is_open


def test_a_search_has_a_witness_who_is_somebody_else_or_a_reason(looking: Looking) -> None:
    for more in ({"witness": looking.people[DSL]}, {"witness": ""}, {"told_how": "1"}):
        with pytest.raises(Incomplete):
            searched(looking, **more)
    searched(looking, witness="", no_witness="He was about to throw it away")
    searched(looking)
    assert len(searches.searches(looking.case)) == 2


def test_nothing_is_deleted_that_the_police_may_want(looking: Looking) -> None:
    head = looking.school.sign_in(HEAD)
    triaging.triage(head.public, head.drawer(DRAWER), looking.case, QUARREL, NOW)
    nude = (
        {"items_sought": "device\nimages"},
        {"items": "A naked pic of Lou"},
        {"reason": "Sam has nudes on it"},
    )
    for words in nude:
        with pytest.raises(Incomplete, match="that two stand"):
            searched(looking, deletion="deleted", **words)
    searched(looking, deletion="deleted")
    for more in ({"police": "yes"}, {"police": "yes", "deletion": "owner"}):
        with pytest.raises(Incomplete, match="the police may want"):
            searched(looking, **{"deletion": "deleted", **more})
    looking.triage(CRIME)
    with pytest.raises(Incomplete, match="the police may want"):
        searched(looking, deletion="deleted")
    searched(looking, deletion="left", police="yes")


def test_a_nude_picture_that_is_only_written_of_closes_the_files_until_two_open_them(
    looking: Looking, school: School
) -> None:
    searched(looking, items="A photo of my body, says Lou", police="no")
    assert looking.case.files_closed
    assert looking.case.required, "and asks for steps"
    lower(looking, MISTAKE)
    with pytest.raises(Refused):
        may_add(looking.case)  # one alone opens nothing
    answered(school.sign_in(DEPUTY), looking.id)
    may_add(looking.case)


def test_the_step_that_asks_for_a_search_is_done_by_its_record(looking: Looking) -> None:
    looking.triage({**QUARREL, "kinds": "device"})
    assert looking.step("search_record").is_open
    searched(looking)
    assert not looking.step("search_record").is_open


def test_one_computer_is_used_and_another_only_with_a_reason(
    looking: Looking, school: School
) -> None:
    for said in (BOX, {**BOX, "name": "Laptop 2"}, {**BOX, "name": "Library 1", "pupils": "yes"}):
        computer_register.note(looking.session, "", said, NOW)
    listed = {each.name: each for each in computer_register.computers(looking.session)}
    nine, laptop, library = listed["Laptop 9"], listed["Laptop 2"], listed["Library 1"]
    every = (nine, laptop, library)
    looking.triage(QUARREL)
    with pytest.raises(Incomplete, match="no pupils use"):
        looking.begin(every, computer=library.id)
    looking.begin(every, computer=nine.id)
    act = fields.computer(choices(every))

    def change(**said: str) -> None:
        investigating.change_computer(
            looking.drawer, looking.case, looking.id_of, act, said, every, NOW
        )

    with pytest.raises(Incomplete):
        change(computer=laptop.id)
    change(computer=laptop.id, why="The other one broke")
    assert looking.found.computer is not None
    assert looking.found.computer.said["computer_is"] == "Laptop 2, Head's room"
    with pytest.raises(Refused, match="Only the office"):
        computer_register.note(school.sign_in(TEACHER), nine.id, BOX, NOW)
