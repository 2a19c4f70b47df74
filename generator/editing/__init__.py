"""What writes data: files in canonical form, new files, and a new site. What it needs of `reading` is handed to it by the command."""
