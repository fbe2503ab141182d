"""The tape of a run and the playhead on it: recordings, the futures they are of, courses, marks and
pins read off them, the table.
"""
