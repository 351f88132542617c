// The claims shown, once more as a file: GeoJSON with the same properties as the atlas writes.
(function (Page) {
  "use strict";

  function geojson(page) {
    const { file, selection, view } = page;
    const hidden = { ...selection.hidden };
    for (const [why, n] of Object.entries(file.left)) hidden[why] = (hidden[why] || 0) + n;
    // What the file was made for holds as well, wherever the reader asks for nothing else.
    const asked = { ...view, known: view.known || file.base.known };
    for (const facet of Page.FACETS) if (!view[facet].length) asked[facet] = file.base[facet];
    const options = [...new URLSearchParams(Page.write(asked, {}).replace(/^all$/, ""))];
    const features = selection.shown.map((i) => {
      const properties = file.properties[i];
      return { type: "Feature", id: properties.id, geometry: { type: "Point", coordinates: [properties.lon, properties.lat] }, properties };
    });
    return {
      type: "FeatureCollection", name: "claims", query: { options, words: Page.inWords(view, file) }, from: file.citation, licence: file.licence,
      generated: new Date().toISOString().replace(/\.\d+/, ""), shown: features.length, total: file.total, hidden, features,
    };
  }

  function save(page) {
    const blob = new Blob([JSON.stringify(geojson(page), null, 1)], { type: "application/geo+json" });
    const link = window.Atlas.html("a", { href: URL.createObjectURL(blob), download: "basing-atlas.geojson" });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  Object.assign(Page, { geojson, save });
})((window.Page = window.Page || {}));
