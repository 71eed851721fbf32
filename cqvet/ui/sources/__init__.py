"""The parts of the page on data and methods: each has `show`, and what a search leaves of it."""
