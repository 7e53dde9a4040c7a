"""Offerlens: questions about AI-leadership pay answered, job offers valued."""
