"""The simulator of the assessment rule on toy schools."""
