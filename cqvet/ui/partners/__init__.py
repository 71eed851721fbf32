"""The parts of the page on consortia, communities and partners."""
