"""What people see of offers: valuations, comparisons, counter-offers, saved offers, charts as data."""
