"""What can be told of positions without a database: gaps, and the picture of who stands where."""
