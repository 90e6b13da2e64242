"""Several worries answered in one go: entries of their own, judged one by one, never for others."""

from collections.abc import Generator

import pytest

from store.checkup import check_session
from store.errors import Incomplete, OutOfOrder, Refused
from store.letterbox import collect, receipts
from store.letterbox.told import Told
from store.signing_in.session import Session
from store.worries import bulk, triage
from store.worries.kinds import ANSWERED, FILED, REOPENED
from store.worries.small import Small, pile
from tests.made_up import NOW, School
from tests.store.bulk_stage import ANSWER, CLOSING, DSL, finish, tell, waiting, worry_of


@pytest.fixture
def dsl(school: School) -> Session:
    return school.sign_in(DSL)


def test_each_worry_gets_entries_of_its_own(school: School, dsl: Session) -> None:
    tell(school, "Sam", "Ada", "Tom")
    smalls = waiting(dsl)
    done = list(bulk.in_turn([s.id for s in smalls], lambda id: finish(dsl, by_id(smalls, id))))
    assert [each.trouble for each in done] == ["", "", ""]
    entries = [dsl.drawer("safeguarding").entries(small.id) for small in smalls]
    for each in entries:
        assert [entry.kind for entry in each][-2:] == [FILED, ANSWERED]
    assert len({entry.id for each in entries for entry in each}) == 9
    assert [worry_of(dsl, small).filed for small in smalls] == [CLOSING] * 3
    assert pile(dsl, NOW).worries == ()
    assert check_session(dsl) == []


def by_id(smalls: tuple[Small, ...], id: str) -> Small:
    return next(small for small in smalls if small.id == id)


def test_what_is_refused_for_one_leaves_the_others_alone(school: School, dsl: Session) -> None:
    tell(school, "Sam", "Ada", "Tom")
    smalls = waiting(dsl)
    finish(dsl, smalls[1])
    done = list(bulk.in_turn([s.id for s in smalls], lambda id: finish(dsl, by_id(smalls, id))))
    assert [each.trouble for each in done] == ["", "Mrs Adeyemi has filed it meanwhile.", ""]
    assert [worry_of(dsl, small).state for small in smalls] == ["filed"] * 3
    assert len(worry_of(dsl, smalls[1]).answers) == 1


def test_whoever_stops_asking_leaves_the_rest_as_it_was(school: School, dsl: Session) -> None:
    tell(school, "Sam", "Ada", "Tom")
    smalls = waiting(dsl)
    steps = bulk.in_turn([s.id for s in smalls], lambda id: finish(dsl, by_id(smalls, id)))
    next(steps)
    assert isinstance(steps, Generator)
    steps.close()
    assert len(pile(dsl, NOW).worries) == 2


def test_a_disk_that_fails_for_one_is_said_for_that_one(school: School, dsl: Session) -> None:
    tell(school, "Sam", "Ada")
    smalls = waiting(dsl)

    def act(subject: str) -> None:
        if subject == smalls[0].id:
            raise OutOfOrder("The disk is full.")
        finish(dsl, smalls[1])

    done = list(bulk.in_turn([s.id for s in smalls], act))
    assert [each.trouble for each in done] == ["The disk is full.", ""]


def test_a_closing_that_is_not_whole_is_saved_for_nobody(school: School, dsl: Session) -> None:
    tell(school, "Sam")
    (small,) = waiting(dsl)
    with pytest.raises(Incomplete):
        finish(dsl, small, closing={**CLOSING, "reasons": " "})
    assert worry_of(dsl, small).state == "waiting"


def test_more_words_after_reading_keep_a_worry_waiting(school: School, dsl: Session) -> None:
    sent = school.intake.post(Told(words="football"), NOW)
    (small,) = waiting(dsl)
    school.intake.add(sent, NOW, words="he hits me")
    collect.collect(dsl, NOW)
    with pytest.raises(Refused, match="told more since you read it"):
        finish(dsl, small)
    assert worry_of(dsl, small).answers == ()


def test_what_belongs_on_its_own_page_is_never_filed_together(school: School, dsl: Session) -> None:
    school.intake.help_now(Told(words="x"), "Oak", NOW)
    tell(school, "Sam")
    call, cased = sorted(waiting(dsl), key=lambda small: not small.worry.help_now)
    opening = {"title": "A case", "category": "other", "seriousness": "low"}
    drawer = dsl.drawer("safeguarding")
    triage.open_case(dsl, drawer, [cased.worry], opening, NOW)
    with pytest.raises(Refused, match="on its own page"):
        finish(dsl, call)
    with pytest.raises(Refused, match="Mrs Adeyemi has put it into a case meanwhile"):
        finish(dsl, cased)


