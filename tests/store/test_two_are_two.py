"""Where two have to say something nobody is both, and nobody makes themself the only one."""

from datetime import UTC, datetime, timedelta

import pytest

from store.adults import handing, keeping_out, said_of, told_about
from store.cases import closings, kept_alone, restrict, school_rules
from store.cases.case_parts import OPEN
from store.cases.kept_alone import BESIDE
from store.cases.kinds import KEPT_FROM
from store.cases.restrict import PERSON
from store.drawers import holders
from store.errors import Incomplete, Refused
from store.involved import telling
from store.letterbox import collect
from store.letterbox.told import Told
from store.worries import concerns, triage
from tests.made_up import NOW, School
from tests.store.adults.judging_stage import Desk
from tests.store.agreeing import agree_about_them
from tests.store.changing import renew
from tests.store.closing import CLOSING, LEFT, close
from tests.store.looking_stage import Looking
from tests.store.triaging_stage import CRIME, NOT_TOLD, Stage, seen

AGREE = {"answer": "agree"}
TELLS = {"about": "adult", "urgent": "no", "fact": "He shouted", "unnamed": "no"}


@pytest.fixture
def stage(school: School) -> Stage:
    return Stage(school.sign_in("Mrs Adeyemi"))


def keep_from(stage: Stage, person: str, **more: str) -> None:
    """Keep the case of a stage from somebody, as its page does."""
    said = {PERSON: person, "why": "His nephew", **more}
    drawer = stage.session.find(stage.id)
    assert drawer is not None
    restrict.restrict(stage.session, drawer, seen(stage.session, stage.id), said, NOW)


def test_whose_pin_was_renewed_agrees_to_no_closing_before_a_school_day(
    school: School, stage: Stage
) -> None:
    """It was renewed by the very person who proposed the closing, who knows the first PIN."""
    stage.triage(CRIME)
    close(stage, second=school.people["Mr Patel"])
    renew(school, stage.session, "Mr Patel")
    second = school.sign_in("Mr Patel")
    drawer = second.drawer("safeguarding")
    with pytest.raises(Refused, match="renewed on"):
        closings.answer(second, drawer, stage.case, AGREE, NOW)
    assert stage.case.state == OPEN
    before_school = datetime(2026, 3, 4, 9, 59, tzinfo=UTC)
    with pytest.raises(Refused, match="from Wed 4 Mar 2026, 10:00 on"):
        closings.answer(second, drawer, stage.case, AGREE, before_school)
    closings.answer(second, drawer, stage.case, AGREE, before_school + timedelta(minutes=1))
    assert stage.case.state == "closed"


def test_a_pin_renewed_by_a_clock_that_is_ahead_counts_later_and_never_at_once(
    school: School, stage: Stage
) -> None:
    stage.triage(CRIME)
    close(stage, second=school.people["Mr Patel"])
    school.now = NOW + timedelta(days=1)
    renew(school, stage.session, "Mr Patel")
    second = school.sign_in("Mr Patel")
    drawer = second.drawer("safeguarding")
    for hours in (1, 26):
        with pytest.raises(Refused, match="renewed on Wed 4 Mar 2026"):
            closings.answer(second, drawer, stage.case, AGREE, NOW + timedelta(hours=hours))
    closings.answer(second, drawer, stage.case, AGREE, NOW + timedelta(hours=49))


def test_what_somebody_proposed_whose_pin_was_renewed_waits_as_well(
    school: School, stage: Stage
) -> None:
    renew(school, stage.session, "Mr Patel")
    patel = Stage(school.sign_in("Mr Patel"))
    patel.triage(CRIME)
    close(patel, second=stage.session.person_id)
    with pytest.raises(Refused, match="PIN of Mr Patel was renewed"):
        closings.answer(stage.session, stage.drawer, patel.case, AGREE, NOW)


def test_a_signature_under_a_pin_that_was_just_renewed_is_nobody_s(school: School) -> None:
    """One person signed for both reviewers within two minutes, by renewing the other's PIN."""
    looking = Looking(school, school.sign_in("Mrs Adeyemi"), triaged=True)
    looking.begin()
    looking.session_logged()
    looking.judge()
    looking.sign()
    renew(school, looking.session, "Mr Patel")
    with pytest.raises(Refused, match="renewed on"):
        looking.sign(school.sign_in("Mr Patel"))
    assert len(looking.found.signatures) == 1


