"""Settings of all unit tests."""

from hypothesis import settings

# The same examples at every run: a change is judged by what it does, not by luck. tests/fuzz is for new ones.
settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.load_profile("repeatable")
