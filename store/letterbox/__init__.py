"""The letterbox: what is told is sealed, kept until somebody who may has collected it."""
