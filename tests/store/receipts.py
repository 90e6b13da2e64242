"""A worry that is told without a name, with four pictures to come back by."""

from store.letterbox.intake import Sent
from store.letterbox.receipts import Labels
from store.letterbox.told import Told
from tests.made_up import School

PICTURES = ("fox", "bee", "cup", "cat")


def with_receipt(school: School, pictures: tuple[str, ...] = PICTURES) -> tuple[Sent, Labels]:
    sent = school.intake.post(Told(words="x"), school.now, with_receipt=True)
    labels = school.intake.stretch(pictures)
    assert school.intake.keep_receipt(sent.receipt, labels, school.now)
    return sent, labels
