"""Evidence to fields: one file a field, each choosing among candidates by stated reasons."""
