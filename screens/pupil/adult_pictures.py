"""A picture for each grown-up: those who stand beside one another never look the same.

They are figures in a colour with a badge, without face or dress: nobody looks like another person.
"""

from collections.abc import Iterable, Mapping
from hashlib import sha256

from screens.widgets.picture import picture_names

STOCK = "adults"
"""The group of pictures there is a choice of."""


def adult_pictures(people: Iterable[str], chosen: Mapping[str, str]) -> Mapping[str, str]:
    """Return a picture's name for each id: steadily the same, while there is choice no other's.

    Those for whom one was `chosen`, by id, come first. Whoever wants a picture that somebody has
    already takes the next that is free.
    """
    stock, found = picture_names(STOCK), dict[str, str]()
    for id in sorted(people, key=lambda id: (chosen.get(id) not in stock, id)):
        name = chosen.get(id, "")
        drawn = sha256(id.encode()).digest()[0] % len(stock)
        wanted = stock.index(name) if name in stock else drawn
        row = [*stock[wanted:], *stock[:wanted]]
        found[id] = next((name for name in row if name not in found.values()), row[0])
    return found
