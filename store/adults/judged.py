"""Which judgements of the harm threshold count: one adult's say nothing of another.

Of one adult the graver one rules until two stand behind less (`store.cases.gravity`). A low one
counts no more once more was told, nor of somebody nobody told of while it may be about others.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

from store.adults.rows import SAID_OF, THRESHOLD
from store.adults.whom import OWN_CASE, SAID, key_of, known, may_be, told_last
from store.cases import gravity
from store.looking.noted import Noted, of_kind

MET, UNSURE, BELOW = "met", "unsure", "below"
"""What a judgement comes to: it may meet the threshold, the LADO is asked, it is low-level."""
HEAVY = (MET, UNSURE)


def counted(
    rows: Sequence[Noted], apart: Collection[str], agreed: Collection[str]
) -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]:
    """Return the ids of the judgements that count, that wait for a second person, and that two
    called a mistake; `apart` are decisions side by side, `agreed` what two stand behind.
    """
    judged = of_kind(rows, THRESHOLD)
    weighed = [gravity.weigh([_said(row) for row in each], agreed) for each in _by_adult(judged)]
    ruling = {id for each in weighed for id in each.ruling}
    waiting = [r.id for r in judged if r.id not in agreed and any(w.lowers(r.id) for w in weighed)]
    how = {row.id: row.said.get(gravity.HOW, "") for row in judged}
    mistaken = (id for each in weighed for id in gravity.by_mistake(each, how, agreed))
    return frozenset({*apart, *ruling} - _overtaken(rows)), tuple(waiting), tuple(mistaken)


def grave_of(said: Mapping[str, str]) -> frozenset[str]:
    """Return of which adult a judgement says something grave, if it does."""
    return frozenset({key_of(said)} if said.get("outcome", "") in HEAVY else ())


def graver(judged: Iterable[Noted]) -> str:
    """Return the gravest that judgements come to; empty where there is none."""
    found = {row.said.get("outcome", "") for row in judged}
    return next((each for each in (*HEAVY, BELOW) if each in found), "")


def of_another(rows: Sequence[Noted], counting: Sequence[Noted]) -> bool:
    """Tell whether a low judgement counts of somebody whom nobody had told of, where others were.

    Who was said to be only mentioned was told of too: another in their place is one person's word.
    """
    ever = {key for key, each in known(rows).items() if each.ever}
    low = (row for row in counting if row.said.get("outcome") == BELOW)
    return bool(ever) and any(key_of(row.said) not in ever for row in low)


def heavy_since(rows: Sequence[Noted], counting: Sequence[Noted], waiting: Collection[str]) -> int:
    """Return from which place in `rows` on it has been heavy, of the adult who came last to it."""
    heavy = {key_of(row.said) for row in counting if row.said.get("outcome") in HEAVY}
    return max((_since(rows, key, waiting) for key in heavy), default=len(rows))


def _since(rows: Sequence[Noted], key: str, waiting: Collection[str]) -> int:
    first = len(rows)
    for place in reversed(range(len(rows))):
        row = rows[place]
        if row.kind != THRESHOLD or row.id in waiting or key_of(row.said) != key:
            continue
        if row.said.get("outcome") not in HEAVY:
            break
        first = place
    return first


def _by_adult(judged: Sequence[Noted]) -> list[list[Noted]]:
    """Return judgements, those of each adult together: one says nothing of another."""
    found: dict[str, list[Noted]] = {}
    for row in judged:
        found.setdefault(key_of(row.said), []).append(row)
    return list(found.values())


def _overtaken(rows: Sequence[Noted]) -> set[str]:
    """Return the judgements that count no more: more was told since, or they have another case.

    A low one of somebody nobody told of counts for nobody, as long as it may be about others.
    """
    adults, found = known(rows), set[str]()
    may, last = {each.key for each in may_be(rows)}, told_last(rows)
    for place, row in enumerate(rows):
        key = key_of(row.said)
        if row.kind == THRESHOLD and row.said.get("outcome") == BELOW:
            since = max(adults[key].place if key in adults else -1, last)
            if place < since or (may and key not in may):
                found.add(row.id)
        if row.kind == SAID_OF and row.said.get(SAID) == OWN_CASE:
            found |= {each.id for each in rows[:place] if key_of(each.said) == key}
    return found


def _said(row: Noted) -> gravity.Said:
    return gravity.Said(row.id, row.by, grave_of(row.said))
