"""What `worrybox` alone does: the kiosk, after set-up where there is no school yet."""

from tui.data_folder import DataFolder


def start(folder: DataFolder) -> int:
    """Run the kiosk and return its exit status."""
    if not _has_school(folder):
        from tui.set_up_app import run_set_up

        status, made = run_set_up(folder)
        if not made:
            return status
    from tui.kiosk import run_kiosk

    return run_kiosk(folder.path) or 0


def _has_school(folder: DataFolder) -> bool:
    if not folder.is_used:
        return False
    with folder.open() as home:
        return home.desk.has_school
