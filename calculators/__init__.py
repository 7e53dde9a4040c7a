"""What an offer is worth: pure functions over frozen values.

Amounts are `Decimal` in the offer's own currency, vesting fractions are `Fraction`. Nothing here reads a
clock, a file or the network, and nothing is rounded before somebody prints it.
"""
