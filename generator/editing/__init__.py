"""What writes data: drafts from documents, files in canonical form, new files and new sites. What it needs of `reading` is handed to it."""
