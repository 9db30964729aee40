"""Word lists a field needs, as data with their reasons."""
