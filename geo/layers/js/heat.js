// @ts-check
/**
 * How densely strikes lie, in the time window: each cell's strikes are spread as far as their places are
 * uncertain, so that a region known no better is a wash and never a hot spot.
 */
(function (strikemap) {
  const COARSE = 4; // screen pixels a pixel of the heat: it is smooth anyway
  const LEAST_PX = 36; // radius of the spread
  const MOST_PX = 700;
  const SPRITE = 64;
  // From Crameri's "lajolla" (2018), perceptually even: few to many.
  const RAMP = [[255, 236, 160], [241, 190, 88], [226, 134, 76], [196, 79, 75], [113, 40, 58]];
  let sprite = null;

  /**
   * @param {CanvasRenderingContext2D} pen in pixels of the container
   * @param {{x: number, y: number, radius: number, count: number}[]} spots `radius` of the circle of their places
   * @param {{width: number, height: number}} view
   */
  strikemap.drawHeat = function (pen, spots, { width, height }) {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [Math.ceil(width / COARSE), Math.ceil(height / COARSE)];
    const heat = canvas.getContext("2d", { willReadFrequently: true });
    heat.globalCompositeOperation = "lighter";
    const dense = spots.map(({ count, radius }) => count / spread(radius) ** 2);
    const most = Math.log1p(dense.reduce((a, b) => Math.max(a, b), 0) * LEAST_PX ** 2);
    spots.forEach(({ x, y, radius }, at) => {
      const reach = spread(radius) / COARSE;
      heat.globalAlpha = Math.max(0.04, Math.log1p(dense[at] * LEAST_PX ** 2) / most);
      heat.drawImage(blur(), x / COARSE - reach, y / COARSE - reach, 2 * reach, 2 * reach);
    });
    colour(heat, canvas.width, canvas.height);
    pen.imageSmoothingEnabled = true;
    pen.drawImage(canvas, 0, 0, canvas.width * COARSE, canvas.height * COARSE);
  };

  /** The ramp for a legend, few to many. */
  strikemap.heatRamp = () => `linear-gradient(90deg, ${RAMP.map((rgb) => `rgb(${rgb})`).join()})`;

  const spread = (radius) => Math.min(MOST_PX, Math.max(LEAST_PX, radius));

  function blur() {
    if (sprite) return sprite;
    sprite = document.createElement("canvas");
    sprite.width = sprite.height = SPRITE;
    const pen = sprite.getContext("2d");
    const half = SPRITE / 2;
    const fading = pen.createRadialGradient(half, half, 0, half, half, half);
    for (const share of [0, 0.25, 0.5, 0.75, 1]) fading.addColorStop(share, `rgba(0, 0, 0, ${(1 - share * share) ** 2})`);
    pen.fillStyle = fading;
    pen.fillRect(0, 0, SPRITE, SPRITE);
    return sprite;
  }

  /** From how much there is of it to colour. */
  function colour(pen, width, height) {
    const image = pen.getImageData(0, 0, width, height);
    const { data } = image;
    for (let at = 3; at < data.length; at += 4) {
      if (!data[at]) continue;
      const share = (data[at] / 255) * (RAMP.length - 1);
      const low = Math.min(RAMP.length - 2, Math.floor(share));
      for (let part = 0; part < 3; part++) data[at - 3 + part] = RAMP[low][part] + (RAMP[low + 1][part] - RAMP[low][part]) * (share - low);
      data[at] = Math.min(215, data[at] * 2.2);
    }
    pen.putImageData(image, 0, 0);
  }
})(window.strikemap);
