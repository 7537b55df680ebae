// @ts-check
/**
 * The one global of the map's scripts; every file hangs its part on it.
 *
 * @typedef {Object} Area
 * @property {number} row
 * @property {number[][][]} rings outer rings and holes, [lon, lat] in degrees
 *
 * @typedef {Object} Strikes  what payload.py encodes: one typed array a column, one entry a strike
 * @property {number} rows
 * @property {string[]} layers keys of the layers: the operations, then none, area, context
 * @property {string[]} operations by code; one more code means that none is named
 * @property {string[]} target_types by code
 * @property {Object<string, string[]>} terms of outcome, role, kind and precision, by code
 * @property {Area[]} areas
 * @property {Uint8Array} placed 1 where x and y are known
 * @property {Uint32Array} x Web Mercator, 0 in the west to 2^32-1 in the east
 * @property {Uint32Array} y Web Mercator, 0 in the north to 2^32-1 in the south
 * @property {Int32Array} start minutes since 1970 UTC; the smallest value when undated
 * @property {Int32Array} end the last minute; the largest value when undated
 * @property {Float32Array} radius_m
 * @property {Uint32Array} event marks of one event share it
 * @property {Uint16Array} operation
 * @property {Uint16Array} target_type
 * @property {Uint8Array} outcome
 * @property {Uint8Array} role
 * @property {Uint8Array} kind
 * @property {Uint8Array} precision
 * @property {Uint32Array} links pairs of rows: aimed at, met at
 *
 * @typedef {Object} Command  what the page tells the map: codes and numbers only
 * @property {string} version of the strikes
 * @property {?string} visible base64 of one bit a row; null shows every row
 * @property {?number} from minutes since 1970; null is open
 * @property {?number} to the last minute shown
 * @property {boolean} undated
 * @property {number[]} hidden layers switched off, by their place in `layers`
 * @property {?number} selected row whose card is open
 * @property {number} seq the last report of the map that the page knows of
 */
window.strikemap = window.strikemap || {};