def test_a_reviewer_who_is_named_later_neither_signs_nor_counts(school: School) -> None:
    """Both were fit to review when it began; then a child tells of one of them."""
    looking = Looking(school, school.sign_in("Mrs Adeyemi"), triaged=True)
    told_in(looking, "There was something on the laptop")
    looking.begin()
    looking.session_logged()
    looking.judge()
    looking.sign()
    (first,) = looking.found.signatures
    assert first.by == looking.session.person_id
    patel = school.sign_in("Mr Patel")
    looking.sign(patel)
    told_in(looking, "Mr Patel looked at bad pictures on the laptop with me")
    told_about.note(patel.public, looking.drawer, looking.id, NOW)
    assert looking.found.signatures == (), "what was told since is part of what they sign"
    with pytest.raises(Refused, match="told names Mr Patel"):
        looking.sign(patel)
    with pytest.raises(Refused, match="told names Mr Patel"):
        looking.sign()
    with pytest.raises(Refused, match="told names Mr Patel"):
        looking.close()
    said = {patel.person_id: "no", "why": "He only helped"}
    said_of.say(looking.session, looking.drawer, looking.case, said, NOW)
    with pytest.raises(Refused, match="told names Mr Patel"):
        looking.sign(patel)
    agree_about_them(school.sign_in("Ms Hart"), looking.id)
    looking.sign()
    looking.sign(patel)
    looking.close()
    told_in(looking, "I told Mr Patel")
    assert looking.found.is_closed, "what comes later undoes no closing"


def told_in(looking: Looking, words: str) -> None:
    """A child tells it, and somebody puts it into the case that is looked into."""
    sent = looking.school.intake.post(Told(words=words, name="Kit Shaw"), NOW)
    collect.collect(looking.session, NOW)
    worry = looking.drawer.get(sent.subject)
    triage.link(looking.session, looking.drawer, worry, looking.id, NOW)


def test_that_parents_are_not_told_takes_two_whose_pins_are_their_own(
    school: School, stage: Stage
) -> None:
    patel = school.people["Mr Patel"]
    stage.do("case.parents", {**NOT_TOLD, "reason": "Not safe yet", "agreed": patel})
    renew(school, stage.session, "Mr Patel")
    second = school.sign_in("Mr Patel")
    drawer = second.drawer("safeguarding")
    with pytest.raises(Refused, match="renewed on"):
        telling.answer(second, drawer, stage.case, {"answer": "agree"}, NOW)
    telling.answer(
        second, drawer, stage.case, {"answer": "agree"}, NOW + timedelta(days=1, hours=1)
    )


def test_nobody_is_left_alone_with_a_case_by_their_own_hand(school: School, stage: Stage) -> None:
    patel, hart, quince = (school.people[n] for n in ("Mr Patel", "Ms Hart", "Dr Quince"))
    keep_from(stage, patel)
    with pytest.raises(Incomplete) as caught:
        keep_from(stage, hart)
    assert caught.value.wrong.keys() == {BESIDE}
    with pytest.raises(Incomplete):
        keep_from(stage, hart, beside=patel)
    with pytest.raises(Refused, match="You alone kept it from Mr Patel"):
        keep_from(stage, hart, beside=quince)
    agree_about_them(school.sign_in("Ms Hart"), stage.id)
    keep_from(stage, hart, beside=quince)
    assert seen(school.sign_in("Dr Quince"), stage.id).kept_from == (patel, hart)
    for name in ("Mr Patel", "Ms Hart"):
        assert school.sign_in(name).find(stage.id) is None


def test_where_nobody_is_left_to_let_in_the_last_reader_stays(school: School, stage: Stage) -> None:
    for name in ("Mr Patel", "Dr Quince"):
        keep_from(stage, school.people[name])
    with pytest.raises(Refused, match="alone"):
        keep_from(stage, school.people["Ms Hart"])
    assert school.sign_in("Ms Hart").find(stage.id) is not None


