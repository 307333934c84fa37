"""What programs read of the discussion, and what they may send: the JSON side of `views`."""
