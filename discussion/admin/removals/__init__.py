"""Taking passages out of all versions for a reason of law, in the admin."""
