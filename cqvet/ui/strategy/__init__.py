"""The parts of the strategy page."""
