"""After Send a child reads who will find it: nobody whom its words name, unless asked for."""

from datetime import timedelta

import pytest

from screens.pupil import answers
from screens.pupil.telling import Telling
from screens.pupil.version import OLDER
from tests.made_up import School


@pytest.mark.parametrize(
    ("words", "asks_for", "comes"),
    [
        ("Kit took my ball", "", "Mrs Adeyemi or some other grown-up will find you."),
        ("mrs adeyemi hit me", "", "Mr Patel or some other grown-up will find you."),
        (
            "mrs adeyemi helped me",
            "Mrs Adeyemi",
            "Mrs Adeyemi or some other grown-up will find you.",
        ),
        ("mrs adeyemi, mr patel and the head teacher hit me", "", ""),
    ],
)
def test_nobody_is_announced_whom_the_words_name(
    school: School, words: str, asks_for: str, comes: str
) -> None:
    telling = Telling(OLDER, words=words, name="Ada", asks_for=school.people.get(asks_for, ""))
    sent = school.intake.post(telling.told(), school.now)
    lines = list(answers.thanks(telling, sent, school.intake, school.now + timedelta(seconds=1)))
    assert [each for each in lines if "will find you" in each] == ([comes] if comes else [])
