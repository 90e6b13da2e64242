"""What a reader does with a worry: once, with words, and never out of its readers' reach."""

from dataclasses import dataclass
from typing import Unpack

import pytest

from assets.desk_data import look_closer
from store.cases.act_fields import ALARM_FIELD
from store.drawers.drawer import Drawer
from store.errors import Incomplete, Refused
from store.fields import Values
from store.letterbox import collect, naming
from store.letterbox.told import Told
from store.school import people
from store.school.public_list import Person
from store.signing_in.session import Session
from store.worries import concerns, filing, triage
from store.worries.worry import FILED_AWAY, Worry
from tests.made_up import NOW, School
from tests.said import Said
from tests.store.changing import agreed

OPENING = {"title": "A case", "category": "other", "seriousness": "low"}
CLOSING: Values = {
    "summary": "Small",
    "follow_up": "Talked",
    "decision": "None",
    "reasons": "Sorted",
    "outcome": "resolved",
}


@dataclass
class Reader:
    """The DSL with worries that wait in her drawer."""

    school: School
    session: Session

    @property
    def drawer(self) -> Drawer:
        return self.session.drawer("safeguarding")

    def told(self, **told: Unpack[Said]) -> Worry:
        said: Said = {"words": "x", **told}
        sent = self.school.intake.post(Told(**said), self.school.now)
        collect.collect(self.session, self.school.now)
        return self.worry(sent.subject)

    def worry(self, subject: str) -> Worry:
        worry = self.drawer.get(subject)
        assert isinstance(worry, Worry)
        return worry

    def filed(self, subject: str) -> dict[str, str]:
        """Return what was said as a worry was filed."""
        filed = self.worry(subject).filed
        assert filed is not None
        return filed

    def open_case(self, *worries: Worry) -> str:
        now = self.school.now
        return triage.open_case(self.session, self.drawer, worries, OPENING, now)


@pytest.fixture
def reader(school: School) -> Reader:
    return Reader(school, school.sign_in("Mrs Adeyemi"))


def test_what_is_read_again_is_noted_once_by_each(reader: Reader) -> None:
    worry, now = reader.told(), reader.school.now
    for _ in range(3):
        triage.see(reader.session, reader.drawer, reader.worry(worry.id), now)
    head = reader.school.sign_in("Ms Hart")
    triage.see(head, head.drawer("safeguarding"), reader.worry(worry.id), now)
    seen = [remark.by for remark in reader.worry(worry.id).seen]
    assert seen == [reader.session.person_id, head.person_id]


def test_an_answer_without_words_is_none(reader: Reader) -> None:
    worry = reader.told()
    with pytest.raises(Incomplete):
        triage.answer(reader.session, reader.drawer, worry, " \n", reader.school.now)
    assert not triage.answer(reader.session, reader.drawer, worry, "Hello", reader.school.now)
    assert [remark.text for remark in reader.worry(worry.id).answers] == ["Hello"]


def test_what_is_filed_or_in_a_case_is_not_filed(reader: Reader) -> None:
    now, filed, linked = reader.school.now, reader.told(), reader.told()
    with pytest.raises(Incomplete):
        triage.file_away(reader.session, reader.drawer, filed, {**CLOSING, "outcome": ""}, now)
    triage.file_away(reader.session, reader.drawer, filed, CLOSING, now)
    reader.open_case(linked)
    for worry in (filed, linked):
        with pytest.raises(Refused):
            triage.file_away(reader.session, reader.drawer, reader.worry(worry.id), CLOSING, now)


def test_only_of_a_call_for_help_it_is_asked_whether_it_was_real(reader: Reader) -> None:
    school = reader.school
    sent = school.intake.help_now(Told(words="x"), "Oak", school.now)
    assert ALARM_FIELD not in filing.filing_fields(reader.told(), reader.session.public)
    call = reader.worry(sent.subject)
    with pytest.raises(Incomplete):
        triage.file_away(reader.session, reader.drawer, call, CLOSING, school.now)
    triage.file_away(reader.session, reader.drawer, call, {**CLOSING, "alarm": "real"}, school.now)
    assert reader.filed(sent.subject)["alarm"] == "real"


def test_a_case_needs_its_fields_and_is_counted(reader: Reader) -> None:
    with pytest.raises(Incomplete):
        triage.open_case(reader.session, reader.drawer, [], {"title": "x"}, reader.school.now)
    cases = [reader.drawer.get(reader.open_case()) for _ in range(2)]
    assert [case.number for case in cases] == ["2026-001A", "2026-002A"]


def test_whom_a_worry_is_kept_from_its_case_is_kept_from(reader: Reader) -> None:
    lee, okafor = (reader.school.people[name] for name in ("Miss Lee", "Mr Okafor"))
    case = reader.open_case(reader.told(kept_from=(lee,)))
    assert reader.drawer.get(case).kept_from == (lee,)
    other = reader.told(kept_from=(lee, okafor))
    triage.link(reader.session, reader.drawer, other, case, reader.school.now)
    assert reader.drawer.get(case).kept_from == (lee, okafor)
    assert reader.worry(other.id).case == case


