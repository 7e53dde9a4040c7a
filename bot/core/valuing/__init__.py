"""The conversation about offers: which offer a message means, what is done with it, and what is remembered."""
