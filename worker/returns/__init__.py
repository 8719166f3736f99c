"""The definition of a return, and a folder for each return that the product knows."""