def test_what_lies_in_a_case_is_put_into_no_other_but_by_taking_it_out(reader: Reader) -> None:
    """A form that was left open may be saved after somebody else has put it into a case."""
    left_open = reader.told(words="Mr Patel hit me")
    case, other = reader.open_case(left_open), reader.open_case()
    deputy, now = reader.school.sign_in("Mr Patel"), NOW
    theirs = deputy.drawer("safeguarding")
    deeds = (
        lambda: reader.open_case(left_open),
        lambda: triage.link(reader.session, reader.drawer, left_open, other, now),
        lambda: triage.open_case(deputy, theirs, [left_open], OPENING, now),
    )
    for deed in deeds:
        with pytest.raises(Refused, match="in a case by now"):
            deed()
    assert reader.worry(left_open.id).case == case
    assert len(reader.drawer.rows("case")) == 2, "no empty case is left behind"


def test_a_worry_goes_into_no_case_that_is_closed_or_elsewhere(reader: Reader) -> None:
    worry, case = reader.told(), reader.open_case()
    reader.drawer.record(case, "case.closed", CLOSING, reader.school.now)
    for id in (case, "case:elsewhere"):
        with pytest.raises(Refused):
            triage.link(reader.session, reader.drawer, worry, id, reader.school.now)
    assert reader.worry(worry.id) == worry


@pytest.mark.parametrize("left", [False, True])
def test_whoever_logged_a_concern_is_told_once_that_it_was_read(reader: Reader, left: bool) -> None:
    school = reader.school
    teacher = school.sign_in("Mr Bell")
    fact = {"about": "pupil", "name": "Ada", "fact": "x", "urgent": "no"}
    subject = concerns.log(teacher, school.intake, fact, school.now)
    collect.collect(reader.session, school.now)
    if left:
        ended = people.end_person(teacher.public, teacher.person_id)
        agreed(school, "Mr Patel", "Ms Hart", ended)
    for session in (reader.session, school.sign_in("Ms Hart")):
        drawer = session.drawer("safeguarding")
        triage.see(session, drawer, reader.worry(subject), school.now)
    assert len(school.home.letterbox.uncollected()) == (0 if left else 1)


def test_a_worry_that_may_be_about_an_adult_is_filed_only_once_that_is_said(reader: Reader) -> None:
    """The child names a teacher, or shuts somebody out: three keys made it a small matter."""
    school = reader.school
    shouted = reader.told(words="mr patell shouted at me and I cried")
    shut_out = reader.told(words="he laughed", kept_from=(school.people["Mr Bell"],))
    for worry in (shouted, shut_out):
        with pytest.raises(Incomplete) as caught:
            triage.file_away(reader.session, reader.drawer, worry, CLOSING, school.now)
        assert caught.value.wrong.keys() == {"adult"}
        with pytest.raises(Refused, match="judged by the harm threshold"):
            triage.file_away(
                reader.session, reader.drawer, worry, {**CLOSING, "adult": "yes"}, school.now
            )
    no = {**CLOSING, "adult": "no", "not_about": "He called across the field to somebody else"}
    triage.file_away(reader.session, reader.drawer, shouted, no, school.now)
    assert reader.filed(shouted.id)["adult"] == "no"


def test_what_was_taken_out_of_a_case_is_filed_only_once_that_is_said(reader: Reader) -> None:
    """The case may have been triaged as about an adult, which its worry does not say."""
    now, told = reader.school.now, reader.told()
    reader.open_case(told)
    out = {"to": triage.DESK, "why": "It does not belong here"}
    triage.leave_case(reader.session, reader.drawer, reader.worry(told.id), out, now)
    with pytest.raises(Incomplete) as caught:
        triage.file_away(reader.session, reader.drawer, reader.worry(told.id), CLOSING, now)
    assert caught.value.wrong.keys() == {"adult"}


def test_whoever_is_named_files_nothing_themself(reader: Reader) -> None:
    """The child said that all may see it: Mrs Adeyemi alone would have said it is not about her."""
    school, no = reader.school, {**CLOSING, "adult": "no"}
    told = reader.told(words="mrs adeyemmi was there when they hit me")
    with pytest.raises(Refused, match="ask Mr Patel"):
        triage.file_away(reader.session, reader.drawer, told, no, school.now)
    deputy = school.sign_in("Mr Patel")
    drawer = deputy.drawer("safeguarding")
    triage.file_away(deputy, drawer, told, no, school.now)
    assert reader.worry(told.id).state == FILED_AWAY


@pytest.mark.parametrize(
    ("words", "is_named"),
    [("the bell rang and he ran", False), ("Mr Bell shouted", True), ("mr belll shouted", True)],
)
def test_a_name_that_is_a_word_of_every_day_needs_its_title(words: str, is_named: bool) -> None:
    bell = Person("b", "Mr Bell", ("dsl",), "", "")
    assert naming.plainly_named(words, [bell], look_closer().everyday) is is_named
    assert naming.named_in(words, [bell]), "it is asked about all the same"


@pytest.mark.parametrize("words", ["the Head Teacher hit me", "hedteacher did", "headmistress"])
def test_the_headteacher_is_named_by_that_word(words: str) -> None:
    heads = [Person("h", "Ms Hart", ("headteacher",), "", ""), Person("d", "Mr Tell", (), "", "")]
    assert [each.id for each in naming.named_in(words, heads)] == ["h"]
    assert not naming.named_in("it hit me on the head, I told my teacher", heads[:1])
