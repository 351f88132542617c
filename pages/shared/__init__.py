"""What pages share: the view and its address, cached loaders, cards and the table."""
