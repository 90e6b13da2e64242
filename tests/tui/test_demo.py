"""The made-up school to look around in: what lies beside its data to practise with."""

import re
from pathlib import Path

from assets.texts import wordlist
from store.crypto.codes import phrase_seed, read_phrase
from store.crypto.keys import Keys
from store.home import Home
from store.papers import CUT
from store.school.public_list import CHAIR_SHEET, SCHOOL_SHEET
from tests.made_up import CHEAP
from tests.tui.conftest import Demos
from tui.commands.demo import SHEETS


def test_the_words_of_both_recovery_sheets_lie_beside_the_made_up_school(
    demos: Demos, tmp_path: Path
) -> None:
    made = demos(tmp_path / "demo")
    papers = (made.path / SHEETS).read_text("utf-8").split(CUT)
    with Home(made.path, CHEAP) as home:
        sheets = dict(home.desk.school.sheets)
    for sheet, paper in zip((SCHOOL_SHEET, CHAIR_SHEET), papers, strict=True):
        words = " ".join(re.findall(r"^  \d  (\w+)$", paper, re.MULTILINE))
        assert Keys(phrase_seed(read_phrase(words, wordlist()))).seal == sheets[sheet].seal
