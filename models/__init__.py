"""What a machine made, with the recipe and the data to make it again: see README.md."""
