"""What a return is, and a folder for each return that the product knows."""