def test_who_alone_can_open_it_lets_a_second_in_to_close_it(school: School, stage: Stage) -> None:
    """A rule may leave somebody alone with it: they are whom it is about."""
    stage.triage(CRIME)
    stage.leave_parents()
    for name in ("Mr Patel", "Ms Hart"):
        out = {"person": school.people[name], "why": "Named in it", kept_alone.AGREE: ""}
        stage.drawer.record(stage.id, KEPT_FROM, out, NOW)
    holders.settle(stage.session, NOW)
    quince, there = school.people["Dr Quince"], school_rules.main_file(stage.session)
    drawer = stage.session.find(stage.id)
    assert drawer is not None
    assert school.sign_in("Dr Quince").find(stage.id) is None
    said = {**CLOSING, **LEFT, "second": quince}
    case = seen(stage.session, stage.id)
    assert not closings.close(stage.session, drawer, case, said, there, NOW)
    chair = school.sign_in("Dr Quince")
    drawer = chair.find(stage.id)
    assert drawer is not None
    closings.answer(chair, drawer, seen(chair, stage.id), AGREE, NOW)
    assert seen(chair, stage.id).state == "closed"


def test_a_writer_shuts_out_not_everybody_who_could_read_it(school: School) -> None:
    head = school.sign_in("Ms Hart")
    said = {**TELLS, "adult": school.people["Mr Bell"]}
    others = [id for id in head.public.held_by("head") if id != head.person_id]
    assert others
    with pytest.raises(Incomplete) as caught:
        concerns.log(head, school.intake, {**said, "not_see": "\n".join(others)}, NOW)
    assert caught.value.wrong.keys() == {"not_see"}
    concerns.log(head, school.intake, said, NOW)


def test_nobody_hands_a_case_over_to_themself_alone(school: School, stage: Stage) -> None:
    """Somebody was let in beside the headteacher; handing it over would shut them out again."""
    for name in ("Mr Patel", "Dr Quince"):
        keep_from(stage, school.people[name])
    head = school.sign_in("Ms Hart")
    drawer, case = head.find(stage.id), seen(head, stage.id)
    assert drawer is not None
    only = {*head.public.held_by("head")} - {head.person_id, *case.kept_from}
    assert not only, "the headteacher alone would read it"
    said = {"adult": school.people["Mr Bell"], "stays": "no", "why": "It is about him"}
    assert not handing.is_due(head, drawer, case)
    with pytest.raises(Refused, match="alone could read it"):
        handing.hand_over(head, drawer, case, said, NOW)
    dsl_drawer = stage.session.find(stage.id)
    assert dsl_drawer is not None
    handing.hand_over(stage.session, dsl_drawer, case, said, NOW)
    assert stage.session.find(stage.id) is None


def test_what_lies_with_the_headteacher_already_is_not_proposed_to_be_handed_over(
    school: School,
) -> None:
    """A second reader was let in on purpose: nothing says that they should hand it on."""
    told = Desk(school, "Ms Hart", adult=school.people["Mr Bell"])
    adeyemi, quince = school.people["Mrs Adeyemi"], school.people["Dr Quince"]
    said = {PERSON: quince, "why": "His nephew", "about": "no", BESIDE: adeyemi}
    restrict.restrict(told.session, told.drawer, told.case, said, NOW)
    second = school.sign_in("Mrs Adeyemi")
    for reader in (told.session, second):
        drawer = reader.find(told.id)
        assert drawer is not None
        assert not handing.is_due(reader, drawer, seen(reader, told.id))


def test_a_rule_that_keeps_out_the_last_other_reader_lets_somebody_in(
    school: School, stage: Stage
) -> None:
    keep_from(stage, school.people["Mr Patel"])
    drawer = stage.session.find(stage.id)
    assert drawer is not None
    hart, case = school.people["Ms Hart"], seen(stage.session, stage.id)
    keeping_out.keep_away(stage.session, drawer, case, hart, NOW)
    assert school.sign_in("Ms Hart").find(stage.id) is None
    assert seen(school.sign_in("Dr Quince"), stage.id).kept_from[-1] == hart
