"""What is read of positions: who stands where, and where that was said."""
