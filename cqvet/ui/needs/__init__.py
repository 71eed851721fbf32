"""The needs desk: bring needs, see what they are matched to and why."""
