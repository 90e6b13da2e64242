"""Receipts: four pictures open one child's answers on one terminal, for a while."""

from datetime import timedelta

import pytest

from store.crypto.keys import Keys
from store.crypto.stretch import Effort
from store.drawers import holders
from store.errors import Refused
from store.letterbox import receipts
from store.letterbox.collect import collect
from store.letterbox.envelope import open_with
from store.letterbox.receipts import Labels, Reply
from store.letterbox.sent import Sent
from store.letterbox.told import Told
from store.worries import triage
from tests.made_up import CHEAP, School
from tests.store.receipts import PICTURES, looked_up, with_receipt
from tests.store.where import where


def answered(school: School, sent: Sent, text: str = "Thank you") -> None:
    dsl = school.sign_in("Mrs Adeyemi")
    collect(dsl, school.now)
    drawer = where(dsl, sent.subject)
    assert triage.answer(dsl, drawer, drawer.get(sent.subject), text, school.now)


def test_the_pictures_find_the_answer(school: School) -> None:
    sent, labels = with_receipt(school)
    assert school.intake.answers(looked_up(school, labels), school.now) == ()
    answered(school, sent)
    school.reopen()
    receipt = looked_up(school, school.intake.stretch(PICTURES))
    (reply,) = school.intake.answers(receipt, school.now)
    assert (reply.sender, reply.text) == ("Mrs Adeyemi", "Thank you")


@pytest.mark.parametrize(
    "pictures", [("fox", "bee", "cup", "dog"), ("bee", "fox", "cup", "cat"), ("fox",), ()]
)
def test_wrong_pictures_find_nothing(school: School, pictures: tuple[str, ...]) -> None:
    with_receipt(school)
    assert school.intake.look_up(school.intake.stretch(pictures)) is None


def test_the_pictures_of_another_terminal_open_nothing(school: School) -> None:
    _, labels = with_receipt(school)
    other = receipts.labels(PICTURES, Keys.fresh(), CHEAP)
    assert school.intake.look_up(other) is None
    stolen = Labels(labels.lookup, other.key)
    assert school.intake.look_up(stolen) is None


def test_lookup_and_key_have_nothing_in_common(school: School) -> None:
    labels = school.intake.stretch(PICTURES)
    assert labels.lookup != labels.key.hex()
    assert labels == receipts.labels(PICTURES, school.home.device.keys, Effort(1024, 1))


