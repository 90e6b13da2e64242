"""A number with its noun."""


def counted(count: int, one: str, more: str = "") -> str:
    """Return how many there are of something: `1 letter`, `2,400 letters`, `3 children`."""
    return f"{count:,} {one if count == 1 else more or one + 's'}"
