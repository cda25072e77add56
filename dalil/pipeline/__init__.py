"""The stages joined: from reports and a question to an answer that can be checked."""
