// What a TopoJSON file says, decoded: arcs are lines that neighbours share, so that what is simplified once fits on both sides.

/** @typedef {[number, number]} Point */
/** @typedef {{ id: string, rings: number[][] }} Shape rings of arcs; ~n is arc n backwards */
/** @typedef {{ type: string, id?: string, arcs?: number[][] | number[][][] }} Geometry */
/** @typedef {{ arcs: Point[][], transform: { scale: Point, translate: Point }, objects: { countries: { geometries: Geometry[] } } }} Topology */

/** @param {Topology} topology @returns {Point[][]} Arcs in degrees. */
export function arcsOf({ arcs, transform: { scale, translate } }) {
  return arcs.map((arc) => {
    let [x, y] = [0, 0];
    return arc.map(([dx, dy]) => {
      x += dx;
      y += dy;
      return /** @type {Point} */ ([x * scale[0] + translate[0], y * scale[1] + translate[1]]);
    });
  });
}

/** @param {Topology} topology @returns {Shape[]} */
export function shapesOf({ objects }) {
  return objects.countries.geometries.map(({ type, id = '', arcs = [] }) => ({
    id,
    rings: type === 'Polygon' ? /** @type {number[][]} */ (arcs) : /** @type {number[][][]} */ (arcs).flat(),
  }));
}

/**
 * The points of a ring, without the last, which is the first again.
 * @param {readonly number[]} ring @param {readonly Point[][]} arcs
 * @returns {Point[]}
 */
export function pointsOf(ring, arcs) {
  return ring.flatMap((index) => {
    const arc = arcs[index < 0 ? ~index : index] ?? [];
    return (index < 0 ? [...arc].reverse() : arc).slice(0, -1);
  });
}

/** Twice the area within a ring, without a sign. @param {readonly Point[]} points */
export function doubleArea(points) {
  let sum = 0;
  for (const [index, [x, y]] of points.entries()) {
    const [nextX, nextY] = points[(index + 1) % points.length] ?? [x, y];
    sum += x * nextY - nextX * y;
  }
  return Math.abs(sum);
}

/**
 * Leaves out points that lie nearer than `tolerance` to the line without them (Douglas and Peucker); both ends stay.
 * @param {readonly Point[]} line @param {number} tolerance
 * @returns {Point[]}
 */
export function simplified(line, tolerance) {
  const [first, last] = [line[0], line.at(-1)];
  if (!first || !last || line.length < 3) return [...line];
  let [far, distance] = [0, 0];
  for (const [index, point] of line.entries()) {
    const away = distanceTo(point, first, last);
    if (away > distance) [far, distance] = [index, away];
  }
  if (distance <= tolerance) return [first, last];
  return [
    ...simplified(line.slice(0, far + 1), tolerance).slice(0, -1),
    ...simplified(line.slice(far), tolerance),
  ];
}

/** How far a point lies from a line between two, or from the one where they are the same. @param {Point} point @param {Point} from @param {Point} to */
function distanceTo([x, y], [fromX, fromY], [toX, toY]) {
  const [dx, dy] = [toX - fromX, toY - fromY];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(Math.max(((x - fromX) * dx + (y - fromY) * dy) / length, 0), 1);
  return Math.hypot(x - fromX - along * dx, y - fromY - along * dy);
}
