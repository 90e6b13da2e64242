"""The tests; a package of its own because some library installs one of this name."""
