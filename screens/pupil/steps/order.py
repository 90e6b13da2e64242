"""Which pages a child meets, in which order."""

from screens.pupil.steps.ask import Ask
from screens.pupil.steps.choose_class import ChooseClass
from screens.pupil.steps.feel import Feel
from screens.pupil.steps.look import LookAndSend
from screens.pupil.steps.not_see import NotSee
from screens.pupil.steps.promise import Promise
from screens.pupil.steps.step import Step
from screens.pupil.steps.when import When
from screens.pupil.steps.who_name import WhoName
from screens.pupil.steps.who_picture import WhoPicture
from screens.pupil.steps.words import TellWords
from screens.pupil.telling import Telling
from store.public_list import PublicList

_YOUNGER: dict[str, type[Step]] = {"who": WhoPicture, "feel": Feel, "when": When}
_OLDER: dict[str, type[Step]] = {
    "promise": Promise,
    "words": TellWords,
    "when": When,
    "who": WhoName,
    "not_see": NotSee,
    "ask": Ask,
    "look": LookAndSend,
}


def steps_of(telling: Telling, school: PublicList) -> dict[str, type[Step]]:
    """Return the pages of a telling by their names, in order.

    `not_see` is among them when the child wishes it or the words name a holder.
    """
    steps: dict[str, type[Step]] = {"class": ChooseClass} if len(school.classes) > 1 else {}
    steps |= _OLDER if telling.older else _YOUNGER
    if telling.older and not (telling.wants_not_see or telling.named_holders(school)):
        del steps["not_see"]
    if not telling.older and not (telling.school_class and telling.school_class.pegs):
        del steps["who"]
    return steps


def next_step(telling: Telling, school: PublicList, here: str, *, looked: bool) -> str:
    """Return the page after `here`; nothing after the last.

    Whoever `looked` and changes something looks again, but never past what is still to be asked.
    """
    names = list(steps_of(telling, school))
    after = names[names.index(here) + 1 :]
    if not looked or not telling.older:
        return after[0] if after else ""
    if telling.undecided(school):
        return "not_see"
    return "look" if telling.asked else "ask"
