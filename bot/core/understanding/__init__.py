"""Understanding: from repaired words to what is asked of the tables."""
