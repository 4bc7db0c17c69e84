"""The plan page: what will be done about each area for improvement, by whom and by when."""
