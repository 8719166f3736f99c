"""A council's own checks: made in a form, kept in a file without code, and judged like rules but counted apart."""
