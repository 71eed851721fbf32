"""The yearly report, ordered and taken away; sheets and checks of single moves."""
