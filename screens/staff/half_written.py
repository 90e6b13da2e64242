"""A form somebody is filling in, and how much of it lies in their own drawer by now."""

from collections.abc import Mapping, Sequence
from contextlib import suppress

from screens.clock import Clock
from screens.widgets.form import Form
from store import drafts
from store.errors import WorryBoxError
from store.fields import Field, Kind
from store.signing_in.session import Session


class HalfWritten:
    """Keeps one form under its name, `fields` being what it asks. A secret is never kept."""

    def __init__(
        self, session: Session, clock: Clock, name: str, fields: Sequence[Field] = ()
    ) -> None:
        self._session, self._clock, self.name = session, clock, name
        self._secrets = {field.id for field in fields if field.kind is Kind.SECRET}
        self.before = drafts.find(session, name)
        """What was kept of it before it was asked for now."""
        self._kept: Mapping[str, str] | None = None

    def keep(self, form: Form, *, whole: bool = False) -> None:
        """Keep what it says now, where that is something else than before.

        `whole`: what it began with as well, which the disk may not have taken.

        Once it says again what it began with, the drawer does too: nothing comes back that was
        taken out.

        Raises:
            OutOfOrder, DiskFull: nothing was kept.
        """
        touched = whole or form.touched
        if not touched and self._kept is None:
            return
        said = self.typed(form)
        if said == self._kept:
            return
        what = said if touched else self.before
        if any(value.strip() for value in what.values()):
            drafts.keep(self._session, self.name, what, self._clock())
        else:
            self.forget()
        self._kept = said

    def typed(self, form: Form) -> dict[str, str]:
        """Return what it says now, without secrets."""
        return {id: value for id, value in form.values.items() if id not in self._secrets}

    def forget(self) -> None:
        """Forget it: it was saved or thrown away. Where the disk takes nothing it comes back."""
        with suppress(WorryBoxError):
            drafts.forget(self._session, self.name, self._clock())
