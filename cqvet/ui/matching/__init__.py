"""The parts of the matching page."""
