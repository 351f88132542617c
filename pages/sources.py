"""Who says so? Every document with what it speaks of; one of them opened, to be read beside the map."""

from pages.shared import address, documents, loaders

atlas = loaders.atlas()
selection = loaders.selection(address.view())

if doc := address.look("doc"):
    documents.draw_one(atlas, selection, atlas.records.documents[doc])
else:
    documents.draw_all(atlas, selection)
