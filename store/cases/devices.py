"""Whether a device, a picture or something online may be in a case (procedure rows 13, 18, 20).

What is asked for only then falls away where the answers and everything that was told speak of
none; in doubt it comes. That files and pictures are closed where a crime is suspected depends on
nothing here. What is told of one only later asks for another triage (`told_since`).
"""

from collections.abc import Iterator

from assets.desk_data import devices, look_closer
from store.cases import begun, devices_told
from store.cases.case import Case
from store.cases.case_parts import OPEN
from store.cases.kinds import NOTE
from store.cases.questions import ILLEGAL, KINDS, UNSURE, WHY, categories
from store.drawers.drawer import Drawer, Fact
from store.fields import Values
from store.looking import noted
from store.worries import stands_out
from store.worries.listed import flattened, found_in, pattern
from store.worries.worry import Worry

ONLINE = "online"
"""The topic that a child presses, and the list of words that stand out, for what is online."""
_SHOW = frozenset({noted.STOPPED, noted.DEVICE, noted.HELD, noted.SEARCH, noted.VIEWED, noted.FILE})
_SHOW_TOO = frozenset({noted.SEARCH_FOLLOWED, noted.COMPUTER, noted.SESSION, noted.SITE})
"""Rows that are there only where one is in it."""


def may_be_in(drawer: Drawer, case: Case, answers: Values) -> bool:
    """Tell whether one may be in a case that is triaged with these answers."""
    return are_answered(case, answers) or are_told(drawer, case)


def are_answered(case: Case, answers: Values) -> bool:
    """Tell whether the answers, or what the case was ever said to be about, leave room for one."""
    kinds = {each for said in _kinds(case, answers) for each in said.split("\n") if each}
    offline = {each.id for each in categories() if each.offline}
    sure = kinds and kinds <= offline and answers.get(ILLEGAL) != UNSURE
    return not sure or _speaks(answers.get(WHY, ""))


def are_told(drawer: Drawer, case: Case) -> bool:
    """Tell whether anything that was told, written or kept in a case may speak of one."""
    if any(row.kind in _SHOW | _SHOW_TOO for row in case.noted):
        return True
    rows = drawer.rows("worry", parent=case.id)
    worries = [each for row in rows if isinstance(each := drawer.get(row.subject), Worry)]
    told = (part for e in worries for part in (*stands_out.parts_of(e), e.told.present))
    said = "\n".join((case.title, *told, *_written(drawer, case)))
    return any(map(_is_in_doubt, worries)) or _speaks(said)


def told_since(drawer: Drawer, case: Case) -> list[Fact]:
    """Return what is recorded once one is told of after a triage that left it out."""
    left_out = case.state == OPEN and bool(case.triages) and case.triages[-1].no_devices
    if not left_out or devices_told.asks_again(case) or not are_told(drawer, case):
        return []
    return [Fact(case.id, noted.DEVICES_TOLD, {devices_told.TRIAGE: case.triages[-1].id})]


def _speaks(words: str) -> bool:
    lists = (devices(), *(each for each in look_closer().lists if each.id == ONLINE))
    return bool(found_in(flattened(words), *lists))


def _kinds(case: Case, answers: Values) -> Iterator[str]:
    """Yield every kind of case that it was ever said to be."""
    yield answers.get(KINDS, "")
    yield case.category
    yield from ((each.answers or {}).get(KINDS, "") for each in case.triages)


def _is_in_doubt(worry: Worry) -> bool:
    """Tell whether a child pressed that it was online, or told in a language without a list."""
    topics = {worry.told.topic, *(each.text for each in worry.more if each.kind == "topic")}
    other = worry.told.language not in ("", "en") or bool(worry.told.speaks)
    return bool(worry.online) or ONLINE in topics or other


def _written(drawer: Drawer, case: Case) -> Iterator[str]:
    """Yield what the case was begun with at the desk, and every note in it.

    That somebody was rung or written to is no word of a device: the steps of a case ask for it.
    """
    yield from map(begun.words, begun.rows(case))
    for entry in drawer.entries(case.id):
        if entry.kind == NOTE:
            for part in entry.said.values():
                yield pattern(devices("reached")).sub(" ", flattened(str(part)))
