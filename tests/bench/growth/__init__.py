"""How the cost of what people do grows with the size of a document, from 1 to 100 times."""
