"""The pane of every page of telling, by the page's name."""

from screens.pupil.draft import Draft
from screens.pupil.steps.ask import Ask
from screens.pupil.steps.choose_class import ChooseClass
from screens.pupil.steps.feel import Feel
from screens.pupil.steps.look import LookAndSend
from screens.pupil.steps.not_see import NotSee
from screens.pupil.steps.order import REOPEN
from screens.pupil.steps.promise import Promise
from screens.pupil.steps.reopen import Reopen
from screens.pupil.steps.step import Step
from screens.pupil.steps.when import When
from screens.pupil.steps.who_name import WhoName
from screens.pupil.steps.who_picture import WhoPicture
from screens.pupil.steps.words import TellWords
from screens.pupil.telling import Telling
from store.letterbox.intake import Intake

PANES: dict[str, type[Step]] = {
    "class": ChooseClass,
    "who_picture": WhoPicture,
    "feel": Feel,
    "promise": Promise,
    "when": When,
    "who": WhoName,
    "not_see": NotSee,
    "ask": Ask,
    "look": LookAndSend,
}


def pane_of(page: str, telling: Telling, intake: Intake, draft: Draft) -> Step:
    """Return the pane of a page; who a child is, the younger say with a picture.

    `draft` is what was hidden, for the page to write on and the one that brings it back.
    """
    if page == REOPEN:
        return Reopen(telling, intake, draft)
    if page == "words":
        return TellWords(telling, intake, draft)
    return PANES["who_picture" if page == "who" and not telling.older else page](telling, intake)
