"""What helps an editor write: drafts made from documents."""
