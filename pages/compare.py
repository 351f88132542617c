"""What changed? (first drawing)"""
