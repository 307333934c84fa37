"""What readers want of positions and answer to questions, in the admin; and the position of a contribution."""
