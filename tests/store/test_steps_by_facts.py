"""A step is done by what is written down, and what is written down asks for what its row needs."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from store import on_desk
from store.adults.rows import ADVICE
from store.cases import devices, devices_told, procedures, step_parts, triaging
from store.cases.act_fields import NOTE_FIELDS, action_fields
from store.cases.acts import Act, acts
from store.cases.procedures import Step
from store.cases.to_do import TO_TRIAGE
from store.cases.unfinished import left_open, obstacles
from store.errors import Incomplete, Refused
from store.fields import TEXT_LIMIT, check
from store.involved import informed, involving, telling
from store.involved.informed import GOVERNORS
from store.involved.told_children import told_of
from store.letterbox import collect
from store.letterbox.told import STAFF as STAFF_TOLD
from store.letterbox.told import Told
from store.looking import stopping
from store.looking.looking_fields import DEVICE_FIELDS, POWER
from store.looking.noted import DEVICE
from store.worries import triage
from store.worries.worry import Worry
from tests.made_up import NOW, School
from tests.store.agreeing import agree_to_parents
from tests.store.triaging_stage import CALL, CRIME, DRAWER, NOT_TOLD, QUARREL, Stage, seen

PHONED = {"told": "yes", "how": "phone", "who": "Her mother"}


@pytest.fixture
def stage(school: School) -> Stage:
    return Stage(school.sign_in("Mrs Adeyemi"))


def test_saying_that_it_was_dealt_with_ticks_the_step_that_asks_for_it(stage: Stage) -> None:
    stage.triage(QUARREL)
    with pytest.raises(Refused, match="ticks itself"):
        stage.tick("closure")
    said = {"who": GOVERNORS, "when": "2026-03-03 09:10", "how": "letter", "teller": "I"}
    informed.inform(stage.drawer, stage.case, {**said, "what": "It is seen to"}, NOW)
    assert not stage.step("closure").is_open


def test_a_device_that_is_kept_safe_and_a_second_triage_tick_their_steps(stage: Stage) -> None:
    stage.triage(CRIME)
    act = Act(DEVICE, "", "", DEVICE_FIELDS)
    said = dict.fromkeys(("unplugged", "locked", "label"), "yes")
    said |= {"device": "Laptop 9", "power": POWER[0].id, "holder": "Ms Hart, in the safe"}
    for missing in ("unplugged", "locked", "label"):
        left = {**said, missing: "no"}
        with pytest.raises(Incomplete):
            stopping.secure(stage.drawer, stage.case, act, left, NOW)
        left |= {f"{missing}_done": "Mr Webb does it at ten"}
        stopping.secure(stage.drawer, stage.case, act, left, NOW)
        stopping.secure(stage.drawer, stage.case, act, {**said, "device": "Red phone"}, NOW)
        assert stage.step("untouched").is_open, "it is not safe yet"
        stopping.secure(stage.drawer, stage.case, act, {**said, "device": "laptop  9"}, NOW)
        assert not stage.step("untouched").is_open
    changed = {**said, "power": "changed"}
    with pytest.raises(Incomplete):
        stopping.secure(stage.drawer, stage.case, act, changed, NOW)
    stage.triage({**CRIME, "why": "Looked again"})
    assert stage.step("confirmed").is_open, "only a triage that the step asked for"
    triaging.triage(stage.session.public, stage.drawer, stage.case, CRIME, NOW, step="confirmed")
    assert not stage.step("confirmed").is_open


def test_whoever_reports_to_the_police_says_by_which_way(stage: Stage) -> None:
    stage.triage(CRIME)
    with pytest.raises(Incomplete):
        stage.do("case.escalated", {**CALL, "police_by": "", "method": "phone"})
    stage.do("case.escalated", {**CALL, "reference": "CR-1"})
    assert not stage.step("police").is_open


def test_no_help_names_a_key_that_does_something_else() -> None:
    helps = [rule.step.help for rule in procedures.rules().values() if "letter" in rule.step.help]
    assert helps
    assert all("Z on the case" in each for each in helps)


def test_what_a_referral_asks_is_kept_below_one_another_in_one_note() -> None:
    parts = procedures.rules()["prevent_facts"].step.parts
    asked = step_parts.fields(parts, NOTE_FIELDS[0])
    assert set(check(asked, {})) == {asked[0].id}, "only the first has to be filled in"
    full = step_parts.joined(parts, {each.id: "x" * each.limit for each in asked})
    assert len(full) <= TEXT_LIMIT
    some = {asked[0].id: "Flags and guns", asked[7].id: " "}
    assert step_parts.joined(parts, some) == "What worries you:\nFlags and guns"


def test_the_filter_is_looked_at_with_the_site_and_the_machine_written_down() -> None:
    step, text = procedures.rules()["filter"].step, action_fields(())[0]
    site, machine = asked = step_parts.fields(step.parts, text)
    assert check(asked, {site.id: "games.example"}).keys() == {machine.id}
    said = {site.id: "games.example", machine.id: "Laptop 4"}
    words = step_parts.joined(step.parts, said, step.title)
    assert words.endswith("Which site or app: games.example; At which machine: Laptop 4")
    full = {each.id: "x" * each.limit for each in asked}
    assert len(step_parts.joined(step.parts, full, step.title)) <= text.limit


def test_devices_and_pictures_are_spoken_of_only_where_one_may_be_in_it(stage: Stage) -> None:
    home = {**CRIME, "danger": "yes", "adult": "outside", "kinds": "home", "why": "It hits me"}
    plan = stage.triage(home)
    of_device = {"untouched", "online_report"}
    assert not of_device & {each.id for each in plan.steps}
    assert {"police", "own_words", "advice"} <= {each.id for each in plan.steps}
    assert (set(plan.calls) & {"ceop", "iwf"}, "police" in plan.calls) == (set(), True)
    assert stage.case.files_closed
    assert not any("pictures" in each for each in stage.case.stops)

    def in_it(**said: str) -> bool:
        return devices.may_be_in(stage.drawer, stage.case, {**home, **said})

    assert not in_it(kinds="home\nharm", why="PC Day says he calls her names")
    for kinds in ("home\ncontact", "home\nunsure", "other"):
        assert in_it(kinds=kinds)
    assert in_it(why="He films it")
    assert in_it(illegal="unsure"), "not sure is the careful answer"
    assert not stage.again(), "nothing else was told yet"
    stage.do("case.note_added", {"fact": "She says he hits her too"})
    stage.do("case.note_added", {"fact": "Rang mum on the phone, and an email to PC Day"})
    assert not stage.again(), "the steps themselves ask to ring"
    stage.do("case.note_added", {"fact": "She says he has it on his fone"})
    assert in_it(), "whatever was told says it"
    assert stage.again() == ["2026-03-03 09:44"], "at once"
    assert devices_told.AGAIN in left_open(stage.case)
    stage.do("case.note_added", {"fact": "And he films with it"})
    assert len(stage.again()) == 1
    assert of_device <= {each.id for each in stage.triage(home).steps}
    assert not stage.again()


def test_a_quarrel_has_nothing_that_a_telephone_brings(stage: Stage) -> None:
    stage.triage(QUARREL)
    stage.do("case.note_added", {"fact": "She rang on his phone"})
    assert not stage.again()


def test_what_a_child_adds_of_a_device_asks_for_another_triage_too(school: School) -> None:
    sent = school.intake.post(Told(words="My uncle hits me", name="Kit Shaw"), NOW)
    session = school.sign_in("Mrs Adeyemi")
    collect.collect(session, NOW)
    drawer = session.drawer(DRAWER)
    opening = {"title": "At home", "category": "home", "seriousness": "high"}
    id = triage.open_case(session, drawer, [drawer.get(sent.subject)], opening, NOW)
    home = {**CRIME, "adult": "outside", "kinds": "home", "why": "It hits me"}
    triaging.triage(session.public, drawer, seen(session, id), home, NOW)
    school.intake.add(sent, NOW, words="and he films me with his phone")
    collect.collect(session, NOW)
    triage.see(session, drawer, drawer.get(sent.subject), NOW)
    found = [each.item.title for each in on_desk.of(session, NOW).mine if each.subject == id]
    assert devices_told.AGAIN in found


def test_a_stop_speaks_of_devices_whatever_was_told_before(stage: Stage) -> None:
    stage.triage({**CRIME, "kinds": "home"})
    assert triaging.step_of(stage.case, "untouched") is None
    stopping.stop(stage.drawer, stage.case, "", NOW)
    assert stage.step("untouched").step.now
    assert any("pictures" in each for each in stage.case.stops)


def test_what_is_for_now_stands_before_what_is_due_at_the_same_hour() -> None:
    hour = f"{NOW + timedelta(hours=1):%Y-%m-%d %H:%M}"
    later = Step("a", "Later", due=hour)
    steps = sorted([later, replace(later, id="b", now=True)], key=procedures.soonest)
    assert [each.id for each in steps] == ["b", "a"]


def test_an_allegation_is_not_closed_before_anybody_judged_the_threshold(stage: Stage) -> None:
    stage.triage({**QUARREL, "adult": "staff", "threshold": "unsure"})
    assert "Nobody has judged the harm threshold: press H, then J." in obstacles(stage.case)


def test_the_child_who_told_is_offered_as_the_first_to_be_named(stage: Stage) -> None:
    def told(name: str, now: datetime = NOW) -> Worry:
        return Worry("w", Told(name=name, class_name="Oak"), now.isoformat())

    worries = [told(""), told("Sam Fox"), told("Ava Lane")]
    assert told_of(stage.case, worries)[0] == {"name": "Sam Fox", "detail": "Oak"}
    stage.do("case.person_added", {"name": "sam fox", "role": "victim"})
    assert told_of(stage.case, worries) == [{"name": "Ava Lane", "detail": "Oak"}]
    logged = Told(source=STAFF_TOLD, name="Billy Marsh", class_name="Oak")
    about_adult = Told(source=STAFF_TOLD, about="adult", name="Mr Webb")
    concerns = [Worry("w", each, NOW.isoformat()) for each in (about_adult, logged)]
    assert told_of(stage.case, concerns) == [{"name": "Billy Marsh", "detail": "Oak"}]
    act = acts(stage.session.public)["case.person_added"]
    name, *_ = involving.with_pupils(stage.session, act, "Billy Marsh").fields
    assert name.known == ("Billy Marsh",), "who types another name replaces it"


def test_what_a_step_asked_for_says_which_step_by_its_title(stage: Stage) -> None:
    stage.triage(CRIME)
    stage.do("case.note_added", {"fact": "PC Day: leave it with us", "may": "no"}, step="advice")
    (entry,) = [e for e in stage.drawer.entries(stage.id) if e.kind == "case.note_added"]
    assert entry.said["step_is"] == "Write down what they advise"


def test_nothing_is_written_down_as_done_that_is_still_to_come(stage: Stage) -> None:
    for kind, said in (("case.escalated", CALL), ("case.parents", PHONED)):
        with pytest.raises(Incomplete, match="still to come"):
            stage.do(kind, {**said, "when": "2026-03-03 09:15"})
        stage.do(kind, {**said, "when": "2026-03-03 09:14"})


def test_parents_are_dealt_with_when_it_is_said_of_all_and_advice_was_written_down(
    stage: Stage,
    school: School,
) -> None:
    stage.triage(CRIME)
    for name, role in (("Elsie Marr", "victim"), ("Ben Cole", "instigator")):
        stage.do("case.person_added", {"name": name, "role": role})
    elsie, ben = (each.id for each in stage.case.people)
    told = acts(stage.session.public)["case.parents"]

    def tell(child: str, **said: str) -> None:
        values = {
            "told": "yes",
            "when": "2026-03-03 09:00",
            "how": "phone",
            "who": "Her mother",
            **said,
        }
        telling.record(stage.session, stage.drawer, stage.case, child, told, values, NOW)

    assert "Nothing they advise is written down yet" in telling.advice_first(stage.case)
    stage.drawer.record(stage.id, ADVICE, {"of": "lado", "may": "no", "said": "Wait"}, NOW)
    assert "The police have advised nothing yet" in telling.advice_first(stage.case)
    tell(ben)
    stage.do("case.note_added", {"fact": "They may be told", "may": "no"}, step="advice")
    assert stage.step("advice").not_yet, "parents may be told, and nobody is asked"
    assert "do not allow yet" in telling.advice_first(stage.case)
    assert stage.step("parents_advised").is_open, "nothing is said of the other's parents"
    (deputy,) = stage.session.public.with_role("deputy")
    tell(elsie, **NOT_TOLD, reason="It may harm her", agreed=deputy.id)
    assert stage.step("parents_advised").is_open, "nobody has agreed to it yet"
    agree_to_parents(school, stage.id)
    done = stage.step("parents_advised")
    assert (done.is_open, done.note) == (False, "Some were told, some were not.")
    stage.police_allow()
    stage.tick("advice", "open", "They rang again")
    assert stage.step("parents_advised").is_open, "advice comes first"


def test_whoever_speaks_again_has_it_to_do_until_the_next_call(stage: Stage) -> None:
    def again() -> list[tuple[str, str]]:
        mine = on_desk.of(stage.session, NOW).mine
        return [(e.item.title, e.item.due) for e in mine if e.item.id != TO_TRIAGE]

    stage.do("case.escalated", {**CALL, "next": "2026-03-05"})
    assert again() == [("Speak again: Police", "2026-03-05")]
    stage.do("case.escalated", {**CALL, "next": "2026-03-06"})
    assert again() == [("Speak again: Police", "2026-03-06")]
    assert "Speak again: Police on Fri 6 Mar 2026" in left_open(stage.case), "no closing loses it"
    stage.do("case.escalated", CALL)
    assert again() == []
