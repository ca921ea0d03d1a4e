// The Equal Earth projection (Šavrič, Patterson and Jenny 2018), on a sphere of radius 1: areas keep their proportions.
const [a1, a2, a3, a4] = [1.340264, -0.081106, 0.000893, 0.003796];
const m = Math.sqrt(3) / 2;

/** Where the 180th meridian meets the equator. */
export const halfWidth = Math.PI / (m * a1);
/** Where the pole lies. */
export const halfHeight = equalEarth(0, 90)[1];

/**
 * A place in degrees, as it lies in the plane: x to the east, y to the north.
 * @param {number} longitude @param {number} latitude
 * @returns {[number, number]}
 */
export function equalEarth(longitude, latitude) {
  const theta = Math.asin(m * Math.sin((latitude * Math.PI) / 180));
  const t2 = theta * theta;
  const t6 = t2 * t2 * t2;
  const lambda = (longitude * Math.PI) / 180;
  const x = (lambda * Math.cos(theta)) / (m * (a1 + 3 * a2 * t2 + t6 * (7 * a3 + 9 * a4 * t2)));
  return [x, theta * (a1 + a2 * t2 + t6 * (a3 + a4 * t2))];
}
