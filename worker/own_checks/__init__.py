"""A council's own checks: made in a form, kept in a file without code, run like rules but counted separately."""
