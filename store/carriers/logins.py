"""The SQL that makes a PostgreSQL server a carrier: for a school, and for each terminal's login.

Every function returns text, so that a database administrator can read it before it runs.
Ids go into it as they are: `checked_id` lets nothing through but small letters and digits.
"""

from assets import FOLDER
from store.carriers.limits import LARGEST, checked_id
from store.errors import Refused

CLASSROOM, OFFICE, FORMS = "classroom", "office", "forms"
KINDS = (CLASSROOM, OFFICE, FORMS)
_LONGEST = 63
"""Letters of a name that PostgreSQL keeps; the rest would be cut off silently."""


def schema_of(school: str) -> str:
    """Return the name of a school's schema."""
    return f"wb_{checked_id(school, 'school')}"


def login_of(school: str, terminal: str) -> str:
    """Return the name of a terminal's login, which its client certificate must bear."""
    name = f"{schema_of(school)}_{checked_id(terminal, 'terminal')}"
    if len(name) > _LONGEST:
        raise Refused(f"The ids of school and terminal are too long together for {_LONGEST}.")
    return name


def make_school(school: str) -> str:
    """Return what makes a school's schema, tables and groups. A superuser runs it."""
    return _filled("house") + "\n" + _filled("school", school=school, schema=schema_of(school))


def add_terminal(school: str, terminal: str, kind: str) -> str:
    """Return what makes a terminal's login; a forms terminal may do what a classroom's may."""
    if kind not in KINDS:
        raise Refused("A terminal is of the kind classroom, office or forms.")
    group = OFFICE if kind == OFFICE else CLASSROOM
    return _filled("add", school=school, login=login_of(school, terminal), group=group)


def drop_terminal(school: str, terminal: str) -> str:
    """Return what takes a terminal's login away and ends its connections."""
    return _filled("drop", login=login_of(school, terminal))


def _filled(name: str, **values: str) -> str:
    text = (FOLDER / "carriers" / f"{name}.sql").read_text("utf-8")
    for place, value in {**values, "largest": str(LARGEST)}.items():
        text = text.replace(f"{{{place}}}", value)
    return text
