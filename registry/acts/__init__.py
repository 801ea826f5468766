"""What people do with records, one file per concept. An act checks, changes and returns; it never commits."""
