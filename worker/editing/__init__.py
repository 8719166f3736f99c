"""What the user changes: edited tables, the steps that can be undone, and what differs from the files."""
