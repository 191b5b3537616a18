"""How fast the screener is, side by side with rule engines: ``python -m tests.benchmarks``.

Medians and ratios of one run on one machine; nothing here is asserted by tests.
"""
