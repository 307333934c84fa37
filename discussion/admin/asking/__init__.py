"""Pages for editors that ask somebody outside: a contributor about her words, a reviewer about a merge."""
