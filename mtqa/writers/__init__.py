"""Writers: one file a report format; each has ``write(report, ...) -> str`` and sees the report alone."""
