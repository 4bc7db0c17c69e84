"""A working day at the real window, made short: does anything grow that should not?"""
