"""The parts of the page on data and methods.

Each part has `count` (records shown, of how many) and `show`.
"""
