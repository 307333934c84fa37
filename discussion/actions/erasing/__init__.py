"""Erasing a person: each place where what she told or wrote can lie is a surface of its own."""
