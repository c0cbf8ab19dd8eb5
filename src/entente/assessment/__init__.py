"""Facts in, ratings out: how reliable the voices are, how credible the facts, and what the figures come to.

Every rule stands as a row of data beside this file, with its reason; a logged human judgement takes
precedence over any of them.
"""

from entente.assessment.assess import assess

__all__ = ["assess"]
