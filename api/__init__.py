"""The service: HTTP around the library. No law and no wording of law stands here."""
