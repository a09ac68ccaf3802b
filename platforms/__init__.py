"""What the two platforms speak: their requests, their replies and their signatures, and nothing of our business."""
