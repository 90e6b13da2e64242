"""Half-written forms in their author's own drawer: only what was kept last is there."""

from store import checkup, drafts
from store.drawers.own import DRAFT
from tests.made_up import School


def test_of_a_draft_only_what_was_kept_last_is_left_anywhere(school: School) -> None:
    lee = school.sign_in("Miss Lee")
    for words in ("Ada said a zebra", "Ada said a horse"):
        drafts.keep(lee, "note@case:1", {"text": words}, school.now)
    assert drafts.find(lee, "note@case:1") == {"text": "Ada said a horse"}
    assert not lee.search("zebra")
    said = [str(entry.said) for entry in lee.own.everything() if entry.subject.startswith(DRAFT)]
    assert len(said) == 2
    assert "zebra" not in said[0]
    drafts.forget(lee, "note@case:1", school.now)
    assert drafts.find(lee, "note@case:1") == {}
    assert not lee.search("horse")
    assert not checkup.check_session(lee, lambda _: None)
