"""Coverage: which municipalities take part in some initiatives, by place and by subject (täckning)."""
