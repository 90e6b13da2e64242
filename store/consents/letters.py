"""Letters on paper: one child, one adult, one code. They lie in the `office` drawer.

A letter knows its link by the lookup alone: the token stands on the paper and nowhere else. What
is printed anew gets another token and another short code, and those before end: the first print may
lie in the wrong house.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from store.drawers.journal import Entry
from store.drawers.record import Apply, Noun, Summary, folded
from store.roll.pupils import id_of

NOUN = "letter"
MADE, CLEARED, PRINTED = "letter.made", "letter.cleared", "letter.printed"
LINKED, UNLINKED = "letter.linked", "letter.unlinked"
ENDED, ANSWERED, UNDONE = "letter.ended", "letter.answered", "letter.undone"
DECIDED = "letter.decided"
ON_SCREEN = "on-screen"
"""The batch of those that were a code on the office's screen instead of paper."""
HELD, READY, OUT, BACK, OVER = "held", "ready", "out", "back", "over"
"""How far a letter is: it waits for a second look; may be printed; is printed; was answered; was
ended."""


@dataclass(frozen=True)
class Letter:
    """A letter. `pupil` and `carer` are ids of the roll, `forms` the editions that it asks.

    `code` is the short code for a slip that comes back on paper, `lookup` (hex) finds the link;
    `codes_before` are those of slips that a reprint took the place of, with when (ISO 8601);
    `until` is the link's last day, `reply_by` the day that the letter asks an answer by;
    `answered` are the editions that were answered by it. `pending` names the print that began and
    has not ended, `pending_at` the terminal that does it, `file` where it writes, `before` and
    `code_before` what it takes the place of; `lookups` are all that it ever had.

    `noted` is what was noted of the adult (`Tie.noted`) when it was made, or looked at twice.
    `kept_away` is set where it was ended because more was noted since: then somebody has `decided`
    whether it is made anew, or has to.
    """

    id: str
    pupil: str = ""
    carer: str = ""
    batch: str = ""
    forms: tuple[str, ...] = ()
    code: str = ""
    picture: str = ""
    until: str = ""
    reply_by: str = ""
    lookup: str = ""
    pending: str = ""
    pending_at: str = ""
    file: str = ""
    before: str = ""
    code_before: str = ""
    codes_before: Mapping[str, str] = field(default_factory=dict)
    lookups: tuple[str, ...] = ()
    flagged: bool = False
    noted: tuple[str, ...] = ()
    made_by: str = ""
    made: str = ""
    cleared_by: str = ""
    printed: tuple[str, ...] = ()
    answered: tuple[str, ...] = ()
    ended: str = ""
    kept_away: bool = False
    decided: str = ""

    @property
    def to_decide(self) -> bool:
        """Whether it was ended since its adult is kept away, and nobody has said what then."""
        return self.kept_away and not self.decided

    def bore(self, code: str) -> bool:
        """Tell whether a slip of this letter has, or had, a short code."""
        return code in (self.code, self.code_before, *self.codes_before)

    @property
    def went_out(self) -> bool:
        """Whether it was printed, or shown on the office's screen: what was answered was."""
        return bool(self.printed or self.answered)

    @property
    def state(self) -> str:
        """How far it is."""
        if self.ended:
            return OVER
        if self.forms and set(self.forms) <= set(self.answered):
            return BACK
        if self.flagged and not self.cleared_by:
            return HELD
        return OUT if self.printed else READY


def codes(found: Iterable[Letter]) -> set[str]:
    """Return every short code that a slip of these letters has or had."""
    return {code for each in found for code in (each.code, each.code_before, *each.codes_before)}


def subject(id: str) -> str:
    """Return what entries about a letter are about."""
    return f"{NOUN}:{id}"


def fold(entries: Sequence[Entry]) -> Letter:
    """Return a letter as it stands."""
    return folded(Letter(id_of(entries[0].subject)), entries, _APPLY)


def _made(letter: Letter, entry: Entry, said: Any) -> Letter:
    forms = tuple(str(each) for each in said.get("forms", ()))
    return replace(
        letter,
        pupil=str(said.get("pupil", "")),
        carer=str(said.get("carer", "")),
        batch=str(said.get("batch", "")),
        forms=forms,
        code=str(said.get("code", "")),
        picture=str(said.get("picture", "")),
        until=str(said.get("until", "")),
        reply_by=str(said.get("reply_by", "")),
        made_by=entry.by,
        made=entry.at,
        flagged=bool(said.get("flagged")),
        noted=_noted(said, ()),
    )


def _noted(said: Any, else_: tuple[str, ...]) -> tuple[str, ...]:
    """Return what was noted of the adult."""
    return tuple(str(each) for each in said.get("noted", else_))


def _cleared(letter: Letter, entry: Entry, said: Any) -> Letter:
    # Nobody looks for a second time at what they made themselves.
    if entry.by == letter.made_by:
        return letter
    return replace(letter, cleared_by=entry.by, noted=_noted(said, letter.noted))


def _linked(letter: Letter, entry: Entry, said: Any) -> Letter:
    lookup = str(said.get("lookup", ""))
    return replace(
        letter,
        lookup=lookup,
        lookups=(*letter.lookups, lookup),
        pending=str(said.get("print", "")),
        pending_at=entry.terminal,
        file=str(said.get("file", "")),
        before=letter.lookup,
        code=str(said.get("code", "")) or letter.code,
        code_before=letter.code,
    )


def _unlinked(letter: Letter, entry: Entry, said: Any) -> Letter:
    if letter.pending != said.get("print"):
        return letter
    letter = replace(letter, lookup=letter.before, code=letter.code_before)
    return replace(letter, pending="", pending_at="", file="", before="", code_before="")


def _printed(letter: Letter, entry: Entry, said: Any) -> Letter:
    over = {letter.code_before: entry.at} if letter.code_before not in ("", letter.code) else {}
    codes = {**letter.codes_before, **over}
    letter = replace(letter, printed=(*letter.printed, entry.at), codes_before=codes)
    return replace(letter, pending="", pending_at="", before="", code_before="")


def _answered(letter: Letter, entry: Entry, said: Any) -> Letter:
    form = str(said.get("form", ""))
    return replace(letter, answered=tuple(dict.fromkeys((*letter.answered, form))))


def _undone(letter: Letter, entry: Entry, said: Any) -> Letter:
    form = said.get("form")
    return replace(letter, answered=tuple(each for each in letter.answered if each != form))


def _ended(letter: Letter, entry: Entry, said: Any) -> Letter:
    return replace(letter, ended=entry.at, kept_away=bool(said.get("kept_away")))


def _decided(letter: Letter, entry: Entry, said: Any) -> Letter:
    return replace(letter, decided=entry.by)


def _summarise(letter: Letter) -> Summary:
    return Summary(letter.state, 0, letter.until, letter.pupil, letter.code)


_APPLY: Apply[Letter] = {
    MADE: _made,
    CLEARED: _cleared,
    LINKED: _linked,
    UNLINKED: _unlinked,
    PRINTED: _printed,
    ANSWERED: _answered,
    UNDONE: _undone,
    ENDED: _ended,
    DECIDED: _decided,
}

LETTER = Noun(NOUN, Letter, fold, _summarise, frozenset(_APPLY), frozenset({MADE}))
