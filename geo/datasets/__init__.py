"""Datasets beside the records: published event tables, imported once, read by column, page or view.

They know nothing of claims: every event says as much as its table did, in the words of the atlas.
"""

from geo.datasets.dataset import Dataset
from geo.datasets.filter import EVERYTHING, Filter
from geo.datasets.registry import datasets, datasets_folder, open_dataset

__all__ = ["EVERYTHING", "Dataset", "Filter", "datasets", "datasets_folder", "open_dataset"]
