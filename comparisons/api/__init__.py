"""The texts over REST: one file a resource, all under /api/v1/."""
