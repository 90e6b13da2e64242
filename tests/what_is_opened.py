"""What everybody at a made-up school can open, once they have emptied the letterbox."""

from store.worries.worry import Worry
from tests.made_up import School
from tests.screens.pupil.walks import collected

HOLDERS = ("Mr Patel", "Mrs Adeyemi", "Ms Hart")
"""All who open what children tell; the first is who the words of these walks are about."""


def opened(school: School) -> dict[str, list[Worry]]:
    """Return what each of them finds. It is asked twice: what one hands on, another then has."""
    for name in HOLDERS:
        collected(school, name)
    return {name: collected(school, name) for name in HOLDERS}


def words_of(worry: Worry) -> str:
    """Return all that was written, at once or a little later."""
    return "\n".join([worry.told.words, *(more.text for more in worry.more)]).strip()


def only_without(school: School, words: str) -> Worry:
    """Return the one thing told: Mr Patel finds nothing, and both others do, with these words."""
    found = opened(school)
    assert found.pop("Mr Patel") == []
    assert [[words_of(each) for each in theirs] for theirs in found.values()] == [[words]] * 2
    return found["Ms Hart"][0]
