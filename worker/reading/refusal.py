"""What reading says when it can't take a file."""

from __future__ import annotations


class Refused(Exception):
    """A file can't be read; the message tells the user what is wrong with it and what to do."""
