"""One parcel becomes bytes: pages, prose, photos and QR symbols. Nothing here reads a clock or decides what exists."""
