"""The texts: what outlets wrote about an event, and where it differs.

1. A text comes in (`services.store_article`) and is kept for good as a revision: `text/canonical.py`.
2. It is cut into typed segments: `pipeline.segment_revision`, `text/segment.py`.
3. A job row says that the event wants aligning, and a worker takes it: `jobs/`, `tasks.py`.
4. The sentences of all articles meet as links and groups: `pipeline.align_event`, `text/align.py`.
5. A page or the API asks for the grid, with word edits against a base: `queries`, `text/diff.py`.

It runs alone, and asks one question of the site it is part of: which collections may this user read or change
(`access.py`).
"""
