"""Programs that measure the atlas; nothing in `geo` needs them."""
