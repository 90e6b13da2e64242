"""What each office terminal has collected, so that a locked screen counts what still waits.

It only changes what is counted. Whoever signs in here still takes in all that lies here: another
terminal's word keeps no worry from anybody.
"""

from typing import Any

import msgspec

from store.carrying import board
from store.carrying.chain import Chain
from store.carrying.delivery import MISSING_TOLD
from store.database import transaction, translated
from store.errors import UNREADABLE, Unopenable
from store.home import Home
from store.letterbox.envelope import WAITING
from store.letterbox.letterbox import Letterbox
from store.letterbox.pile import Waiting


def pin(home: Home) -> None:
    """Pin up what has been collected here, where another office terminal can read it."""
    public = home.desk.school
    if len(public.offices()) < 2:
        return
    waits = _waiting(home.letterbox, aside=True)
    has = {each.id: _chain(home.letterbox, each.id, waits) for each in public.terminals}
    board.pin(home.desk.db, board.COLLECTED, msgspec.json.encode(has, order="sorted"))


def keep(letterbox: Letterbox, office: str, number: int, body: bytes) -> None:
    """Keep what another office terminal says it has collected; an older word changes nothing.

    Raises:
        Unopenable: it does not hold what it should.
    """
    try:
        msgspec.json.decode(body, type=dict[str, Chain])
    except UNREADABLE:
        raise Unopenable("What was collected elsewhere cannot be read.") from None
    with transaction(letterbox.db, "the letterbox"):
        letterbox.db.execute(
            "INSERT INTO elsewhere VALUES (?, ?, ?) ON CONFLICT (office) DO UPDATE SET"
            " number = excluded.number, has = excluded.has WHERE excluded.number > number",
            [office, number, body.decode()],
        )


def waiting(home: Home) -> Waiting:
    """Count what nobody has collected yet at any office terminal that is still the school's."""
    urgent = _uncollected(home)
    return Waiting(len(urgent), sum(urgent.values()))


def waiting_ids(home: Home) -> tuple[str, ...]:
    """Return the ids of what `waiting` counts, in the order in which it came."""
    return tuple(_uncollected(home))


def _uncollected(home: Home) -> dict[str, bool]:
    """Return what waits by its id, and whether it is urgent."""
    there = _elsewhere(home)
    return {
        row["id"]: row["urgency"] > WAITING
        for row in _waiting(home.letterbox)
        if not any(_has(each.get(row["terminal"], Chain()), row["counter"]) for each in there)
    }


def _elsewhere(home: Home) -> list[dict[str, Chain]]:
    offices = {each.id for each in home.desk.school.offices()} - {home.device.id}
    with translated("the letterbox"):
        rows = list(home.letterbox.db.query("SELECT office, has FROM elsewhere"))
    return [
        msgspec.json.decode(row["has"], type=dict[str, Chain])
        for row in rows
        if row["office"] in offices
    ]


def _has(chain: Chain, counter: int) -> bool:
    return counter <= chain.top and counter not in chain.missing


def _chain(letterbox: Letterbox, terminal: str, waits: list[dict[str, Any]]) -> Chain:
    """Return what is collected of a terminal's chain: `missing` waits here, or is not here yet."""
    came = letterbox.chain(terminal)
    mine = {row["counter"] for row in waits if row["terminal"] == terminal}
    missing = tuple(sorted({*came.missing, *mine}))
    if len(missing) > MISSING_TOLD:
        top = missing[MISSING_TOLD] - 1
        return Chain(missing[0] - 1, top, missing[:MISSING_TOLD])
    return Chain(missing[0] - 1 if missing else came.top, came.top, missing)


def _waiting(letterbox: Letterbox, *, aside: bool = False) -> list[dict[str, Any]]:
    """Return what waits, by id, terminal, counter, urgency; with `aside` what was set aside too."""
    columns, given = "id, terminal, counter, urgency", [WAITING]
    query = f"SELECT {columns} FROM waits WHERE urgency >= ?"
    if aside:
        query += (
            f" UNION ALL SELECT {columns} FROM envelopes"
            " WHERE id IN (SELECT id FROM aside) AND urgency >= ?"
        )
    with translated("the letterbox"):
        return list(letterbox.db.query(query, given * (1 + aside)))
