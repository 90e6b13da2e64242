"""The command that sets a school up from a file."""

from pathlib import Path

from click.testing import CliRunner, Result

from tests.made_up import CHEAP
from tui.command import main
from tui.data_folder import DataFolder


def setup(folder: Path, *words: str) -> Result:
    given = DataFolder(Path(), CHEAP)
    return CliRunner().invoke(main, ["--home", str(folder / "home"), "setup", *words], obj=given)


def setup_from(plan: Path, secrets: Path) -> Result:
    return setup(plan.parent, "--from", str(plan), "--secrets", str(secrets))
