"""The gradient check: is what the chain rule says what nudging a parameter does?"""
