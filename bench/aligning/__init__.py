"""What the bench of the alignment is made of: made-up texts, and the tools it stands beside."""

import os

# As annotator/settings.py has it, and before numpy is there: one core a job.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
