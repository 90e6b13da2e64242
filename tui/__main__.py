"""`python -m tui` is the same as `worrybox`."""

from tui.command import main

main(prog_name="worrybox")
