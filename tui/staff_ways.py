"""Where the staff's pages lead to: any page by a few letters, and the page of any record.

Pages ask for it by a message, so that no page has to know the pages that lead to it.
"""

from typing import TYPE_CHECKING

from tui.ahead import Ahead

if TYPE_CHECKING:
    from screens.staff.base import StaffScreen

NOWHERE = "This lies in no drawer that your key ring opens."


class StaffWays(Ahead):
    """What shows the page that a staff page asked for. The pages are read when first asked for."""

    def on_staff_screen_go_anywhere(self, event: "StaffScreen.GoAnywhere") -> None:
        """Show the list of all that one can go to, and go where somebody chose."""
        from screens.staff.desk.jump import Jump

        page = event.page
        if page.is_active:
            jump = Jump(page.session, page.clock, page)
            self.push_screen(jump, lambda go: go() if go else None)

    def on_staff_screen_go_to(self, event: "StaffScreen.GoTo") -> None:
        """Show the page of a record, or say that it cannot be opened."""
        from screens.staff.desk.opening import page_for
        from screens.widgets.dialogs import Message
        from screens.widgets.not_done import not_done
        from store.letterbox.intake import Intake

        page, subject = event.page, event.subject
        if not page.is_active:
            return
        session = page.session
        drawer = session.find(subject)
        shown = drawer and page_for(session, Intake(session.home), page.clock, drawer.name, subject)
        self.push_screen(shown or Message(not_done("Open it"), NOWHERE))

    def on_sound_page_try_keys(self) -> None:
        """Try the keys that pupils' pages need: staff's pages know nothing of those."""
        from screens.pupil.keys import childs_keys
        from screens.staff.terminals.key_test import KeyTest

        self.push_screen(KeyTest(childs_keys()))
