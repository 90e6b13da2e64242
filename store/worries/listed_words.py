"""The words of what was told for which it stands out: of the lists, misspelt, and grave deeds."""

from assets.desk_data import LookCloser
from store.worries.grave import deeds_in
from store.worries.harm import misspelt_in
from store.worries.listed import flattened, found_in
from store.worries.named_words import ADULTS


def listed_in(said: str, look: LookCloser) -> tuple[str, ...]:
    """Return the words of what was `said`, as they are in the lists `look` names."""
    lists = (each for each in look.lists if each.id != ADULTS)
    listed = (*found_in(flattened(said), *lists), *misspelt_in(said))
    deeds = (deed for deed in deeds_in(said) if not any(f" {e} " in f" {deed} " for e in listed))
    return tuple(dict.fromkeys((*listed, *deeds)))
