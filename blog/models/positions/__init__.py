"""Positions (Haltungen), and the questions that they answer."""
