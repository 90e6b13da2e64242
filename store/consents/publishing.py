"""A check of whether an item may be published, and what came out; it lies in the `roll`.

An item is all clear when every child in it may be used in this way; the check also asks what
procedures 44 and 88 ask of the picture itself, and who checked what, when, stays (row 42).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from store.drawers.journal import Entry
from store.drawers.record import Apply, Noun, Summary, folded
from store.roll.pupils import id_of

NOUN = "publishing"
CHECKED, DECIDED = "publishing.checked", "publishing.decided"
CLEAR, BLOCKED = "clear", "blocked"
RULES = ("dressed", "kind", "nothing_else", "no_full_name", "staff_unnamed")
"""What is asked of a picture and its caption, by id (rows 44 and 88)."""
WORDS_ONLY = ("no_full_name",)
"""What is asked where nobody can be seen."""
USED = "used"


@dataclass(frozen=True)
class Check:
    """A check: `item` in words, `use` where it goes (`picture.website`), the children by id.

    `blocked` are the children who may not be in it, `grown_ups` the names of those who do not want
    to be, `shown` the grown-ups in it as typed, `not_meant` names that are somebody else's there,
    as whoever checked it says. `unfetched` is why what was said elsewhere could not be fetched just
    before.

    `rules` are yes or no by the id of each rule that was asked. `used` says what was done after it.
    """

    id: str
    item: str = ""
    use: str = ""
    pupils: tuple[str, ...] = ()
    blocked: tuple[str, ...] = ()
    grown_ups: tuple[str, ...] = ()
    rules: Mapping[str, str] = field(default_factory=dict)
    at: str = ""
    by: str = ""
    used: str = ""
    shown: str = ""
    unfetched: str = ""
    not_meant: tuple[str, ...] = ()

    @property
    def state(self) -> str:
        """Whether all is clear."""
        kept = bool(self.rules) and all(said == "yes" for said in self.rules.values())
        return CLEAR if self.pupils and not (self.blocked or self.grown_ups) and kept else BLOCKED


def subject(id: str) -> str:
    """Return what entries about a check are about."""
    return f"{NOUN}:{id}"


def fold(entries: Sequence[Entry]) -> Check:
    """Return a check."""
    return folded(Check(id_of(entries[0].subject)), entries, _APPLY)


def _checked(check: Check, entry: Entry, said: Any) -> Check:
    return replace(
        check,
        item=str(said.get("item", "")),
        use=str(said.get("use", "")),
        pupils=tuple(str(each) for each in said.get("pupils", ())),
        blocked=tuple(str(each) for each in said.get("blocked", ())),
        grown_ups=tuple(str(each) for each in said.get("grown_ups", ())),
        rules={str(key): str(value) for key, value in dict(said.get("rules", {})).items()},
        at=entry.at,
        by=entry.by,
        shown=str(said.get("with", "")),
        unfetched=str(said.get("unfetched", "")),
        not_meant=tuple(str(each) for each in said.get("not_meant", ())),
    )


def _decided(check: Check, entry: Entry, said: Any) -> Check:
    return replace(check, used=str(said.get("used", "")))


def _summarise(check: Check) -> Summary:
    return Summary(check.state, 0, check.at, check.use, check.item)


_APPLY: Apply[Check] = {CHECKED: _checked, DECIDED: _decided}
PUBLISHING = Noun(NOUN, Check, fold, _summarise, frozenset(_APPLY), frozenset({CHECKED}))
