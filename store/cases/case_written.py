"""What a case's entries show to be done: triages, ticks, and the records that steps ask for.

One mechanism: an entry whose kind a step may name is kept as `Written`, and stays so until what
it says is taken back.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from store.adults.rows import GONE, HANDED, SAID_OF
from store.adults.whom import accusing, without
from store.cases import case_entries, checklist, cleared, done_by_telling, promised, references
from store.cases.checklist import Tick, Written
from store.cases.kept import ABOUT, BY_TRIAGE, by_words, kept_alone
from store.cases.kept_alone import BY_WORDS, out_by_hand_over, to_agree
from store.cases.kinds import (
    ACTION_DONE,
    CLEARING_AGREED,
    CLEARING_UNDONE,
    ESCALATED,
    KEEPING_AGREED,
    KEEPING_UNDONE,
    KEPT_FROM,
    NOTE,
    SANCTION_LIFTED,
    SANCTIONED,
    STEP_TICKED,
    TRIAGED,
    WORRY_LEFT,
    WORRY_PUT_IN,
)
from store.cases.put_back import put_back
from store.drawers.journal import Entry
from store.looking import noted

if TYPE_CHECKING:
    from store.cases.case import Case


def written(case: "Case", entry: Entry, said: Any) -> "Case":
    """Keep that a record of this kind is there, for the steps that ask for it."""
    to, reference, step, then, may = (
        str(said.get(key, "")) for key in ("to", "reference", "step", "next", "may")
    )
    known = entry.kind, entry.by, entry.at, to, reference, step, entry.id
    when = str(said.get("said_at", "") or said.get("when", ""))
    advised = str(said.get("fact", "")) if may else ""
    says, spoke, way = (str(said.get(key, "")) for key in ("said_by", "spoke", "police_by"))
    record = Written(*known, next=then, may=may, says=says, when=when, advised=advised)
    record = replace(record, spoke=spoke, way=way)
    return replace(done_by_telling.finished(case, entry, said), written=(*case.written, record))


def kept_out(case: "Case", entry: Entry, person: str, *, about: bool) -> "Case":
    """Keep that the case is kept from somebody; `about`: somebody said that it is about them."""
    said = {"to": person, "reference": ABOUT if about else ""}
    return written(case, replace(entry, kind=KEPT_FROM), said)


def kept_from(case: "Case", entry: Entry, said: Any) -> "Case":
    """Keep what an entry says of whom the case is kept from, and who has to agree to that."""
    mark = BY_TRIAGE if said.get("by") == BY_TRIAGE else ABOUT
    record = to_agree(entry, said)
    if said.get("about") == "yes":
        record = replace(record, reference=mark)
    return replace(case, written=(*case.written, record))


def taken_back(case: "Case", id: str) -> "Case":
    """What was written in this entry shows nothing done any more; the others keep their places."""
    left = tuple(replace(w, kind="") if id and w.id == id else w for w in case.written)
    return replace(case, written=left)


def _triaged(case: "Case", entry: Entry, said: Any) -> "Case":
    triage = replace(checklist.triage_of(entry, said), heard=accusing(case.noted))
    return written(replace(case, triages=(*case.triages, triage)), entry, said)


def _step_ticked(case: "Case", entry: Entry, said: Any) -> "Case":
    step, what, note = (str(said.get(key, "")) for key in ("step", "said", "note"))
    tick = Tick(step, what, entry.by, entry.at, note, len(case.written))
    return replace(case, ticks=(*case.ticks, tick))


def _noted(kind: str, case: "Case", entry: Entry, said: Any) -> "Case":
    case = replace(case, noted=(*case.noted, noted.noted_of(kind, entry, said)))
    shown = NOTE if kind == noted.BEGUN else kind
    seen = shown in (NOTE, noted.STOPPED, GONE, *noted.SHOWN_BY_STEPS)
    return written(case, replace(entry, kind=shown), said) if seen else case


def _complained(kind: str, case: "Case", entry: Entry, said: Any) -> "Case":
    """Whom an investigation is about reads none of it, nor does who is a holder later."""
    case = _noted(kind, case, entry, said)
    for person in case.noted[-1].ids(ABOUT):
        if person not in case.kept_from:
            case = replace(case, kept_from=(*case.kept_from, person))
            case = kept_out(case, entry, person, about=False)
    return case


def _handed(case: "Case", entry: Entry, said: Any) -> "Case":
    """Whoever it was handed to has been told, and one of them leads it."""
    case = _noted(HANDED, case, entry, said)
    case = replace(case, lead=str(said.get("lead", "")) or case.lead)
    case = written(case, replace(entry, kind=ESCALATED), {"to": str(said.get("role", ""))})
    return replace(case, written=(*case.written, *out_by_hand_over(entry, said, KEPT_FROM)))


def _sanctioned(case: "Case", entry: Entry, said: Any) -> "Case":
    return written(case_entries.sanctioned(case, entry, said), entry, said)


def _kept_by(case: "Case", said: Any) -> Written | None:
    """Return what was kept, or said of whom it names, alone and that somebody answers."""
    waits = (*kept_alone(case), *cleared.alone(case), *by_words(case))
    return next((each for each in waits if each.id == said.get("keeping")), None)


def _keeping_agreed(case: "Case", entry: Entry, said: Any) -> "Case":
    """A second person's word counts; one's own does not."""
    kept = _kept_by(case, said)
    if kept is None or kept.by == entry.by:
        return case
    return written(case, entry, {"to": kept.to, "reference": kept.id})


def _keeping_undone(case: "Case", entry: Entry, said: Any) -> "Case":
    """It is kept from them no more, but for what else keeps it from them.

    What was said of whom it names counts as never said.
    """
    kept = _kept_by(case, said)
    if kept is None or kept.by == entry.by:
        return case
    if kept.reference == BY_WORDS:
        left = tuple(id for id in case.kept_from if id != kept.to)
        return replace(taken_back(case, kept.id), kept_from=left)
    return cleared.undone(case, kept) if kept.kind == SAID_OF else put_back(case, kept)


def _action_done(case: "Case", entry: Entry, said: Any) -> "Case":
    done = promised.done(case_entries.action_done(case, entry, said), said)
    return references.noted(done, said)


def _lifted(case: "Case", entry: Entry, said: Any) -> "Case":
    case = case_entries.lifted(case, entry, said)
    return taken_back(case, str(said.get("sanction", "")))


def _worry_left(case: "Case", entry: Entry, said: Any) -> "Case":
    """Whom it names goes with it, but where whom the case names took it out.

    What was put into two cases apart leaves the one that it is not in with nothing.
    """
    if entry.id not in {each.id for each in case.unaware}:
        case = replace(case, noted=without(case.noted, str(said.get("worry", ""))))
    return replace(case, gone_to=str(said.get("to", ""))) if said.get("apart") else case


def _worry_put_in(case: "Case", entry: Entry, said: Any) -> "Case":
    return replace(case, gone_to="")


APPLY: Mapping[str, Callable[["Case", Entry, Any], "Case"]] = {
    TRIAGED: _triaged,
    STEP_TICKED: _step_ticked,
    ACTION_DONE: _action_done,
    SANCTIONED: _sanctioned,
    SANCTION_LIFTED: _lifted,
    **{kind: partial(_noted, kind) for kind in noted.KINDS},
    **{kind: partial(_complained, kind) for kind in (noted.OPENED, noted.ABOUT)},
    HANDED: _handed,
    WORRY_LEFT: _worry_left,
    WORRY_PUT_IN: _worry_put_in,
    KEEPING_AGREED: _keeping_agreed,
    KEEPING_UNDONE: _keeping_undone,
    CLEARING_AGREED: _keeping_agreed,
    CLEARING_UNDONE: _keeping_undone,
}
"""What each of these kinds of entry makes of a case."""
