"""What was told in plain lines goes out before the program ends."""

from pathlib import Path

from store.carriers.folder_mark import prepare
from store.letterbox.told import Told
from store.terminals import settings
from tests.made_up import School
from tui.carrying import Carrying
from tui.lines.carried import carry_out


def letters(share: Path) -> int:
    return sum(1 for each in share.rglob("*") if each.is_file())


def test_what_was_posted_waits_in_the_carrier_when_the_program_ends(
    school: School, tmp_path: Path
) -> None:
    share = tmp_path / "share"
    share.mkdir()
    prepare(share)
    settings.put(school.home.desk.db, settings.CARRIER, f"folder:{share}")
    carrying = Carrying(school.home, lambda: school.now)
    school.intake.post(Told(words="x", version="older"), school.now)
    before = letters(share)
    assert not carrying.settled
    carry_out(carrying)
    assert carrying.settled
    assert letters(share) > before


def test_without_a_carrier_nothing_is_waited_for(school: School) -> None:
    school.intake.post(Told(words="x", version="older"), school.now)
    assert Carrying(school.home).settled
