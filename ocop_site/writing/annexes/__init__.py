"""The annex of a decision: one table becomes one decision and the records it names."""
