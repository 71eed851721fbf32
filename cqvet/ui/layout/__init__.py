"""The parts of the layout page."""
