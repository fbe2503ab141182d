"""The open card while somebody walks through the epoch term by term."""
