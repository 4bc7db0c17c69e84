"""Word out and in: the writer of the document that goes to Ofsted, its template and its checks."""
