"""Which answers are suggested to errors in an SSDA903 return, by where they come from and what they are about."""
