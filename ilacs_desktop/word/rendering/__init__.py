"""What is printed as Word's elements, styles, lists and pages."""
