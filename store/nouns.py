"""Every noun a drawer can hold. A new one is a module with a fold, and a line here."""

from store.cases import CASE
from store.contacts import CONTACT
from store.holding import HOLDING
from store.main_file import MAIN_FILE
from store.own import CONCERNS, DRAFTS, TASKS
from store.praise import PRAISE
from store.sanctions import BEHAVIOUR
from store.worries import WORRY

NOUNS = {
    noun.name: noun
    for noun in (
        WORRY,
        CASE,
        TASKS,
        CONCERNS,
        DRAFTS,
        HOLDING,
        PRAISE,
        CONTACT,
        MAIN_FILE,
        BEHAVIOUR,
    )
}
