"""Every noun a drawer can hold. A new one is a module with a fold, and a line here."""

from store.cases import CASE
from store.computers import COMPUTER
from store.contacts import CONTACT
from store.holding import HOLDING
from store.own import CONCERNS, DRAFTS, TASKS
from store.parts import FILE_PARTS
from store.praise import PRAISE
from store.worries import WORRY

_ALL = (
    WORRY,
    CASE,
    TASKS,
    CONCERNS,
    DRAFTS,
    HOLDING,
    PRAISE,
    CONTACT,
    COMPUTER,
    FILE_PARTS,
)

NOUNS = {noun.name: noun for noun in _ALL}
"""What entries are about: a subject's id begins with its noun, e.g. `case:5f…`."""
