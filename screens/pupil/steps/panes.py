"""The pane of every page of telling, by the page's name."""

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

PANES: dict[str, type[Step]] = {
    "class": ChooseClass,
    "who_picture": WhoPicture,
    "feel": Feel,
    "promise": Promise,
    "words": TellWords,
    "when": When,
    "who": WhoName,
    "not_see": NotSee,
    "ask": Ask,
    "look": LookAndSend,
}


def pane_of(page: str, telling: Telling) -> type[Step]:
    """Return the pane of a page; who a child is, the younger say with a picture."""
    return PANES["who_picture" if page == "who" and not telling.older else page]
