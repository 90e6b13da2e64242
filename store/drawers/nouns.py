"""Every noun a drawer can hold. A new one is a module with a fold, and a line here."""

from store.adults.drill_noun import DRILL
from store.cases.cases import CASE
from store.cases.contacts import CONTACT
from store.cases.main_file import MAIN_FILE
from store.cases.sanctions import BEHAVIOUR
from store.consents.agreements import AGREEMENT
from store.consents.cameras import CAMERA
from store.consents.consents import CONSENT
from store.consents.events import EVENT
from store.consents.letters import LETTER
from store.consents.overrides import OVERRIDE
from store.consents.permissions import PERMISSION
from store.consents.publishing import PUBLISHING
from store.consents.unseen import UNSEEN
from store.drawers.holding import HOLDING
from store.drawers.own import CONCERNS, DRAFTS, TASKS
from store.edition.changes import EDITION
from store.involved.flags import CHILD
from store.looking.computers import COMPUTER
from store.looking.parts import FILE_PARTS
from store.roll.carers import CARER
from store.roll.details import DETAILS
from store.roll.imported import IMPORT
from store.roll.pupils import PUPIL
from store.roll.ties import TIE
from store.worries.praise import PRAISE
from store.worries.worries import WORRY

NOUNS = {
    noun.name: noun
    for noun in (
        *(WORRY, CASE, TASKS, CONCERNS, DRAFTS, HOLDING, PRAISE, CONTACT),
        *(MAIN_FILE, BEHAVIOUR, COMPUTER, FILE_PARTS, DRILL, EDITION),
        *(PUPIL, DETAILS, CARER, TIE, IMPORT, LETTER, CONSENT),
        *(PERMISSION, OVERRIDE, PUBLISHING, AGREEMENT),
        *(EVENT, CAMERA, UNSEEN, CHILD),
    )
}
"""What entries are about: a subject's id begins with its noun, e.g. `case:5f…`."""
