"""Choosing between what two decided apart is deciding: whoever is named in it does not."""

import pytest

from store.errors import Refused
from store.letterbox.collect import collect
from store.letterbox.told import Told
from store.school.public_list import SAFEGUARDING
from store.worries import side_by_side, triage
from store.worries.worry import Worry
from tests.made_up import NOW, School
from tests.store.adults.named_stage import HIT, tell
from tests.store.two_offices import DEPUTY, DSL, meet
from tests.terminals import Terminals

OPENING = {"title": "A", "category": "friends", "seriousness": "low"}


def test_whom_a_case_or_a_worry_names_chooses_nothing_in_it(terminals: Terminals) -> None:
    """Filed at one terminal and put into a case at the other: the lead is named in both."""
    school, there = terminals.school, terminals.second_office(DEPUTY)
    sent = school.intake.post(Told(words=HIT.format(DSL), name="Ada Finch"), NOW)
    first = school.sign_in(DSL)
    meet(terminals, first)
    second = there.sign_in(DEPUTY)
    meet(terminals, first, second)
    here, far = first.drawer(SAFEGUARDING), second.drawer(SAFEGUARDING)
    case = triage.open_case(first, here, [here.get(sent.subject)], OPENING, NOW)
    far.record(sent.subject, "worry.filed", {"summary": "Small", "outcome": "resolved"}, NOW)
    meet(terminals, first, second)
    far.record(case, "case.categorised", {**OPENING, "seriousness": "high"}, NOW)
    beside = school.sign_in("Ms Hart").drawer(SAFEGUARDING)
    beside.record(case, "case.categorised", {**OPENING, "seriousness": "low"}, NOW)
    meet(terminals, first, second)
    for subject, why in ((sent.subject, "Your name is in it"), (case, "Your name is in what")):
        record = here.get(subject)
        assert len(record.apart) == 2
        decision = record.apart[0].id
        with pytest.raises(Refused, match=why):
            side_by_side.choose(first.public, here, record, decision, NOW)
        side_by_side.choose(second.public, far, far.get(subject), decision, NOW)
        assert not far.get(subject).apart


def test_who_is_named_in_the_case_that_a_worry_was_put_into_leaves_it_there(
    terminals: Terminals,
) -> None:
    school, there = terminals.school, terminals.second_office(DEPUTY)
    told = [Told(words=words) for words in (f"{DSL} hit me", "He took my ball")]
    sent = [school.intake.post(each, NOW).subject for each in told]
    first = school.sign_in(DSL)
    meet(terminals, first)
    second = there.sign_in(DEPUTY)
    meet(terminals, first, second)
    here, far = first.drawer(SAFEGUARDING), second.drawer(SAFEGUARDING)
    triage.open_case(second, far, [far.get(id) for id in sent], OPENING, NOW)
    here.record(sent[1], "worry.filed", {"summary": "Small", "outcome": "resolved"}, NOW)
    meet(terminals, first, second)
    worry = here.get(sent[1])
    assert isinstance(worry, Worry)
    filed = next(each.id for each in worry.apart if each.kind == "worry.filed")
    with pytest.raises(Refused, match="Your name is in what was told"):
        side_by_side.choose(first.public, here, worry, filed, NOW)


def test_whoever_is_named_puts_it_into_no_case_that_is_there_but_opens_one(
    school: School,
) -> None:
    told = tell(school, "He took my ball", DSL)
    sent = school.intake.post(Told(words=f"{DSL} hit me"), NOW)
    collect(told.session, NOW)
    drawer = told.drawer
    with pytest.raises(Refused, match=r"Open a case \(O\)"):
        triage.link(told.session, drawer, drawer.get(sent.subject), told.id, NOW)
    other = told.by(DEPUTY)
    collect(other.session, NOW)
    triage.link(other.session, other.drawer, other.drawer.get(sent.subject), told.id, NOW)
    assert other.drawer.get(sent.subject).case == told.id
