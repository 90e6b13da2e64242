"""What was sealed, signed or written on paper once is opened by every later version."""

from store.crypto import seal
from store.crypto.codes import phrase_seed
from store.crypto.keys import Keys, derive, verifies
from store.crypto.stretch import Effort, stretch

KEY = bytes(range(32))
KEYS = Keys(KEY)


def test_a_seed_always_gives_the_same_keys() -> None:
    label = "054f8e2bddff050040b41fc99b3a89d5f10bf1b01a8da67f5f4a8e4a994b8d55"
    assert derive(KEY, "wb seal").hex() == label
    assert KEYS.seal == "2cf6c39368c7d487a19e32a9a3db24fe9fa1fc55690bd16ae6a40bf0f408d128"
    assert KEYS.verify == "df03ed868a85d6d683bf394d3077ba2accdb122cfcad1149aaba63fb81757fa9"


def test_a_signature_stays_right() -> None:
    signature = (
        "6c7058a7a530e1ba3b87d25924b3f8e10463d2140540b0c71c37c9c1975638c9"
        "be6db659b1d42265a535a9cf06c4b0b4f18c840c62e06f8c83b4ecbf7cb1690d"
    )
    assert KEYS.sign(b"words") == signature
    assert verifies(KEYS.verify, b"words", signature)


def test_a_sheet_on_paper_always_gives_the_same_seed() -> None:
    seed = "481aa119321e1a5b032bb1289954719dc488b6e8eff332e01da960d46f1875a3"
    assert phrase_seed(("apple", "tree")).hex() == seed


def test_a_pin_always_stretches_to_the_same_key() -> None:
    cheap = Effort(1024, 1)
    key = "263ffad79c73ccfdd30e9c0385e80b6d8b400b1bab2bfafd7dc8105e2aea0703"
    assert stretch("83519402", b"s" * 16, cheap, cheap).hex() == key


def test_what_was_sealed_opens() -> None:
    blob = bytes.fromhex(
        "016e6e6e6e6e6e6e6e6e6e6e6e6e6e6e6e6e6e6e6e6e6e6e6e88c83e4464d1c429"
        "9f608d913fb98671b2738577351d8bc9"
    )
    assert seal.unseal(blob, KEY, b"here") == b"words"


def test_what_was_sealed_to_somebody_opens() -> None:
    blob = bytes.fromhex(
        "011dc0b19af4f5cb79333bb3cf3ababd43e4cb77f4954bc91070977533917a1277"
        "887df8640450fe2fd59058eede2e7c0740de74d037"
    )
    assert seal.unseal_with(KEYS.unsealing, blob) == b"words"


def test_what_was_wrapped_opens() -> None:
    wraps = bytes.fromhex(
        "0157e40a8504fe9031f6048e95e7b05ab90228ec8a81474778b0f56c0a8378180024ea34fa4bd7499b"
        "413e19f8b0dd288c75e6baa1100795ce1ce534b74cb4cfaa156ca8509f00b417bc278c347bef2003"
    )
    assert seal.unwrap(wraps, KEYS.unsealing) == KEY
