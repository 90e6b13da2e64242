"""A school's file may say who is on duty and how staff are reached; mistakes name their line."""

from pathlib import Path

import pytest

from store.duty import reach
from store.errors import Incomplete
from store.home import Home
from store.signing_in import rings
from tests.made_up import CHEAP
from tests.tui.conftest import plan as plan
from tests.tui.setting_up import setup_from
from tui import plan_file
from tui.file_lines import line_of

HEADINGS = ("[calendar]", "[[terms]]", "[[days-off]]", "[rota]")


def filled_in(file: Path, *changes: tuple[str, str]) -> str:
    """Write the sample with everything that may be left out taken in; return its text."""
    lines = plan_file.sample().splitlines()
    first = next(n for n, line in enumerate(lines) if line == "#[calendar]")

    def taken_in(number: int, line: str) -> str:
        is_value = line.startswith("#") and not line.startswith("# ")
        return line[1:] if is_value and (number >= first or "= " in line) else line

    text = "\n".join(taken_in(*each) for each in enumerate(lines))
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    file.write_text(text, "utf-8")
    return text


def test_the_sample_is_a_whole_school_once_its_signs_are_taken_away(plan: Path) -> None:
    filled_in(plan)
    assert setup_from(plan, plan.parent / "pins").exit_code == 0
    with Home(plan.parent / "home", CHEAP) as home:
        public = home.desk.school
        names = {person.id: person.name for person in public.people}
        assert public.rota is not None
        assert public.rota.since
        assert names[public.rota.usually(1, "afternoon")] == "Mr Patel"
        assert names[public.rota.usually(0, "morning")] == "Mrs Adeyemi"
        assert public.rota.usually(5, "morning") == ""
        assert [names[id] for id in public.rota.deputies] == ["Mr Patel", "Ms Hart"]
        known = reach.everybody(home)
        dsl = next(id for id, name in names.items() if name == "Mrs Adeyemi")
        assert known[dsl].addresses == ("adeyemi@oakfield.example",)
        assert known[dsl].number == "01632 960123"
        assert known[reach.MAIL].by in public.keepers
        assert public.calendar is not None
        assert "adeyemi@" not in repr(public), "kept sealed, not in the list"
        found = {id: rings.find(home, id) for id in names}
        assert {ring and rings.own_since(ring) for ring in found.values()} == {""}, (
            "nobody has chosen a PIN of their own yet: a second person counts a day after that"
        )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("step = 15", "step = 7", "rota: step: should be one of 5, 10, 15, 30"),
        ('Mon = "Mrs Adeyemi"', "Mon = 3", "rota: mon: should be names"),
        ('Mon = "Mrs', 'Mno = "Mrs', "rota: mno: is not known here. Perhaps “mon”?"),
        ('holiday = "Ms', 'holiday = ["Ms Hart"] #', "rota: holiday: should be a name"),
        ('deputies = ["Mr Patel", "Ms Hart"]', 'deputies = "Mr Patel"', "a list of names"),
        ('number = "01632', 'number = "ring', "people 1: number: Please write a telephone"),
        ('notices = ["adeyemi@', 'notices = ["adeyemi at ', "people 1: notices: Please write an"),
        ('mail = "mailtos://', 'mail = "http://', "mail: Please begin with mailtos://"),
    ],
)
def test_every_mistake_names_its_line(plan: Path, old: str, new: str, said: str) -> None:
    text = filled_in(plan, (old, new))
    with pytest.raises(Incomplete) as found:
        plan_file.read(plan)
    (sentence,) = found.value.wrong.values()
    assert said in sentence
    line = int(sentence.split(":")[0].removeprefix("Line "))
    assert new in text.splitlines()[line - 1]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('holiday = "Ms Hart"', 'holiday = "Ms Heart"', "there is no adult called Ms Heart"),
        ('Mon = "Mrs Adeyemi"', 'Mon = "Mr Webb"', "Mr Webb reads no worries"),
        ("[calendar]", "[calender]", "calender: is not known"),
    ],
)
def test_a_rota_of_people_who_cannot_look_is_refused(
    plan: Path, old: str, new: str, said: str
) -> None:
    filled_in(plan, (old, new))
    result = setup_from(plan, plan.parent / "pins")
    assert result.exit_code == 1
    assert said in result.stderr
    assert not (plan.parent / "pins").exists()


def test_what_is_missing_is_said_of_the_table_that_lacks_it() -> None:
    text = 'school = "x"\n\n[[people]]\nname = "A"\n\n[[people]]\nroles = ["dsl"]\n'
    assert line_of(text, "people 2: name") == 6
    assert line_of(text, "people 1: name") == 4
    assert line_of(text, "school") == 1
    assert line_of(text, "classes") == 0
