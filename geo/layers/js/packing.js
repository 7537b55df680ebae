// @ts-check
/** Read a file of typed columns; packing.py tells its layout. */
(function (strikemap) {
  const FORMAT = 2;
  const ARRAYS = { uint8: Uint8Array, uint16: Uint16Array, uint32: Uint32Array, int32: Int32Array };

  /**
   * @param {ArrayBuffer} buffer
   * @returns {any} the header's entries and the columns by their names
   */
  strikemap.unpack = function (buffer) {
    const length = new DataView(buffer).getUint32(0, true);
    const { columns, format, ...read } = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, length)));
    if (format !== FORMAT) throw new Error("This page is older than its server. Reload the page.");
    for (const { name, type, offset, length: entries, steps } of columns) {
      const Numbers = ARRAYS[type];
      const planes = new Uint8Array(buffer, 4 + length + offset, entries * Numbers.BYTES_PER_ELEMENT);
      const values = joined(planes, Numbers, entries);
      if (steps) for (let at = 1; at < entries; at++) values[at] += values[at - 1];
      read[name] = values;
    }
    return read;
  };

  /** Numbers from their byte planes, lowest first. */
  function joined(planes, Numbers, entries) {
    if (Numbers === Uint8Array) return planes.slice(); // a view would keep the whole file
    const values = new Numbers(entries);
    const bytes = new Uint8Array(values.buffer);
    const wide = Numbers.BYTES_PER_ELEMENT;
    for (let plane = 0; plane < wide; plane++) {
      const from = plane * entries;
      for (let at = 0, to = plane; at < entries; at++, to += wide) bytes[to] = planes[from + at];
    }
    return values;
  }
})(window.strikemap);
