"""Setting up: nothing before the end, again after a cut, and never over a school."""

from dataclasses import replace
from pathlib import Path

import pytest

from assets.texts import wordlist
from store.database import transaction
from store.errors import Damaged, Incomplete, Refused, SchoolExists
from store.home import Home
from store.letterbox.told import Told
from store.school import set_up
from store.school.set_up import ClassPlan, PersonPlan, Plan
from store.signing_in import sign_in
from store.signing_in.session import Session
from tests.made_up import CHEAP, NOW, OAKFIELD, TINY, School


def test_preparing_puts_nothing_on_the_disk(tmp_path: Path) -> None:
    with Home(tmp_path / "home", CHEAP) as home:
        prepared = set_up.prepare(home, OAKFIELD, wordlist())
        assert not home.desk.has_school
        assert list(home.drawers.iterdir()) == []
        assert list(home.desk.db.query("SELECT * FROM rings")) == []
        for secret in (*prepared.pins.values(), *prepared.sheets.values()):
            assert str(secret) not in repr(prepared)


@pytest.mark.parametrize("cut", ["rings.keep", "_make_drawer", "signed"])
def test_a_set_up_that_was_cut_off_can_be_done_again(
    tmp_path: Path, cut: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Home(tmp_path / "home", CHEAP) as home:
        first = set_up.prepare(home, TINY, wordlist())
        with monkeypatch.context() as patch:
            patch.setattr(f"store.school.set_up.{cut}", lambda *given: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                set_up.commit(home, first, NOW)
        assert not home.desk.has_school
    with Home(tmp_path / "home", CHEAP) as home:
        second = set_up.prepare(home, TINY, wordlist())
        set_up.commit(home, second, NOW, first=False)
        assert len(sign_in.names(home)) == 3
        for person in second.public.people:
            session = sign_in.sign_in(home, person.id, second.pins[person.name], NOW)
            assert isinstance(session, Session)
            assert session.trouble == []
            assert set(second.public.drawers_of(person.id)) <= set(session.drawers)
            session.lock()


def test_a_school_is_never_set_up_over_another(school: School) -> None:
    with pytest.raises(SchoolExists):
        set_up.prepare(school.home, OAKFIELD, wordlist())


@pytest.mark.parametrize("trace", ["own drawer", "envelope"])
def test_a_school_that_lost_its_list_is_not_overwritten(school: School, trace: str) -> None:
    if trace == "envelope":
        school.intake.post(Told(words="x"), school.now)
    else:
        school.sign_in("Mrs Adeyemi").lock()
    with transaction(school.home.desk.db):
        school.home.desk.db.execute("DELETE FROM lists")
    school.home.desk._newest = None
    before = {path: path.read_bytes() for path in school.home.drawers.glob("*.db")}
    with pytest.raises(Damaged, match="backup"):
        set_up.prepare(school.home, OAKFIELD, wordlist())
    assert {path: path.read_bytes() for path in school.home.drawers.glob("*.db")} == before


@pytest.mark.parametrize(
    "plan",
    [
        replace(OAKFIELD, school=" "),
        replace(OAKFIELD, form_address="javascript:alert(1)"),
        replace(OAKFIELD, classes=()),
        replace(OAKFIELD, people=OAKFIELD.people[:1]),
        replace(OAKFIELD, people=(*OAKFIELD.people, PersonPlan("miss lee", ("teacher",)))),
        replace(OAKFIELD, people=(*OAKFIELD.people, PersonPlan("X", ("wizard",)))),
        replace(OAKFIELD, classes=(ClassPlan("A", "older", ("Nobody Known",)),)),
        replace(OAKFIELD, classes=(ClassPlan("A", "oldest", ("Miss Lee",)),)),
        replace(OAKFIELD, classes=(ClassPlan("A", "older", ()),)),
        replace(OAKFIELD, head_second="Nobody Known"),
    ],
)
def test_a_plan_that_is_not_right_gets_sentences(tmp_path: Path, plan: Plan) -> None:
    with (
        Home(tmp_path / "home", CHEAP) as home,
        pytest.raises((Incomplete, Refused)) as caught,
    ):
        set_up.prepare(home, plan, wordlist())
    assert str(caught.value).endswith((".", "?"))


def test_holders_get_words_where_a_file_keeps_the_key(school: School) -> None:
    assert len(school.pins["Mrs Adeyemi"].split()) == 4
    assert school.pins["Miss Lee"].isdigit()


@pytest.mark.parametrize(
    ("head", "chair", "said"),
    [
        ("Ms Hart", "", "The headteacher opens that drawer anyway."),
        ("", "dr quince", "The chair opens that drawer anyway."),
        ("", "Ms Hart", "cannot go to the headteacher."),
    ],
)
def test_a_second_holder_is_somebody_else(head: str, chair: str, said: str) -> None:
    assert "drawers" not in set_up.judge(OAKFIELD)
    plan = replace(OAKFIELD, head_second=head, chair_second=chair)
    assert said in set_up.judge(plan)["drawers"]
