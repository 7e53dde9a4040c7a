"""What Offerlens knows, and the code that reads, checks and searches it."""
