"""What people mean when they write about offers: wishes, questions about figures, changes, suppositions. Only reads."""
