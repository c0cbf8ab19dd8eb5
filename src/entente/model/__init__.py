"""Values: frozen, comparable, without input or output, clock or randomness. Standard library only."""
