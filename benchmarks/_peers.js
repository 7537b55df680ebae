// The same strikes drawn by others; _peers.py asks for one by its name in the address.
const frame = () => new Promise(requestAnimationFrame);
const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
const ROUNDS = 5;

/** Drawn: two frames on, so that what the library asked of the browser has been done. */
async function settled() {
  await frame();
  await frame();
}

function leafletMap() {
  const map = L.map("map", { center: [35, 38], zoom: 6, maxZoom: 18, preferCanvas: true });
  L.Icon.Default.imagePath = "images/";
  return map;
}

/** As folium writes it: a marker object a strike. */
function marker_cluster(rows) {
  const map = leafletMap();
  const group = L.markerClusterGroup().addTo(map);
  const markers = rows.map(([lon, lat]) => L.marker([lat, lon]));
  for (const marker of markers) group.addLayer(marker);
  return { map, filter: (keep) => (group.clearLayers(), group.addLayers(markers.filter((_, at) => keep(rows[at])))) };
}

/** As folium's FastMarkerCluster: all at once. */
function fast_marker_cluster(rows) {
  const map = leafletMap();
  const group = L.markerClusterGroup().addTo(map);
  const markers = rows.map(([lon, lat]) => L.marker([lat, lon]));
  group.addLayers(markers);
  return { map, filter: (keep) => (group.clearLayers(), group.addLayers(markers.filter((_, at) => keep(rows[at])))) };
}

function geojson_canvas(rows) {
  const map = leafletMap();
  const features = rows.map(([lon, lat]) => ({ type: "Feature", properties: {}, geometry: { type: "Point", coordinates: [lon, lat] } }));
  const layer = L.geoJSON(features, { pointToLayer: (_, spot) => L.circleMarker(spot, { radius: 5 }) }).addTo(map);
  return { map, filter: (keep) => (layer.clearLayers(), layer.addData(features.filter((_, at) => keep(rows[at])))) };
}

function deck_scatterplot(rows) {
  const positions = Float32Array.from(rows.flatMap(([lon, lat]) => [lon, lat]));
  const first = rows[0][2];
  const times = Float32Array.from(rows, ([, , minute]) => minute - first);
  const data = { length: rows.length, attributes: { getPosition: { value: positions, size: 2 }, getFilterValue: { value: times, size: 1 } } };
  const layer = (filterRange) =>
    new deck.ScatterplotLayer({
      id: "strikes",
      data,
      getRadius: 5,
      radiusUnits: "pixels",
      getFillColor: [0, 114, 178],
      filterRange,
      extensions: [new deck.DataFilterExtension({ filterSize: 1 })],
    });
  const all = [-1e9, 1e9];
  let view = { longitude: 38, latitude: 35, zoom: 5 };
  let drawn = () => {};
  const instance = new deck.Deck({ parent: document.getElementById("map"), initialViewState: view, layers: [layer(all)], onAfterRender: () => drawn() });
  const after = (act) => new Promise((done) => ((drawn = done), act()));
  const map = { panBy: ([x]) => instance.setProps({ initialViewState: (view = { ...view, longitude: view.longitude + x / 100 }) }) };
  return {
    map,
    first: after(() => {}),
    filter: (keep, range) => after(() => instance.setProps({ layers: [layer(range ? [range[0] - first, range[1] - first] : all)] })),
    read: () => {
      const { gl } = instance.device;
      gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4)); // until it is drawn
    },
  };
}

const PEERS = { marker_cluster, fast_marker_cluster, geojson_canvas, deck_scatterplot };
let peer;
let strikes;

fetch("strikes.json")
  .then((answer) => answer.json())
  .then(async (rows) => {
    strikes = rows;
    peer = PEERS[location.search.slice(1)](rows);
    await peer.first;
    if (peer.read) peer.read();
    await settled();
    window.firstMark = true;
  });

/** Half of the time, again and again; then the map moved. */
async function work() {
  const minutes = strikes.map((row) => row[2]).sort((a, b) => a - b);
  const filtered = [];
  for (let round = 0; round < ROUNDS; round++) {
    const range = [minutes[Math.floor((minutes.length * round) / 10)], minutes[Math.floor((minutes.length * (round + 5)) / 10)]];
    const before = performance.now();
    await peer.filter((row) => row[2] >= range[0] && row[2] <= range[1], range);
    if (peer.read) peer.read();
    await settled();
    filtered.push(performance.now() - before);
  }
  await peer.filter(() => true, null);
  await settled();
  let frames = 0;
  const start = performance.now();
  for (; performance.now() - start < 3000; frames++) {
    peer.map.panBy([frames % 40 < 20 ? 8 : -8, 0], { animate: false });
    if (peer.read) peer.read();
    await frame();
  }
  return { filter_ms: median(filtered), pan_fps: (1000 * frames) / (performance.now() - start) };
}
