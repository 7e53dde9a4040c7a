"""Benchmarks: `python -m tests.bench`. Each module measures one thing and returns its table."""
