"""A worry that is told without a name, with four pictures to come back by."""

from store.letterbox.receipts import Labels, Receipt
from store.letterbox.sent import Sent
from store.letterbox.told import Told
from tests.made_up import School

PICTURES = ("fox", "bee", "cup", "cat")


def with_receipt(school: School, pictures: tuple[str, ...] = PICTURES) -> tuple[Sent, Labels]:
    sent = school.intake.post(Told(words="x"), school.now, with_receipt=True)
    labels = school.intake.stretch(pictures)
    assert sent.receipt is not None
    assert school.intake.keep_receipt(sent.receipt, labels, school.now)
    return sent, labels


def looked_up(school: School, labels: Labels) -> Receipt:
    """Return what the pictures find; there must be something."""
    found = school.intake.look_up(labels)
    assert found is not None, "the pictures find nothing"
    return found
