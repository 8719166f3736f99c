"""Freezes what the product says of a made-up corpus, so that a change can be compared with another commit."""
