"""A view on paper: HTML and SVG without canvas or grid, at most two sheets."""
