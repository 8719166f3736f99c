"""Key figures: a return in numbers, this year next to last year."""
