"""What must be gone when somebody takes back what she said, or wants to be erased."""
