"""What Ofsted asks: questions, judgements, areas, outline, evidence types and dates, as data."""
