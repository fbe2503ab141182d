"""The time of day as logs and the status file tell it."""

from datetime import UTC, datetime


def local_time() -> datetime:
    """The time of day, with the offset from UTC; that of UTC where the system's is no time zone,
    such as ``TZ=UTC+24``.
    """
    now = datetime.now(UTC)
    try:
        return now.astimezone()
    except (ValueError, OverflowError, OSError):
        return now
