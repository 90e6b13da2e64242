"""Something good reaches whom it is for, waits for nobody, and hides no worry."""

from dataclasses import replace

import pytest

from store import on_desk
from store.errors import OutOfOrder
from store.letterbox import collect, collected
from store.signing_in.session import Session
from store.worries.good import KIND, Good, praise_readers
from store.worries.praise import READ, TO_READ, Praise
from tests.made_up import NOW, School


def oak(school: School, **said: str) -> Good:
    found = next(each for each in school.intake.school.classes if each.name == "Oak")
    return Good(class_id=found.id, class_name=found.name, **said)


def found_by(school: School, name: str) -> tuple[Session, list[Praise]]:
    session = school.sign_in(name)
    collect.collect(session, NOW)
    return session, [session.own.get(row.subject) for row in session.own.rows("praise")]


def names(school: School, good: Good) -> list[str]:
    public = school.intake.school
    return [public.name_of(id) for id in praise_readers(public, good)]


def test_a_picture_goes_to_the_one_it_is_for_and_to_nobody_else(school: School) -> None:
    school.intake.say_good(oak(school, what=KIND, to=school.people["Miss Lee"], peg="fox"), NOW)
    _, (praise,) = found_by(school, "Miss Lee")
    assert (praise.good.what, praise.title) == (KIND, "the fox, Oak")
    assert found_by(school, "Mrs Adeyemi")[1] == []


def test_without_a_name_every_grown_up_of_the_class_gets_it(school: School) -> None:
    school.intake.say_good(oak(school, what=KIND), NOW)
    assert len(found_by(school, "Miss Lee")[1]) == len(found_by(school, "Mrs Adeyemi")[1]) == 1


def test_it_is_never_among_what_waits(school: School) -> None:
    school.intake.say_good(oak(school, words="I am happy", to=school.people["Miss Lee"]), NOW)
    assert collected.waiting(school.home).count == 0
    dsl, (praise,) = found_by(school, "Mrs Adeyemi")
    shown = on_desk.of(dsl, NOW)
    assert (shown.waiting, shown.inbox, shown.mine) == ((), (), ())
    assert [row.state for row in shown.praise] == ["new"]
    assert praise.good.words == "I am happy"


@pytest.mark.parametrize(
    ("words", "to_do"),
    [("mr okafor touches my bottom", 1), ("He helped me when I fell over", 0)],
)
def test_words_that_speak_of_harm_are_to_do_until_they_are_read(
    school: School, words: str, to_do: int
) -> None:
    school.intake.say_good(oak(school, words=words, to=school.people["Mrs Adeyemi"]), NOW)
    session = school.sign_in("Mrs Adeyemi")
    collect.collect(session, NOW)
    desk = on_desk.of(session, NOW)
    assert [each.item.title for each in desk.mine] == [TO_READ.title] * to_do
    (row,) = desk.praise
    session.own.record(row.subject, READ, {}, NOW)
    assert on_desk.of(session, NOW).mine == ()


def test_typed_words_also_reach_who_reads_the_letterbox(school: School) -> None:
    lee = school.people["Miss Lee"]
    assert names(school, oak(school, words="thank you", to=lee)) == [
        "Miss Lee",
        "Mrs Adeyemi",
        "Mr Patel",
        "Ms Hart",
    ]


def test_whom_the_words_name_reads_them_only_when_they_are_for_them(school: School) -> None:
    lee, patel = school.people["Miss Lee"], school.people["Mr Patel"]
    words = "I do not like mr patell"
    assert "Mr Patel" not in names(school, oak(school, words=words, to=lee))
    assert "Mr Patel" in names(school, oak(school, words=words, to=patel))


def test_words_for_any_grown_up_do_not_reach_one_they_name(school: School) -> None:
    """A child may say under something good what is none: that Miss Lee shouts, to whoever reads."""
    assert names(school, oak(school, words="miss lee shoutes at me")) == [
        "Mrs Adeyemi",
        "Mr Patel",
        "Ms Hart",
    ]
    assert "Miss Lee" in names(school, oak(school, words="I had fun"))
    for words in ("our teacher smacks me", "teacher locks me in", "my mum hits me"):
        assert "Miss Lee" not in names(school, oak(school, words=words, name="Kit Lee")), words
    assert "Miss Lee" in names(school, oak(school, words="my mum hits me", name="Kit Shaw"))


def test_what_is_for_somebody_who_left_goes_to_the_readers(school: School) -> None:
    public = school.intake.school
    gone = [replace(one, active=one.name != "Miss Lee") for one in public.people]
    left = replace(public, people=tuple(gone))
    readers = praise_readers(left, oak(school, what=KIND, to=school.people["Miss Lee"]))
    assert school.people["Mrs Adeyemi"] in readers
    assert school.people["Miss Lee"] not in readers


def test_what_nobody_could_read_is_not_taken(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.worries.good.praise_readers", lambda *given: ())
    with pytest.raises(OutOfOrder):
        school.intake.say_good(Good(what=KIND), NOW)
    assert school.home.letterbox.head.counter == 0


def test_what_was_read_is_marked_and_stays(school: School) -> None:
    school.intake.say_good(oak(school, what=KIND, to=school.people["Miss Lee"]), NOW)
    lee, (praise,) = found_by(school, "Miss Lee")
    lee.own.record(praise.id, "praise.read", {}, NOW)
    again = lee.own.get(praise.id)
    assert isinstance(again, Praise)
    assert again.read_at
    assert [row.state for row in on_desk.of(lee, NOW).praise] == ["read"]
