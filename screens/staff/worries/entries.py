"""What the entries of a worry are called where a case shows them, and what each says."""

from collections.abc import Mapping, Sequence

from store.fields import Field
from store.worries import kinds
from store.worries.filing import FILED_FIELDS
from store.worries.telling import TOLD_FIELDS

_WHY = Field("why", "Why")
TITLES: Mapping[str, tuple[str, Sequence[Field]]] = {
    kinds.FILED: ("Worry filed", FILED_FIELDS),
    kinds.REOPENED: ("Opened again", (_WHY,)),
    kinds.SEEN: ("Read what was told", ()),
    kinds.ENDED: ("Nothing more to do about what was added", (*FILED_FIELDS, _WHY)),
    kinds.LINKED: ("Put what was told into this case", ()),
    kinds.UNLINKED: ("Taken out of another case", (Field("number", "Case"), _WHY)),
    kinds.ANSWERED: ("Answered the child", (Field("text", ""),)),
    kinds.CHILD_TOLD: ("Told the child the answer, or not", TOLD_FIELDS),
}
