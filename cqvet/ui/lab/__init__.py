"""The parts of the lab: the second tab of the matching page."""
