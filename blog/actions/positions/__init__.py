"""What can be done with positions, one verb a file; the only writers of `Position` and of its history."""
