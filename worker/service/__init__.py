"""One user’s session: what the page asks for, and the messages that carry it."""
