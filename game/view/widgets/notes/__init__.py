"""Small cards with a sentence that come and go: tooltips, toasts, hints."""
