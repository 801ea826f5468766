"""What has to do with the same: overlaps, similar needs, parallel drafts, and possible partners."""
