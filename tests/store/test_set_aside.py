"""An envelope that is not as it has to be is set aside, and the rest goes on."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from nacl.secret import Aead

from store.crypto import seal
from store.crypto.keys import Keys
from store.crypto.seal import fresh_key
from store.letterbox import envelope as kinds
from store.letterbox.envelope import Sealed
from store.letterbox.told import Told
from tests.made_up import School
from tests.store.collecting import collected, content, post, waiting


@pytest.mark.parametrize(
    "change",
    [
        {"subject": "drawer:safeguarding"},
        {"subject": "case:1"},
        {"subject": "draft:x"},
        {"subject": ""},
        {"drawer": "roll"},
        {"drawer": "own-x"},
        {"thread": "not hex"},
        {"terminal": "nowhere"},
        {"body": {}},
        {"body": {"told": {"words": 7}}},
        {"body": {"told": {"kept_from": "x"}}},
        {"body": {"told": [], "place": None}},
        {"kind": kinds.MORE, "body": {"words": ["x"]}},
        {"kind": kinds.MORE, "subject": "drawer:safeguarding", "body": {"words": "x"}},
        {"kind": kinds.TASK_DONE, "body": {"about": "drawer:x", "task": "", "text": ""}},
        {"kind": kinds.TASK_DONE, "body": {"text": ""}},
        {"kind": kinds.TASK, "body": {"about": "worry:1"}},
        {"kind": kinds.TASK, "subject": "task:1", "body": {"about": 5}},
        {"kind": kinds.ACKNOWLEDGED, "body": {"by": None}},
    ],
)
def test_what_does_not_fit_is_set_aside_and_the_rest_goes_on(
    school: School, change: Mapping[str, Any]
) -> None:
    before = school.sign_in("Mrs Adeyemi").drawer("safeguarding").get("drawer:safeguarding")
    bad = post(school, content(school, **change))
    dsl, found = collected(school)
    assert found.count == 1
    assert len(found.set_aside) == 1
    assert [id for id, _ in school.home.letterbox.aside()] == [bad.id]
    assert waiting(dsl, school) == ["Ada"]
    assert dsl.drawer("safeguarding").get("drawer:safeguarding") == before


@pytest.mark.parametrize(
    "plain", [b'{"content":{"kind":"\xff"},"signature":""}', b'{"content":' + b"[" * 100_000]
)
def test_what_is_no_text_or_without_an_end_is_set_aside(school: School, plain: bytes) -> None:
    key, dsl = fresh_key(), school.people["Mrs Adeyemi"]
    wraps = seal.wrap(key, [school.home.desk.school.sealing_key(dsl)])
    sealed = seal.seal(plain, key, b"%d" % kinds.WAITING + wraps)
    blob = len(wraps).to_bytes(4, "big") + wraps + sealed
    school.home.letterbox.post(Sealed(kinds.name(blob), kinds.WAITING, blob))
    session, found = collected(school)
    assert len(found.set_aside) == 1
    assert len(waiting(session, school)) == 1


def test_an_envelope_of_a_terminal_the_list_does_not_know_is_set_aside(school: School) -> None:
    for forged in (content(school), content(school, terminal="unknown")):
        post(school, forged, Keys.fresh())
    _, found = collected(school)
    assert found.count == 1
    assert len(found.set_aside) == 2
    assert all("No terminal of this school" in sentence for sentence in found.set_aside)


@pytest.mark.parametrize("blob", [b"", b"\x00\x00\x00\x09x", b"\xff" * 900])
def test_rubbish_in_the_letterbox_stops_nobody(school: School, blob: bytes) -> None:
    school.home.letterbox.post(Sealed("rubbish", 1, blob))
    _, found = collected(school)
    assert found.count == 1


def test_a_changed_envelope_is_set_aside(school: School) -> None:
    school.intake.post(Told(words="x"), school.now)
    (sealed,) = school.home.letterbox.uncollected()
    spoilt = sealed.blob[:-1] + bytes([sealed.blob[-1] ^ 1])
    school.home.letterbox.post(replace(sealed, id="x" * 32, blob=spoilt))
    _, found = collected(school)
    assert found.count == 2
    assert len(found.set_aside) == 1


def test_a_text_sealed_without_proper_padding_is_set_aside(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_padding(plain: bytes, key: bytes, associated: bytes = b"") -> bytes:
        return seal.VERSION + bytes(Aead(key).encrypt(bytes(1024), b"\x01" + associated))

    with monkeypatch.context() as patch:
        patch.setattr(seal, "seal", no_padding)
        post(school, content(school))
    _, found = collected(school)
    assert (found.count, len(found.set_aside)) == (1, 1)


@pytest.mark.parametrize("inside", [b"", b"rubbish", b"{}", b'{"content":{},"signature":""}'])
def test_what_no_program_can_read_is_set_aside(
    school: School, monkeypatch: pytest.MonkeyPatch, inside: bytes
) -> None:
    rightly = seal.seal
    with monkeypatch.context() as patch:
        patch.setattr(seal, "seal", lambda plain, *given: rightly(inside, *given))
        post(school, content(school))
    _, found = collected(school)
    assert found.count == 1
    assert found.set_aside == ("This envelope holds something this program cannot read.",)