def test_what_may_be_about_an_adult_is_never_filed_with_others(
    school: School, dsl: Session
) -> None:
    """The child shut somebody out, or names somebody: its own page asks what that is about."""
    tell(school, "Sam", kept_from=(school.people["Miss Lee"],))
    tell(school, "Ada", words="mr patel shouted at me")
    for small in waiting(dsl):
        assert small.by_itself
        with pytest.raises(Refused, match="its own page"):
            finish(dsl, small)
        assert worry_of(dsl, small).state == "waiting"


def test_the_answer_waits_behind_the_four_pictures(school: School, dsl: Session) -> None:
    sent = school.intake.post(Told(words="football"), NOW, with_receipt=True)
    assert sent.receipt is not None
    labels = school.intake.stretch(("fox", "bee", "cup", "cat"))
    school.intake.keep_receipt(sent.receipt, labels, NOW)
    (small,) = waiting(dsl)
    finish(dsl, small)
    found = receipts.find(school.home.desk.db, labels)
    assert found is not None
    replies = receipts.replies(school.home.desk.db, found, NOW.date())
    assert [(reply.sender, reply.text) for reply in replies] == [(DSL, ANSWER)]


def test_an_answer_that_cannot_be_left_behind_the_pictures_is_said(
    school: School, dsl: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    school.intake.post(Told(words="football"), NOW, with_receipt=True)
    (small,) = waiting(dsl)

    def full(*_: object) -> None:
        raise OutOfOrder("The disk is full.")

    monkeypatch.setattr(receipts, "answer", full)
    with pytest.raises(OutOfOrder, match="is filed, but no answer waits"):
        finish(dsl, small)
    assert worry_of(dsl, small).state == "filed"


@pytest.mark.parametrize(
    ("field", "words", "said"),
    [
        ("summary", "Sam and somebody fell out.", "please leave out Sam"),
        ("reasons", "It was finch again. Finch!", "please leave out Finch"),
    ],
)
def test_words_for_several_name_no_child(
    school: School, dsl: Session, field: str, words: str, said: str
) -> None:
    tell(school, "sam fox")
    tell(school, "Ada Finch")
    smalls = waiting(dsl)
    with pytest.raises(Incomplete) as wrong:
        bulk.judge(smalls, {**CLOSING, field: words})
    assert said in wrong.value.wrong[field]
    bulk.judge(smalls, CLOSING)


def test_words_for_one_alone_may_name_its_child(school: School, dsl: Session) -> None:
    tell(school, "Sam Fox")
    bulk.judge(waiting(dsl), {**CLOSING, "summary": "Sam fell over."})


def test_what_is_taken_back_waits_again_and_nothing_is_deleted(
    school: School, dsl: Session
) -> None:
    tell(school, "Sam")
    (small,) = waiting(dsl)
    finish(dsl, small)
    bulk.take_back(dsl, small.id, NOW)
    worry = worry_of(dsl, small)
    assert worry.state == "waiting"
    assert worry.filed == CLOSING
    assert [remark.text for remark in worry.reopened] == [bulk.TAKEN_BACK]
    kinds = [entry.kind for entry in dsl.drawer("safeguarding").entries(small.id)]
    assert kinds[-3:] == [FILED, ANSWERED, REOPENED]
    with pytest.raises(Refused, match="not filed any more"):
        bulk.take_back(dsl, small.id, NOW)


def test_nobody_takes_back_what_somebody_else_filed(school: School, dsl: Session) -> None:
    tell(school, "Sam")
    (small,) = waiting(dsl)
    finish(dsl, small)
    head = school.sign_in("Ms Hart")
    with pytest.raises(Refused, match="filed by Mrs Adeyemi"):
        bulk.take_back(head, small.id, NOW)
    assert worry_of(dsl, small).state == "filed"


def test_opening_again_asks_why(school: School, dsl: Session) -> None:
    tell(school, "Sam")
    (small,) = waiting(dsl)
    finish(dsl, small)
    drawer = dsl.drawer("safeguarding")
    with pytest.raises(Incomplete):
        triage.open_again(drawer, small.worry, {"why": ""}, NOW)
    triage.open_again(drawer, small.worry, {"why": "A friend told more."}, NOW)
    assert [w.worry.id for w in pile(dsl, NOW).worries] == [small.id]
