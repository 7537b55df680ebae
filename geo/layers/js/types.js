// @ts-check
/**
 * The one global of the map's scripts; every file hangs its part on it.
 *
 * @typedef {Object} Strikes  what payload.py encodes: one typed array a column
 * @property {number} rows
 * @property {string[]} layers keys of the layers: the operations, then none, area, context
 * @property {Object<string, string[]>} terms of each field, by code; one more code means "not given"
 * @property {Object<string, string[]>} choices what each field can be filtered by; as terms, but single
 * @property {string} joint what stands between the parts of a term that joins several
 * @property {number[][][][]} areas outlines of places 1, 2, …: rings of [lon, lat] in degrees
 * @property {Uint32Array} place_x Web Mercator, 0 in the west to 2^32-1 in the east; one entry a place
 * @property {Uint32Array} place_y Web Mercator, 0 in the north to 2^32-1 in the south
 * @property {Uint32Array} place_radius_m
 * @property {Uint32Array} place_rows how many rows a place has
 * @property {Uint8Array | Uint16Array | Uint32Array} place of a row; 0 is nowhere, then areas, then points
 * @property {Uint8Array | Uint16Array | Uint32Array} profile of a row: its combination of terms
 * @property {Object<string, Uint8Array | Uint16Array>} fields code of each profile, by field
 * @property {Uint32Array} profile_rows how many rows a profile has
 * @property {Int32Array} start minutes since 1970 UTC; the smallest value when undated
 * @property {Int32Array} end the last minute; the largest value when undated
 * @property {Int32Array} reported minute of the first report; the smallest value when unknown
 * @property {Uint32Array} mates rows of the events that have several, event after event
 * @property {Uint8Array} mates_begin 1 where an event begins
 * @property {Uint32Array} links pairs of rows: aimed at, met at
 *
 * @typedef {Object} Command  what the page tells the map: codes and numbers only
 * @property {string} version of the strikes
 * @property {?string} sought base64 of a query that the server finds rows by (words); null finds every row
 * @property {?[string, ...number[]]} within a shape to keep to: its kind, then its numbers (shape.js)
 * @property {Object<string, number[]>} picked codes of `choices` to keep, by field; a field left out keeps all
 * @property {?number} from minutes since 1970; null is open
 * @property {?number} to the last minute shown
 * @property {boolean} undated
 * @property {"happened" | "reported"} clock which time `from` and `to` are about
 * @property {number[]} hidden layers switched off, by their place in `layers`
 * @property {?number} selected row whose card is open
 * @property {?[number, number, number, number]} view west, south, east, north to have in sight; null leaves it
 * @property {number} seq the last report of the map that the page knows of
 */
window.strikemap = window.strikemap || {};
