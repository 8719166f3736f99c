"""Key figures: what a return says in numbers, this year beside last year."""
