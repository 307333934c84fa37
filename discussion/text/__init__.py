"""Pure rules of the discussion: no framework, no database."""
