"""Pictures as SVG: rows in, a text out that a browser draws without a script.

Each has the size of its canvas, a title and a description that say what it shows, and text that
is at least 13 pixels high at the width it is shown at.
"""
