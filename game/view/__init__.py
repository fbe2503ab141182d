"""The view: draws snapshots of a session and answers what lies under a point; it never trains."""
