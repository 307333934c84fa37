"""Programs that the test hands to the web container; each stands for one act of an operator or an editor."""
