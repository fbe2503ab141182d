"""What stands above a chart: names, and the values at the playhead or under the pointer."""
