"""Chongqing vocational education as open data: the shared module behind every page."""
