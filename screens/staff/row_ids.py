"""The ids of rows on the desk: which drawer, which subject, and what of it."""


def row_id(drawer: str, subject: str, item: str = "") -> str:
    """Return the id of a row, from which `place_of` reads drawer and subject back."""
    return "\n".join((drawer, subject, item))


def place_of(id: str) -> tuple[str, str]:
    """Return the drawer and the subject that a row stands for."""
    drawer, subject, _ = id.split("\n")
    return drawer, subject


def item_of(id: str) -> str:
    """Return what of the subject a row stands for; empty for all of it."""
    return id.split("\n")[2]
