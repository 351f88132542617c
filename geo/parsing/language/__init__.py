"""Words and sentences, English and Russian: endings, classes of words, where a sentence ends."""
