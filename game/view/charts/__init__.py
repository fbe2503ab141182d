"""Charts over the epochs, and the timeline: a recording seen at a glance, the playhead on it."""
