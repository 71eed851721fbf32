"""The parts of the international page."""
