"""Suggested answers to errors: what to set, why, and where that comes from. Nothing here changes anything."""
