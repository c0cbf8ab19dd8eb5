"""What would follow: a small model of an exchange, run under scenarios, in ranges and never in points.

`exchange` takes flows and intervals from facts, `reading` takes scenarios from YAML, `model` runs many
draws at once, `draws` gathers them, `influence` tells which uncertain number matters most.
"""
