"""A return as rules see it: columns, tables, joins and dates."""
