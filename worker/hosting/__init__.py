"""What a host of the app has to answer, a small server that does, and a check of any host."""
