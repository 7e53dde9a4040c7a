"""The parts of an offer that a figure in a message can stand for."""

from enum import StrEnum


class Field(StrEnum):
    """What an amount, percent or count in an offer stands for."""

    BASE = "base"
    BONUS = "bonus"
    SIGN_ON = "sign_on"
    RELOCATION = "relocation"
    STOCK = "stock"
    OPTIONS = "options"
    OWNERSHIP = "ownership"
    REFRESHERS = "refreshers"
    RETIREMENT = "retirement"
    BENEFITS = "benefits"
    CONTINGENT = "contingent"
    TOTAL = "total"
    STRIKE = "strike"
    PRICE = "price"
    COMPANY_VALUE = "company_value"
    DILUTION = "dilution"
    PAYOUT = "payout"
    PROBABILITY = "probability"
    CLAWBACK = "clawback"
    RAISE = "raise"
    GROWTH = "growth"
    EQUITY_DISCOUNT = "equity_discount"
    DISCOUNT_RATE = "discount_rate"
    HORIZON = "horizon"
    PRESENT = "present"
    """What is earned today, stated beside an offer."""
    ELSEWHERE = "elsewhere"
    """Money that is stated beside an offer and is no part of it: rent, severance, what a company raised."""
    LEFT_BEHIND = "left_behind"
    """What is lost at the old employer: unvested stock, a bonus that is walked away from."""
    COUNTED = "counted"
    """Lengths and counts that are stated beside an offer: leave, notice, experience, people."""


EQUITY_FAMILY = frozenset({Field.STOCK, Field.OPTIONS, Field.OWNERSHIP})
BESIDE = frozenset({Field.PRESENT, Field.ELSEWHERE, Field.LEFT_BEHIND, Field.COUNTED})
"""What is understood beside an offer and changes nothing of it."""
