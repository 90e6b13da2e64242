"""More words or a name, added to what was told."""

import pytest

from screens.pupil.add_more import AddMore
from screens.pupil.draft import Draft
from store.errors import OutOfOrder
from store.letterbox.letterbox import Letterbox
from store.letterbox.receipts import Receipt
from store.letterbox.told import Told
from tests.made_up import School
from tests.screens.here import at
from tests.screens.pupil.coming_back import (
    KEYS,
    come_back,
    enter,
    told,
    worry,
)
from tests.screens.pupil.stage import HOSTILE, Seconds, Stage


async def test_more_words_and_a_name_reach_the_same_reader(school: School) -> None:
    sent = told(school)
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.show(come_back(school))
        await pilot.pause()
        await enter(pilot, *KEYS)
        await pilot.press("1")
        await pilot.press(*"more", "enter", *"words", "ctrl+s", "ctrl+s")
        await pilot.pause()
        assert "Thank you. We have put it in the box too." in app.shown()
        assert "more" not in app.shown()
        await pilot.press("enter", "2")
        await pilot.press(*"Mia", "enter")
        await pilot.pause()
        assert "Thank you." in app.shown()
    found = worry(school, sent)
    assert [(remark.kind, remark.text) for remark in found.more] == [
        ("words", "more\nwords"),
        ("name", "Mia"),
    ]
    assert found.name == "Mia"


async def test_tab_and_enter_send_what_was_typed(school: School) -> None:
    told_in = Told(class_id=school.intake.school.classes[0].id)
    sent = school.intake.post(told_in, school.now, with_receipt=True)
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        assert sent.receipt is not None
        await app.show(AddMore(school.intake, lambda: school.now, sent.receipt, "words"))
        assert at(app, AddMore).place == "Acorn", (
            "a call says where, and the next is a repeat of it"
        )
        await pilot.press(*"more", "tab", "enter")
        await pilot.pause()
        assert "Thank you. We have put it in the box too." in app.shown()
    assert [remark.text for remark in worry(school, sent).more] == ["more"]


async def test_what_is_hidden_is_there_for_two_minutes_behind_the_same_pictures(
    school: School,
) -> None:
    sent, other = told(school), school.intake.post(Told(), school.now, with_receipt=True)
    to, seconds = sent.receipt, Seconds()
    draft = Draft(seconds)

    async def shows(receipt: Receipt | None, kind: str, *keys: str) -> str:
        assert receipt is not None
        page = AddMore(school.intake, lambda: school.now, receipt, kind, draft=draft)
        await app.show(page)
        await pilot.press(*keys)
        await pilot.pause()
        assert not draft.waiting, "the page to write on offers it to nobody"
        return page._entry.value

    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        await shows(to, "words", *"hat")
        school.home.desk.db.execute("ALTER TABLE replies RENAME TO away")  # out of order
        await pilot.press("escape")
        school.home.desk.db.execute("ALTER TABLE away RENAME TO replies")
        assert await shows(other.receipt, "words", "ctrl+b") == ""
        assert await shows(to, "name", "ctrl+b") == ""
        assert await shows(to, "words", "ctrl+b") == "hat"
        seconds.now += 119.9
        assert await shows(to, "words", "escape") == "hat"
        seconds.now += 120
        assert await shows(to, "words", *"cap", "escape") == "cap"
        await shows(to, "words", "ctrl+s", "ctrl+f")
        assert await shows(to, "words") == ""
        await shows(to, "name", *"Mia")
        assert at(app, AddMore).so_far is not None
        draft.wipe()  # a call took it along
        await pilot.press("escape")
        assert await shows(to, "name") == ""
    assert [remark.text for remark in worry(school, sent).more] == ["cap"]


async def test_nothing_typed_is_nothing_sent(school: School) -> None:
    sent = told(school)
    app = Stage()
    async with app.run_test() as pilot:
        assert sent.receipt is not None
        await app.show(AddMore(school.intake, lambda: school.now, sent.receipt, "words"))
        await pilot.press("space", "ctrl+s", "ctrl+b")
        await pilot.pause()
        assert app.results == [False]
    assert worry(school, sent).more == ()


async def test_words_that_cannot_be_kept_stay_on_the_page(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise OutOfOrder("no")

    sent = told(school)
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        assert sent.receipt is not None
        await app.show(AddMore(school.intake, lambda: school.now, sent.receipt, "words"))
        await pilot.press(*"stay")
        with monkeypatch.context() as patch:
            patch.setattr(Letterbox, "post", broken)
            await pilot.press("ctrl+s")
            await pilot.pause()
            assert "It did not go in the box." in app.shown()
            assert "Please tell a grown-up yourself." in app.shown()
            assert "stay" in app.shown()
        await pilot.click("#send")
        await pilot.pause()
        assert "Thank you." in app.shown()
    assert [remark.text for remark in worry(school, sent).more] == ["stay"]


@pytest.mark.parametrize("kind", ["words", "name"])
async def test_hostile_words_are_sent_as_they_were_typed(school: School, kind: str) -> None:
    sent = told(school)
    app = Stage()
    async with app.run_test(size=(80, 24)) as pilot:
        assert sent.receipt is not None
        for words in HOSTILE:
            page = AddMore(school.intake, lambda: school.now, sent.receipt, kind)
            await app.show(page)
            page._entry.value = words
            await pilot.press("ctrl+s", "ctrl+f")
            await pilot.pause()
        assert app.results == [True] * len(HOSTILE)
    assert [remark.text for remark in worry(school, sent).more] == list(HOSTILE)
