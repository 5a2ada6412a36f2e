"""Pages that bring several steps together: what waits for somebody, and a project with its events."""
