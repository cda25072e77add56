"""The project folder: database, originals by hash, custody log."""
