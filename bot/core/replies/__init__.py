"""What is said of offers: valuations, comparisons, counter-offers, stakes, single figures, charts as data."""
