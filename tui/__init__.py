"""The shell: the command line, the kiosk app and its closed doors."""
