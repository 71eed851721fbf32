"""Rebuild of the map geometry from registry packages (see data/geometry/README.md)."""