def fill(school: School, count: int) -> None:
    """Keep so many receipts, all that a day has room for on each of the days before today."""
    db, today = school.home.desk.db, school.now.date()
    for number in range(count):
        receipt = receipts.fresh(f"worry:{number}", "pupil", ())
        made_on = today - timedelta(days=1 + number // receipts.A_DAY)
        assert receipts.keep(db, receipt, Labels(f"{number:064}", b"k" * 32), made_on)


def test_pictures_that_are_taken_are_refused(school: School) -> None:
    sent, labels = with_receipt(school)
    again = school.intake.post(Told(words="y"), school.now, with_receipt=True)
    assert again.receipt is not None
    assert not school.intake.keep_receipt(again.receipt, labels, school.now)
    assert looked_up(school, labels).subject == sent.subject


def test_only_so_many_live_at_once_and_read_ones_make_room(school: School) -> None:
    sent, first = with_receipt(school)
    fill(school, receipts.LIVE - 1)
    more = receipts.fresh("worry:more", "pupil", ())
    with pytest.raises(Refused):
        school.intake.keep_receipt(more, Labels("more", bytes(32)), school.now)
    answered(school, sent)
    school.intake.answers(looked_up(school, first), school.now)
    assert school.intake.keep_receipt(more, Labels("more", bytes(32)), school.now)
    assert school.intake.look_up(first) is None


def test_an_answer_goes_fourteen_days_after_it_was_read(school: School) -> None:
    sent, labels = with_receipt(school)
    answered(school, sent)
    db, today = school.home.desk.db, school.now.date()
    receipts.sweep(db, today + timedelta(days=59))
    assert school.intake.answers(looked_up(school, labels), school.now)
    receipts.sweep(db, today + timedelta(days=14))
    assert school.intake.answers(looked_up(school, labels), school.now + timedelta(days=9))
    receipts.sweep(db, today + timedelta(days=15))
    assert school.intake.look_up(labels) is None
    assert list(db.query("SELECT * FROM replies")) == []


def test_nobody_takes_up_all_codes_in_a_day(school: School) -> None:
    db, today = school.home.desk.db, school.now.date()
    made = [receipts.fresh(f"worry:{number}", "pupil", ()) for number in range(receipts.A_DAY + 1)]
    labels = [Labels(f"{number}", bytes(32)) for number in range(receipts.A_DAY + 1)]
    for receipt, found in zip(made[:-1], labels, strict=False):
        assert receipts.keep(db, receipt, found, today)
    with pytest.raises(Refused):
        receipts.keep(db, made[-1], labels[-1], today)
    assert receipts.keep(db, made[-1], labels[-1], today + timedelta(days=1))


def test_forgotten_receipts_do_not_shut_the_box_for_ever(school: School) -> None:
    db, today = school.home.desk.db, school.now.date()
    fill(school, receipts.LIVE)
    late = receipts.fresh("worry:late", "pupil", ())
    found = Labels("f" * 64, b"k" * 32)
    with pytest.raises(Refused):
        receipts.keep(db, late, found, today + timedelta(days=50))
    assert receipts.keep(db, late, found, today + timedelta(days=60))
    assert receipts.find(db, found) is not None


def test_replies_lie_sealed_and_a_spoilt_one_hides_no_other(school: School) -> None:
    sent, labels = with_receipt(school)
    answered(school, sent, "zebrafish one")
    db = school.home.desk.db
    assert b"zebrafish" not in b"".join(row["sealed"] for row in db.query("SELECT * FROM replies"))
    stranger = Reply("x", "2026", "not for this child")
    receipts.answer(db, looked_up(school, labels).id, Keys.fresh().seal, stranger)
    found = school.intake.answers(looked_up(school, labels), school.now)
    assert [reply.text for reply in found] == ["zebrafish one"]


def test_a_receipt_holds_nothing_that_opens_a_drawer(school: School) -> None:
    sent, labels = with_receipt(school)
    assert sent.thread not in str(looked_up(school, labels))


def test_more_words_come_by_the_receipt(school: School) -> None:
    patel = school.people["Mr Patel"]
    sent = school.intake.post(Told(words="x", kept_from=(patel,)), school.now, with_receipt=True)
    labels = school.intake.stretch(PICTURES)
    assert sent.receipt is not None
    school.intake.keep_receipt(sent.receipt, labels, school.now)
    dsl = school.sign_in("Mrs Adeyemi")
    collect(dsl, school.now)
    school.intake.add(looked_up(school, labels), school.now, words="and then")
    assert collect(school.sign_in("Mr Patel"), school.now).count == 0
    assert collect(dsl, school.now).count == 1
    assert where(dsl, sent.subject).get(sent.subject).more[0].text == "and then"


def test_whom_it_is_kept_from_since_cannot_open_what_the_child_adds(school: School) -> None:
    sent, labels = with_receipt(school)
    dsl, patel = school.sign_in("Mrs Adeyemi"), school.sign_in("Mr Patel")
    collect(dsl, school.now)
    holders.keep_from(dsl, sent.subject, patel.person_id, "why", school.now)
    receipt = looked_up(school, labels)
    assert school.intake.answers(receipt, school.now) == ()
    for to in (receipt, sent):
        school.intake.add(to, school.now, words="and then")
        envelope = school.home.letterbox.uncollected()[-1]
        assert open_with(envelope, patel.keys.unsealing, patel.public) is None
        assert open_with(envelope, dsl.keys.unsealing, dsl.public) is not None
    assert collect(dsl, school.now).count == 2
    assert len(where(dsl, sent.subject).get(sent.subject).more) == 2
