"""Where the data lies, as the command line was told."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.crypto.stretch import Effort
    from store.home import Home

LOG = "errors.log"


@dataclass(frozen=True)
class DataFolder:
    """A data folder that is opened when a command needs it; `effort` is for key rings."""

    path: Path
    effort: "Effort | None" = None

    def open(self) -> "Home":
        """Open and lock the folder, making it when it is not there."""
        from store.crypto.stretch import STANDARD
        from store.home import Home

        return Home(self.path, self.effort or STANDARD)

    @property
    def log(self) -> Path:
        """Where the class and place of an unexpected error are noted."""
        return self.path / LOG

    @property
    def is_used(self) -> bool:
        """Tell whether a Worry Box was ever started on this folder."""
        return (self.path / "drawers").is_dir()

    @property
    def is_missing(self) -> bool:
        """Tell whether there is surely nothing here yet; a disk that fails may hold a school."""
        try:
            (self.path / "front-desk.db").stat()
        except (FileNotFoundError, NotADirectoryError):
            return True
        except OSError:
            return False
        return False


def usual_place() -> Path:
    """Return where this platform keeps such data."""
    import platformdirs

    return platformdirs.user_data_path("worrybox", appauthor=False)
