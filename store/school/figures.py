"""A figure for each grown-up, for children who know them by a picture.

Figures have a colour and a badge, no face or dress: nobody looks like another person. Somebody has
the same on every page of the school, and keeps it whatever anybody else chooses or whoever comes
later: a young child says something to the green one. While there are enough nobody else has it;
after that nobody who stands beside them on a page has, as far as there is choice.
"""

from collections.abc import Mapping
from hashlib import sha256

from assets.pegs import figure_names
from store.school.public_list import SAFEGUARDING, PublicList


def figures(public: PublicList) -> Mapping[str, str]:
    """Return a figure's name for the id of each who works here.

    Those for whom one is on the list have it first; others come in the order of the list, so that
    a newcomer takes none from anybody. Who has left still has their place in it, so that it stays.
    """
    stock, found = figure_names(), dict[str, str]()
    on_list = public.figures
    for who in sorted(public.people, key=lambda one: on_list.get(one.id) not in stock):
        chosen = on_list.get(who.id, "")
        first = (
            chosen if chosen in stock else stock[sha256(who.id.encode()).digest()[0] % len(stock)]
        )
        start = stock.index(first)
        row = (*stock[start:], *stock[:start])
        near = {found.get(id) for id in beside(public, who.id)}
        ways = [[name for name in row if name not in near], row]
        if first != chosen:
            ways.insert(0, [name for name in row if name not in found.values()])
        found[who.id] = next(way for way in ways if way)[0]
    return {id: name for id, name in found.items() if public.is_active(id)}


def free_figures(public: PublicList, id: str) -> tuple[str, ...]:
    """Return what somebody can choose so that nobody else's changes: theirs, and what is free.

    While any is nobody's these are free; then what nobody has who stands beside them; then all.
    """
    seen = {other: name for other, name in figures(public).items() if other != id}
    near = {seen.get(other) for other in beside(public, id)}
    for taken in (set(seen.values()), near):
        if free := [name for name in figure_names() if name not in taken]:
            own = figures(public).get(id)
            return tuple(name for name in figure_names() if name in free or name == own)
    return figure_names()


def beside(public: PublicList, id: str) -> set[str]:
    """Return the ids of those who stand on a page with somebody: of a class, or of the box."""
    pages = [each.adults for each in public.classes] + [public.held_by(SAFEGUARDING)]
    return {other for page in pages if id in page for other in page if other != id}
