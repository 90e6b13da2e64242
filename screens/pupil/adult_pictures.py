"""A picture for each grown-up: those who stand beside one another never look the same.

They are figures in a colour with a badge, without face or dress: nobody looks like another person.
"""

from collections.abc import Iterable, Mapping
from hashlib import sha256

from screens.widgets.picture import picture_names

STOCK = "adults"
"""The group of pictures there is a choice of."""


def adult_pictures(people: Iterable[str]) -> Mapping[str, str]:
    """Return a picture's name for each id: steadily the same, while there is choice no other's.

    Whoever wants a picture that somebody has already takes the next that is free.
    """
    stock, found = picture_names(STOCK), dict[str, str]()
    for id in sorted(people):
        wanted = sha256(id.encode()).digest()[0] % len(stock)
        row = [*stock[wanted:], *stock[:wanted]]
        found[id] = next((name for name in row if name not in found.values()), row[0])
    return found
