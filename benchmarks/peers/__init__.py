"""The same calculator, written with other tools."""
