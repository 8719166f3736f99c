"""What a rule is, running the rules of a year, and running them again after an edit."""
