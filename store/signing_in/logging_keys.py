"""The logging identity: a key that writes concerns at classroom terminals and reads nothing.

It grows from the person's own seed, and their own key certifies it. A classroom terminal holds
this key alone: whoever takes it out of there opens no drawer, nor a single envelope.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from store.crypto.key_ring import About
from store.crypto.keys import Keys, derive, verifies
from store.school.public_list import ROLL, PublicList

CONCERN, COPY = "wb concern", "wb copy"
"""What a signature is for: a concern to whoever may read it, or its writer's own copy."""


@dataclass(frozen=True)
class Proof:
    """That somebody typed their PIN to write this.

    Signed with the person's own key, or with the logging key `logs_with` that they certified.
    """

    signature: str = ""
    logs_with: str = ""
    certificate: str = ""


@dataclass(frozen=True)
class Writer:
    """Who writes: their own keys, or a logging identity's with its certificate."""

    person: str
    keys: Keys
    certificate: str = ""

    def sign(self, what: str, said: Mapping[str, Any]) -> Proof:
        """Return the proof that this person wrote what is `said`."""
        logs_with = self.keys.verify if self.certificate else ""
        return Proof(self.keys.sign(_message(what, said)), logs_with, self.certificate)


def identity(person: str, seed: bytes) -> Writer:
    """Return the logging identity of the person with this seed."""
    logging = Keys(derive(seed, "wb logging"))
    return Writer(person, logging, Keys(seed).sign(_certificate(person, logging.verify)))


def read(said: Any) -> Proof:
    """Return the proof in what an envelope said; what is none proves nothing."""
    try:
        return msgspec.convert(said, Proof)
    except msgspec.ValidationError:
        return Proof()


def certified(person: str, verify: str, logs_with: str, certificate: str) -> bool:
    """Tell whether a person's own key `verify` says that they log with another key."""
    return verifies(verify, _certificate(person, logs_with), certificate)


def may_log(public: PublicList, person: str) -> bool:
    """Tell whether somebody signs in at classroom terminals: no holder does, but of the roll."""
    return public.is_active(person) and set(public.drawers_of(person)) <= {ROLL}


def counts(about: About, public: PublicList) -> bool:
    """Tell whether a classroom's ring opens a logging identity by the list in force."""
    person = public.person(about.person)
    return (
        person is not None
        and may_log(public, person.id)
        and certified(person.id, person.verify, about.logs_with, about.certificate)
    )


def key_behind(
    proof: Proof, what: str, said: Mapping[str, Any], person: str, public: PublicList
) -> str:
    """Return the person's own key that stands behind a proof; empty when it proves nothing."""
    for verify in public.verify_keys(person):
        if not proof.logs_with:
            signs = verify
        elif certified(person, verify, proof.logs_with, proof.certificate):
            signs = proof.logs_with
        else:
            continue
        if verifies(signs, _message(what, said), proof.signature):
            return verify
    return ""


def _certificate(person: str, logs_with: str) -> bytes:
    return msgspec.json.encode(["wb logging", person, logs_with])


def _message(what: str, said: Mapping[str, Any]) -> bytes:
    """Return what is signed; what is empty is left out, so that a later field changes nothing."""
    kept = {key: value for key, value in said.items() if value}
    return msgspec.json.encode([what, kept], order="sorted")
