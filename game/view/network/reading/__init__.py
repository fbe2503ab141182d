"""What the picture says at one moment: which numbers and marks stand, what stands out."""
