"""What is to do, with the names in it: a summary knows people by their ids alone."""

from dataclasses import replace

from store.cases import keeping, unaware
from store.cases.case import Case
from store.cases.kept_alone import BY_WORDS, TO_KEEP, entry_of
from store.cases.to_do import TO_LOOK
from store.drawers.drawer import Drawer
from store.drawers.record import Item
from store.school.public_list import PublicList
from store.worries.worry import Worry

KEPT_FROM = "Agree or undo: kept from {}"


def with_names(public: PublicList, drawer: Drawer, subject: str, item: Item) -> Item:
    """Return something to do with whom it is about in its title, where that is somebody: whom what
    somebody else agrees to is kept from, or who did what is to be looked at again."""
    word, _, id = item.id.partition(" ")
    record = drawer.get(subject) if word in (TO_LOOK, TO_KEEP) else None
    if isinstance(record, Case) and word == TO_LOOK:
        last = unaware.to_look_at(record)[-1:]
        return replace(item, title=unaware.to_do(last[0], public)) if last else item
    if not isinstance(record, Case | Worry):
        return item
    kept = (e for e in keeping.alone(record) if e.reference != BY_WORDS and entry_of(e) == id)
    names = " and ".join(public.name_of(each.to) for each in kept)
    return replace(item, title=KEPT_FROM.format(names)) if names else item
