"""entente: who gives what to whom, how much, since when, according to whom.

Reads press articles, French and English, and rebuilds the system they describe; every statement
opens the exact sentence it rests on. The command line (`entente build`) is the usual way in.
"""

__version__ = "0.1.0"
