"""What says that an adult harmed a child has a clock, and a reader whom it does not name, before
anybody opens a case with it."""

from datetime import datetime, timedelta

import pytest

from store import on_desk
from store.cases import let_in
from store.duty import late
from store.letterbox import collect
from store.letterbox.told import Told
from store.signing_in.session import Session
from store.worries.unopened import TO_OPEN
from tests.made_up import NOW, School
from tests.store.putting_out import CHAIR, DEPUTY, DSL, HEAD

TWO_DAYS = timedelta(days=2)


def looks(school: School, name: str, now: datetime = NOW) -> Session:
    session = school.sign_in(name)
    collect.collect(session, now)
    let_in.end(session, now)
    return session


def listed(session: Session, now: datetime = NOW) -> tuple[list[str], list[str]]:
    """What is to be done, and what is late, of worries in no case."""
    desk = on_desk.of(session, now)
    mine = [each.subject for each in desk.mine if each.item.id == TO_OPEN]
    return mine, [each.subject for each in desk.overdue if each.item.id == TO_OPEN]


def test_it_is_to_do_and_late_of_all_who_read_it(school: School) -> None:
    sent = school.intake.post(Told(words="mr patel hits me", name="Kit Shaw"), NOW).subject
    school.intake.post(Told(words="Tom took my ball", name="Sam Poe"), NOW)
    assert listed(looks(school, DSL)) == ([sent], [])
    assert listed(looks(school, DEPUTY)) == ([], []), "he decides nothing"
    for name, mine in ((DSL, [sent]), (HEAD, [sent]), (DEPUTY, [])):
        assert listed(looks(school, name), NOW + TWO_DAYS) == (mine, [sent]), name
    late.note(looks(school, HEAD), NOW)
    assert late.newest(school.home).due == ("2026-03-04 09:14",)


@pytest.mark.parametrize(
    ("words", "reads"),
    [
        ("mrs adeyemi and mr patel hit me", [DSL, DEPUTY, HEAD, CHAIR]),
        ("mr patel, ms hart and mrs adeyemi make me sad", [DSL, DEPUTY, HEAD, CHAIR]),
        ("i told mrs adeyemi and mr patel and ms hart that tom hit me", [DSL, DEPUTY, HEAD, CHAIR]),
        ("mr patel hits me", [DSL, DEPUTY, HEAD]),
        ("tom hit me", [DSL, DEPUTY, HEAD]),
    ],
)
def test_whoever_it_does_not_name_is_let_in_at_the_first_look(
    school: School, words: str, reads: list[str]
) -> None:
    sent = school.intake.post(Told(words=words, name="Kit Shaw"), NOW).subject
    looks(school, DSL).lock()
    assert [n for n in (DSL, DEPUTY, HEAD, CHAIR) if school.sign_in(n).find(sent)] == reads
    looks(school, DEPUTY).lock()
    assert [n for n in (DSL, DEPUTY, HEAD, CHAIR) if school.sign_in(n).find(sent)] == reads
