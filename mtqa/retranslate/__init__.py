"""English made from the source once more: recorded earlier, or by an engine on this machine."""
