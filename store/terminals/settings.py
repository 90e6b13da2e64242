"""What is set for this terminal alone."""

from store.database import Database, transaction

CARRIER = "carrier"
"""The address of the way to the other terminals; none: it is the only one."""
TROUBLE = "trouble"
"""Why the last round of carrying broke off, in a sentence; empty after a whole one."""
LOOK = "look"
"""How its screens look until a child chooses otherwise, as `screens.looks.Look.kept` says it."""
LANGUAGE = "language"
"""The code of the language in which its pages begin; none: as its class does, else English."""
SOUND = "sound"
"""Where pages are read aloud: nowhere (empty), to one child alone, or for all who are near."""
HEADPHONES, SPEAKER = "headphones", "speaker"
BESIDE = "beside"
"""Whom to ring about an adult at school, as an office has published it: a list in JSON."""
LEFT = "left"
"""The ids of what waited when somebody had looked here last: a list in JSON."""
SIDES = "sides"
"""Whether letters are printed on both sides of a sheet or on one; none: nobody has said yet."""
BOTH_SIDES, ONE_SIDE = "both", "one"
JOINING, PLACE = "joining", "place"
"""The id under which this terminal has answered an invitation, and what it was called there."""


def get(db: Database, name: str) -> str:
    """Return a setting; empty when it was never set."""
    rows = db.query("SELECT value FROM settings WHERE name = ?", [name])
    return next((str(row["value"]) for row in rows), "")


def put(db: Database, name: str, value: str) -> None:
    """Set something."""
    with transaction(db):
        db.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", [name, value])
