"""What the site holds beside its pages: stored documents, the sitemap, the search index."""
