"""How grave a case is by what was said of it: up at once and by one, down only by two.

A triage, a category, STOP and a judgement of the harm threshold each say something grave, or less
than was said before. What says more counts at once: a referral waits for nobody. What says less is
a proposal: the graver one goes on ruling until somebody else agrees, whichever of them it was, and
at whatever terminal (rows 13, 15 and 27: nobody alone clears what may be a crime or is about an
adult).
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, Any

from store.adults.rows import THRESHOLD
from store.cases.checklist import Triage
from store.cases.kinds import KEPT_FROM, LOWERING_AGREED, LOWERING_REFUSED
from store.cases.procedures import RIGHT, Procedure, procedures
from store.cases.questions import ADULT, HEADTEACHER, Guide, categories, procedures_of
from store.drawers.journal import Entry
from store.errors import Refused
from store.fields import Choice, Values
from store.looking.noted import STOPPED, Noted
from store.looking.suspected import suspected

if TYPE_CHECKING:
    from store.cases.case import Case

LOWERS = "lowers"
"""The part of an agreement that names what was said less grave."""
HOW, MISTAKE, LESS = "how", "mistake", "less"
"""How it comes that it is less grave: it was entered by mistake, or it turned out so."""
HOWS = (
    Choice(MISTAKE, "It was entered by mistake"),
    Choice(LESS, "It turned out less grave, or is over"),
)
ASKED = "second"
"""The part of a proposal that names who is asked to agree."""
CATEGORY = "category"
"""How the id begins of what a category says."""
NO_FILES, AT_SCHOOL, ALLEGATION = "no_files", "at_school", "allegation"
"""What a grave answer says beside its procedure, as far as a graver one says it too."""
JUDGED = (
    "It was judged that an adult may meet the harm threshold (H, J): say the same here, or judge "
    "it anew first. That it is less counts once somebody else agrees."
)


@dataclass(frozen=True)
class Said:
    """One thing said of a case: by whom, and what of it is `grave`.

    What only `adds` says nothing of the rest, so it takes nothing back.
    """

    id: str
    by: str
    grave: frozenset[str]
    adds: bool = False


@dataclass(frozen=True)
class Word:
    """That `by` agreed, at a moment (ISO 8601), to what was said less grave, by its `id`."""

    id: str
    by: str
    at: str


@dataclass(frozen=True)
class Weighed:
    """What counts of all that was said, the latest first, and what each that says less lacks."""

    ruling: tuple[str, ...] = ()
    lost: Mapping[str, tuple[str, ...]] | None = None

    def lowers(self, id: str) -> tuple[str, ...]:
        """Return what something takes back, by the ids; nothing where it says no less."""
        return (self.lost or {}).get(id, ())


@dataclass(frozen=True)
class Lowering:
    """Something less grave that waits for a second person: `second` was asked, others may too."""

    id: str
    by: str
    at: str
    how: str
    second: str
    why: str
    says: str


def marks(
    answers: Values, guide: Guide | None = None, known: Mapping[str, Procedure] | None = None
) -> frozenset[str]:
    """Return what of a triage's answers is grave: the procedures that two close, or that call out.

    What is graver says what is less grave too: an allegation that an adult is in it.
    """
    own = known or procedures()
    found = {id for id in procedures_of(answers, guide) if id in own and is_grave(own[id])}
    if found & {ALLEGATION, "low_level"}:
        found = found - {"low_level"} | {AT_SCHOOL}
    if any(stop.no_files for id in found if id in own for stop in own[id].stops):
        found.add(NO_FILES)
    if answers.get(ADULT) == HEADTEACHER:
        found.add(HEADTEACHER)
    return frozenset(found)


def category_marks(category: str) -> frozenset[str]:
    """Return what of a category is grave: nothing, of most."""
    if category == ADULT:
        return frozenset({AT_SCHOOL})
    return procedure_marks(
        chain.from_iterable(each.leads for each in categories() if each.id == category)
    )


def procedure_marks(ids: Iterable[str]) -> frozenset[str]:
    """Return what of some of the program's own procedures is grave."""
    found = {id for id in ids if is_grave(procedures()[id])}
    closes = any(stop.no_files for id in found for stop in procedures()[id].stops)
    return frozenset(found | ({NO_FILES} if closes else set()))


def weigh(said: Sequence[Said], agreed: Collection[str]) -> Weighed:
    """Return what counts of what was said, in its order; `agreed` are ids that two stand behind."""
    ruling: tuple[Said, ...] = ()
    lost_by: dict[str, tuple[str, ...]] = {}
    for each in said:
        if each.adds:
            ruling = (*ruling, each)
            continue
        lost = tuple(one for one in ruling if not one.grave <= each.grave)
        if lost:
            lost_by[each.id] = tuple(one.id for one in lost)
        beside = tuple(one for one in ruling if one.adds and one not in lost)
        judged = [one for one in ruling if not one.adds]
        covered = frozenset[str]().union(*(one.grave for one in judged))
        if not lost or each.id in agreed:
            ruling = (each, *beside)
        elif not (each.grave <= covered and any(not one.adds for one in lost)):
            ruling = (each, *lost, *beside)
    return Weighed(tuple(one.id for one in ruling), lost_by)


def refuse_less_than_judged(case: "Case", grave: Collection[str]) -> None:
    """Refuse a triage of these marks that says less of an adult than a judgement that stands.

    Raises:
        Refused: it does; another judgement, agreed to by two, takes it back (rows 27 and 28).
    """
    if case.matter.is_heavy and ALLEGATION not in grave:
        raise Refused(JUDGED)


def by_mistake(weighed: Weighed, how: Mapping[str, str], agreed: Collection[str]) -> set[str]:
    """Return what two agreed was entered by mistake: it was never so grave."""
    ids = (id for id in agreed if how.get(id) == MISTAKE)
    return set(chain.from_iterable(weighed.lowers(id) for id in ids))


