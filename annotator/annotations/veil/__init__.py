"""What an annotator sees in place of who wrote what, where their project hides it: letters, and blocks in the texts.

Stored texts, anchors and offsets stay as they are; a veiled text is as long as its own.
"""

from annotator.annotations.veil.one import Veil
from annotator.annotations.veil.person import Veils, is_closed, veil_for_all, veil_over

__all__ = ["Veil", "Veils", "is_closed", "veil_for_all", "veil_over"]
