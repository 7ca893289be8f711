"""Styles of Vale as rules of ours: YAML in, rules out, and a line for each thing that cannot be read."""