def said_of(case: "Case") -> tuple[Said, ...]:
    """Return what was said of a case, in its order: categories, triages, and what was noted.

    What was noted stands before the first triage that knew of it; a category takes nothing back.
    """
    found: list[Said] = []
    rows = noted_grave(case.noted)
    for place in range(len(case.triages) + 1):
        for id, category, *_ in categories_of(case, place):
            if grave := category_marks(category):
                found.append(Said(id, "", grave, adds=True))
        last = place == len(case.triages)
        knew = tuple(rows) if last else case.triages[place].knew
        found += [rows.pop(id) for id in tuple(rows) if id in knew]
        if not last:
            each = case.triages[place]
            found.append(Said(each.id, each.by, grave_of(each)))
    return tuple(found)


def noted_grave(noted: Sequence[Noted]) -> dict[str, Said]:
    """Return each STOP, and all else by which a crime is suspected, by the id of its row."""
    stops = (each for each in noted if each.kind == STOPPED)
    found = {row.id: Said(row.id, row.by, frozenset({NO_FILES}), adds=True) for row in stops}
    for row, brings in suspected(noted):
        found[row.id] = Said(row.id, row.by, procedure_marks([brings]), adds=True)
    return found


def categories_of(case: "Case", place: int | None = None) -> tuple[tuple[str, str, str, str], ...]:
    """Return the categories a case was given: the id of what each says, which, when, and `due_by`.

    With a `place` only those that were given after so many triages.
    """
    return tuple(
        (f"{CATEGORY} {category} {then}", category, at, due)
        for category, then, at, due in case.called
        if place in (None, then)
    )


def stands(case: "Case") -> frozenset[str]:
    """Return everything grave that counts of a case now."""
    ruling = case.weighed.ruling
    return frozenset[str]().union(*(e.grave for e in said_of(case) if e.id in ruling))


def asks_for_two(case: "Case") -> bool:
    """Tell whether nobody is to read a case alone: two close it, or it is about an adult."""
    return case.state == "open" and (case.needs_second or case.matter.is_said)


def kept_since(case: "Case") -> str:
    """Return the day (`2026-03-03`) on which it was kept from somebody last, or was opened."""
    kept = [each.at for each in case.written if each.kind == KEPT_FROM]
    return (kept[-1:] or [case.opened_at])[0][:10]


def called(case: "Case", new: Mapping[str, Any], at: str, due: str) -> "Case":
    """Return a case in another category; a grave one that still counts is changed by no hand."""
    if stays(case, new["category"]):
        return replace(case, seriousness=new["seriousness"])
    last = (new["category"], len(case.triages), at, due)
    return replace(case, called=(*case.called, last), **new)


def stays(case: "Case", category: str) -> bool:
    """Tell whether a grave category counts that another one would take back."""
    return not category_marks(case.grave_category) <= category_marks(category)


def is_outdated(case: "Case") -> bool:
    """Tell whether a case is still called by a grave category that two took back since."""
    return not category_marks(case.category) <= stands(case)


def agreed(case: "Case") -> tuple[str, ...]:
    """Return what two stand behind; a no counts, in whatever order the two words came."""
    return tuple(each.id for each in case.lowered if each.id not in case.not_lowered)


def waiting(case: "Case") -> tuple[Lowering, ...]:
    """Return what was said less grave of an open case and waits for a second person."""
    answered = {*(each.id for each in case.lowered), *case.not_lowered}
    found = list[Lowering]()
    for each in case.triages[-1:]:
        if case.weighed.lowers(each.id) and each.id not in answered:
            says = ", ".join(each.titles) or "nothing to work off"
            said = (each.how or LESS, each.whom, each.why, f"Triaged as: {says}")
            found.append(Lowering(each.id, each.by, each.at, *said))
    for row in case.matter.of(THRESHOLD)[-1:]:
        if row.id in case.matter.waiting and row.id not in answered:
            how, asked = row.said.get(HOW, LESS), row.said.get(ASKED, "")
            says = f"Judged anew, of {row.said.get('name', '')}"
            why = row.said.get("reasons", "")
            found.append(Lowering(row.id, row.by, row.at, how, asked, why, says))
    return tuple(found) if case.state == "open" else ()


def grave_of(triage: Triage) -> frozenset[str]:
    """Return what of a triage is grave; what an older program wrote says it by its answers."""
    if triage.grave or not (triage.second or triage.side == RIGHT):
        return frozenset(triage.grave)
    return marks(triage.answers or {})


def is_grave(procedure: Procedure) -> bool:
    """Tell whether a procedure is one that two close, or that calls out."""
    return procedure.second or procedure.side == RIGHT


def _by(case: "Case", id: str) -> str:
    """Return who said what has this id, nobody where it lowers nothing."""
    judged = {row.id: row.by for row in case.noted if row.kind == THRESHOLD}
    return {**judged, **{each.id: each.by for each in case.triages}}.get(id, "")


def _agreed(case: "Case", entry: Entry, said: Any) -> "Case":
    """A second person's word counts; one's own does not."""
    id = str(said.get(LOWERS, ""))
    by = _by(case, id)
    word = Word(id, entry.by, entry.at)
    return replace(case, lowered=(*case.lowered, word)) if by and by != entry.by else case


def _refused(case: "Case", entry: Entry, said: Any) -> "Case":
    return replace(case, not_lowered=(*case.not_lowered, str(said.get(LOWERS, ""))))


APPLY: Mapping[str, Callable[["Case", Entry, Any], "Case"]] = {
    LOWERING_AGREED: _agreed,
    LOWERING_REFUSED: _refused,
}
"""What each of these kinds of entry makes of a case."""
