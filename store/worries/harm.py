"""Words that speak of violence, touch or harm, by the school's own lists."""

from collections.abc import Iterator

from assets.desk_data import WordList, look_closer
from store.asset_tables import whole
from store.worries.listed import flattened, found_in


def speaks_of_harm(words: str) -> bool:
    """Tell whether words speak of violence, touch or harm, by the school's own lists."""
    return bool(harm_in(words))


def harm_in(words: str) -> tuple[str, ...]:
    """Return what in words speaks of harm, as it stands in `flattened` words."""
    flat = flattened(words)
    return tuple(found for each in _lists() for found in found_in(flat, each))


def _lists() -> Iterator[WordList]:
    harm = whole("adults", "low_level")["harm"]
    yield WordList("harm", tuple(harm["words"]))
    yield from (each for each in look_closer().lists if each.id in harm["lists"])
