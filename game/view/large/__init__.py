"""What all pages in large type share: sizes of type, looks, sentences with coloured parts."""
