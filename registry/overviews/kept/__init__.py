"""What is kept across records so that it need not be counted: put by the commit, and compared with the records."""
