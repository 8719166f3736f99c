"""The 20 key figures of the Children in Need census."""
