"""Who claims an act, is blamed for it or denies it, and which incident that is about."""
