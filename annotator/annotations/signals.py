"""The only words upward: the steps above listen, this one knows nothing of them."""

from django.dispatch import Signal

# The submitted work on an event has changed: an assignment was submitted or reopened. Sent with `project` and `event`,
# inside the transaction that changes it.
work_changed = Signal()
