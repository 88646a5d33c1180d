"""A CV goes in; a record of the person and a fit report come out, each value with the line that proves it."""
