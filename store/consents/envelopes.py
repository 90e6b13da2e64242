"""The envelopes letters go in: one a household where that is certain, and never two strangers'.

An envelope holds names and codes that open forms. Whoever is kept away from one child shares none
and goes into no bag at all, also with a letter about a sister: the bag comes home to the child.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from store.consents.addressed import Addressed
from store.consents.letters import Letter
from store.roll import book
from store.roll.book import Book
from store.roll.carers import household, names_a_house, names_one_house
from store.roll.pupils import Pupil


@dataclass(frozen=True)
class Envelope:
    """What goes home together: one household's letters, handed out in the class of `pupil`.

    One that is `apart` goes into no child's bag: whoever hands it out would read what is noted of
    its adult, and the child would carry it.
    """

    pupil: Pupil
    letters: tuple[Letter, ...]
    apart: bool = False


def envelopes(found: Iterable[Letter], known: Book) -> tuple[Envelope, ...]:
    """Return letters in the envelopes they go in, class by class and child by child.

    Adults at one address share one, which goes with the youngest of their children; an adult who
    is kept away from any child, and one whose address does not surely say which house, have their
    own. Those of whoever is kept away come last, apart.
    """
    away = kept_away(known)
    homes = _homes(known, away)
    held: dict[str, list[Letter]] = {}
    for each in found:
        carer = each.carer
        apart = each.flagged or carer in away
        place = f"apart {carer}" if apart else homes.get(carer, f"adult {carer}")
        held.setdefault(place, []).append(each)
    made = [
        _envelope(some, known.pupils, apart=place.startswith("apart "))
        for place, some in held.items()
    ]
    return tuple(sorted(made, key=lambda each: (each.apart, book.by_class(each.pupil))))


def kept_away(known: Book) -> frozenset[str]:
    """Return the ids of adults who are kept away from some child."""
    return frozenset(e.carer for some in known.ties.values() for e in some if e.is_flagged)


def unsure(found: Iterable[Addressed], known: Book) -> frozenset[str]:
    """Return the ids of adults whose address does not surely say which house is theirs."""
    away = kept_away(known)
    homes = _homes(known, away)
    return frozenset(
        each.carer.id
        for each in found
        if each.carer.address and each.carer.id not in away and each.carer.id not in homes
    )


def _homes(known: Book, away: Collection[str]) -> dict[str, str]:
    """Return the home of each adult that is surely one, by their ids.

    A house with a name and no number is one home for those who have a child in common there: of
    anybody else it may be a court, a hall or a farm with several households.
    """
    sure, named = dict[str, str](), dict[str, list[str]]()
    for id, carer in known.carers.items():
        if id in away:
            continue
        key = f"home {household(carer.address, carer.postcode)}"
        if names_one_house(carer.address, carer.postcode):
            sure[id] = key
        elif names_a_house(carer.address, carer.postcode):
            named.setdefault(key, []).append(id)
    children: dict[str, set[str]] = {}
    for pupil, ties in known.ties.items():
        for tie in ties:
            children.setdefault(tie.carer, set()).add(pupil)
    for key, adults in named.items():
        sure |= _families(key, adults, children)
    return sure


def _families(key: str, adults: Iterable[str], children: Mapping[str, set[str]]) -> dict[str, str]:
    """Return those in one named house who have a child in common, each family by a key."""
    families: list[tuple[list[str], set[str]]] = []
    for adult in sorted(adults):
        own, theirs = [adult], set(children.get(adult, ()))
        for family in [each for each in families if each[1] & theirs]:
            families.remove(family)
            own, theirs = [*family[0], *own], family[1] | theirs
        families.append((own, theirs))
    return {adult: f"{key} {own[0]}" for own, _ in families for adult in own}


def _envelope(held: list[Letter], pupils: Mapping[str, Pupil], *, apart: bool) -> Envelope:
    held.sort(key=lambda each: (book.by_class(pupils[each.pupil]), each.made, each.id))
    return Envelope(pupils[held[0].pupil], tuple(held), apart)
