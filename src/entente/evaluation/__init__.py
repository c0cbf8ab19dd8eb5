"""Claims against hand-annotated ones in, figures out: what was found, missed, invented, or got half right.

A room of its own, since it reads two files of the open format and touches neither texts' meaning nor a
dossier's content: it needs the model's errors and nothing else, so that it can judge any system.
"""

from entente.evaluation.annotations import Annotation, read_annotations
from entente.evaluation.scores import Evaluation, Figures, Slip, evaluate

__all__ = ["Annotation", "Evaluation", "Figures", "Slip", "evaluate", "read_annotations"]
