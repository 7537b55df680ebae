// @ts-check
/** Read the binary file of strikes; payload.py tells its layout. */
(function (strikemap) {
  const ARRAYS = {
    uint8: Uint8Array,
    uint16: Uint16Array,
    uint32: Uint32Array,
    int32: Int32Array,
    float32: Float32Array,
  };

  /**
   * @param {ArrayBuffer} buffer
   * @returns {Strikes}
   */
  strikemap.decode = function (buffer) {
    const length = new DataView(buffer).getUint32(0, true);
    const { columns, ...header } = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, length)));
    for (const { name, type, offset, length: entries } of columns) {
      header[name] = new ARRAYS[type](buffer, 4 + length + offset, entries);
    }
    return header;
  };

  /**
   * @param {string} version
   * @returns {Promise<Strikes>}
   */
  strikemap.fetchStrikes = async function (version) {
    const answer = await fetch(strikemap.url(`strikes-${version}.bin`));
    if (!answer.ok) throw new Error("The strikes have changed since this page was opened. Reload the page.");
    return strikemap.decode(await answer.arrayBuffer());
  };
})(window.strikemap);
