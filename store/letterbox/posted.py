"""What each kind of terminal may post, and what each kind of envelope must hold.

Whoever has a terminal's key can sign any envelope. What does not fit is set aside before it
touches a drawer.
"""

from typing import Any

import msgspec

from store.consents.answers import WEB, Answer
from store.errors import Unopenable
from store.letterbox import envelope as kinds
from store.letterbox.envelope import Content
from store.letterbox.told import PARENT, Told
from store.school.public_list import CHAIR, HEAD, SAFEGUARDING, PublicList
from store.subjects import noun_of
from store.worries.good import Good

_MAY_POST = {
    "office": frozenset(
        {kinds.WORRY, kinds.HELP_NOW, kinds.MORE, kinds.PRAISE}
        | {kinds.TASK, kinds.TASK_DONE, kinds.TASK_BACK, kinds.ACKNOWLEDGED, kinds.LOGGED}
        | {kinds.ANSWER}
    ),
    "classroom": frozenset(
        {kinds.WORRY, kinds.HELP_NOW, kinds.MORE, kinds.PRAISE}
        | {kinds.TASK, kinds.TASK_DONE, kinds.LOGGED}
    ),
    "forms": frozenset({kinds.WORRY, kinds.ANSWER}),
}


class _Telling(msgspec.Struct):
    told: Told
    place: str = ""


class _More(msgspec.Struct):
    again: bool = False
    words: str = ""
    name: str = ""
    topic: str = ""
    online: str = ""
    by: str = ""


class _Task(msgspec.Struct):
    about: str
    text: str = ""
    due: str = ""
    sender: str = ""
    name: str = ""
    peg: str = ""
    class_name: str = ""
    when: str = ""


class _TaskDone(msgspec.Struct):
    about: str
    task: str
    text: str
    by: str = ""


class _TaskBack(msgspec.Struct):
    by: str


class _Praise(msgspec.Struct):
    good: Good


class _Acknowledged(msgspec.Struct):
    by: str


class _Logged(msgspec.Struct):
    worry: str
    about: str
    fact: str
    name: str = ""
    opinion: str = ""


_SHAPES: dict[str, tuple[Any, tuple[str, ...]]] = {
    kinds.WORRY: (_Telling, ("worry",)),
    kinds.HELP_NOW: (_Telling, ("worry",)),
    kinds.MORE: (_More, ("worry",)),
    kinds.TASK: (_Task, ("task",)),
    kinds.TASK_DONE: (_TaskDone, ("worry", "case")),
    kinds.TASK_BACK: (_TaskBack, ("task",)),
    kinds.ACKNOWLEDGED: (_Acknowledged, ("worry", "case")),
    kinds.LOGGED: (_Logged, ("concern",)),
    kinds.PRAISE: (_Praise, ("praise",)),
    kinds.ANSWER: (Answer, ("letter",)),
}


def judge(content: Content, public: PublicList) -> None:
    """Judge what was in an envelope; a kind that is too new is left to `collect`.

    Raises:
        Unopenable: this terminal may not post it, or it does not hold what its kind holds.
    """
    if content.kind not in _SHAPES:
        return
    terminal = public.terminal(content.terminal)
    if terminal is None or content.kind not in _MAY_POST.get(terminal.kind, frozenset()):
        raise Unopenable("The terminal that posted this envelope may not post such a one.")
    if terminal.kind == "forms" and not _from_a_parent(content):
        raise Unopenable("The parents' form has posted something that no parent tells it.")
    shape, nouns = _SHAPES[content.kind]
    try:
        msgspec.convert(content.body, shape)
        bytes.fromhex(content.thread)
    except (msgspec.ValidationError, ValueError):
        raise Unopenable("This envelope does not hold what it should.") from None
    standing = content.drawer in (SAFEGUARDING, HEAD, CHAIR)
    tells = content.kind in (kinds.WORRY, kinds.HELP_NOW, kinds.MORE)
    about = str(content.body.get("about", "")) if content.kind == kinds.TASK_DONE else ""
    if noun_of(about or content.subject) not in nouns or (tells and not standing):
        raise Unopenable("This envelope is about something it may not be about.")


def _from_a_parent(content: Content) -> bool:
    """Tell whether a parent could have typed it: nobody there speaks for a child or for staff."""
    if content.kind == kinds.ANSWER:
        return content.body.get("channel") == WEB and not content.body.get("by")
    told = content.body.get("told")
    return isinstance(told, dict) and told.get("source") == PARENT and not told.get("by")
