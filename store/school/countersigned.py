"""Who must sign a version of the list of people, and whether enough have.

Version n+1 counts when keepers whom version n names have signed it: one of them for words and
classes, two for people, keys, holders and terminals; the school's recovery sheet counts as one.
For renewing one person's keys either sheet is enough. Whoever left and works here again gets new
keys from two as well.
"""

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace

from store.crypto.keys import verifies
from store.school.public_list import CHAIR_SHEET, SCHOOL_SHEET, Person, PublicList

_WORDS = {"school", "classes", "form_address", "idle_minutes", "languages", "calendar", "rota"}
_WORDS |= {"figures", "number", "previous", "removed", "new_pins"}
"""What one keeper changes alone, and what changes with every version."""


Signatures = Mapping[str, str]
"""Who signed (a person's id or `sheet:school`) to the signature as hex."""


def needed(old: PublicList, new: PublicList) -> int:
    """Return how many keepers must sign `new`.

    One for words and classes, and for renewing one other person's keys (which by itself opens
    nothing that the renewing keeper could not open); two for everything else.
    """
    if _people_and_keys(old) == _people_and_keys(new):
        return 1
    return 1 if _renewing(old, new) else 2


def signers(old: PublicList, new: PublicList, signatures: Signatures) -> tuple[str, ...]:
    """Return the keepers of `old` who have rightly signed `new`."""
    body = new.encoded()
    renewed = _changed_keys(old, new)
    renewing = _renewing(old, new)
    good: list[str] = []
    for signer, signature in sorted(signatures.items()):
        if renewing and signer != renewing:
            continue
        if signer == SCHOOL_SHEET or (signer == CHAIR_SHEET and renewing):
            keys: Iterable[str] = [old.sheets[signer].verify]
        elif signer in old.keepers and old.is_active(signer) and signer not in renewed:
            keys = [person.verify for person in old.people if person.id == signer]
        else:
            continue
        if any(verifies(key, body, signature) for key in keys):
            good.append(signer)
    return tuple(good)


def counts(old: PublicList | None, new: PublicList, signatures: Signatures) -> bool:
    """Tell whether `new` rightly follows `old`; the first list follows nothing."""
    if old is None:
        return new.number == 1 and len(signers(new, new, signatures)) >= 2
    if new.number != old.number + 1 or new.previous != old.hash():
        return False
    if _changed_keys(old, new) - _back(old, new) and not _renewing(old, new):
        return False
    return len(signers(old, new, signatures)) >= needed(old, new)


def _changed_keys(old: PublicList, new: PublicList) -> set[str]:
    def keys(person: Person) -> tuple[str, str, str, str]:
        return person.seal, person.verify, person.renewed, person.renewed_by

    return {p.id for p in new.people if (q := old.person(p.id)) and keys(q) != keys(p)}


def _back(old: PublicList, new: PublicList) -> set[str]:
    """Return who left and works here again, with new keys; the old ones are kept beside them."""
    left = {p.id for p in old.people if not p.active and p in new.former}
    return {p.id for p in new.people if p.active and p.id in left}


def _people_and_keys(public: PublicList) -> dict[str, object]:
    known = (each.name for each in fields(public))
    return {name: getattr(public, name) for name in known if name not in _WORDS}


def _renewing(old: PublicList, new: PublicList) -> str:
    """Return who renews one person's keys and changes nothing else; empty when it is not that.

    Only they can sign it: others decide by this name whether to trust the new keys.
    """
    changed = [p for p in new.people if old.person(p.id) != p]
    if len(changed) != 1 or len(old.people) != len(new.people):
        return ""
    person = changed[0]
    before = old.person(person.id)
    if before is None or not person.renewed or person.renewed_by == person.id:
        return ""
    keys = {name: getattr(person, name) for name in ("seal", "verify", "renewed", "renewed_by")}
    only_keys = replace(before, **keys)
    same = replace(
        new, number=old.number, previous=old.previous, people=old.people, former=old.former
    )
    if only_keys == person and same == old and new.former == (*old.former, before):
        return person.renewed_by
    return ""
