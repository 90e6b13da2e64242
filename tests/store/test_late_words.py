"""What a child adds later reaches whoever deals with it, and nobody else."""

import pytest

from store.drawers import holders
from store.fields import Values
from store.letterbox import collect
from store.letterbox.told import Told
from store.signing_in.session import Session
from store.worries import triage
from store.worries.worry import Worry
from tests.made_up import School

CLOSING: Values = {
    "summary": "Small",
    "follow_up": "Talked",
    "decision": "None",
    "reasons": "Sorted",
    "outcome": "resolved",
}


def worry_in(session: Session, subject: str) -> Worry:
    drawer = session.find(subject)
    assert drawer is not None
    worry = drawer.get(subject)
    assert isinstance(worry, Worry)
    return worry


def test_late_words_make_a_filed_worry_wait_again(school: School) -> None:
    sent = school.intake.post(Told(words="It is fine"), school.now)
    dsl = school.sign_in("Mrs Adeyemi")
    collect.collect(dsl, school.now)
    drawer = dsl.drawer("safeguarding")
    triage.file_away(dsl, drawer, worry_in(dsl, sent.subject), CLOSING, school.now)
    school.intake.add(sent, school.now, words="It is not")
    collect.collect(dsl, school.now)
    assert worry_in(dsl, sent.subject).state == "waiting"


def test_late_words_to_a_case_wait_until_somebody_has_read_them(school: School) -> None:
    sent = school.intake.post(Told(words="Hello"), school.now)
    dsl = school.sign_in("Mrs Adeyemi")
    collect.collect(dsl, school.now)
    drawer = dsl.drawer("safeguarding")
    triage.see(dsl, drawer, worry_in(dsl, sent.subject), school.now)
    values = {"title": "A case", "category": "other", "seriousness": "low"}
    triage.open_case(dsl, drawer, [worry_in(dsl, sent.subject)], values, school.now)
    school.intake.add(sent, school.now, words="More")
    collect.collect(dsl, school.now)
    assert worry_in(dsl, sent.subject).state == "waiting"
    triage.see(dsl, drawer, worry_in(dsl, sent.subject), school.now)
    assert worry_in(dsl, sent.subject).state == "in_case"


def test_late_words_that_come_first_lie_where_the_worry_will(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    patel, box = school.people["Mr Patel"], school.home.letterbox
    sent = school.intake.post(Told(words="Hello", kept_from=(patel,)), school.now)
    school.intake.add(sent, school.now, words="marmalade")
    dsl, late_first = school.sign_in("Mrs Adeyemi"), box.uncollected()[::-1]
    with monkeypatch.context() as patch:
        patch.setattr(box, "uncollected", lambda: late_first)
        assert collect.collect(dsl, school.now).count == 2
    worry = worry_in(dsl, sent.subject)
    assert (worry.told.words, worry.more[0].text) == ("Hello", "marmalade")
    assert school.sign_in("Mr Patel").find(sent.subject) is None


def test_late_words_do_not_come_back_to_whom_the_worry_is_kept_from(school: School) -> None:
    sent = school.intake.post(Told(words="Hello"), school.now)
    dsl = school.sign_in("Mrs Adeyemi")
    collect.collect(dsl, school.now)
    holders.keep_from(dsl, sent.subject, school.people["Mr Patel"], "why", school.now)
    school.intake.add(sent, school.now, words="marmalade")
    patel = school.sign_in("Mr Patel")
    assert collect.collect(patel, school.now).count == 0
    assert patel.search("marmalade") == []
    assert collect.collect(dsl, school.now).count == 1
    assert worry_in(dsl, sent.subject).more[0].text == "marmalade"
