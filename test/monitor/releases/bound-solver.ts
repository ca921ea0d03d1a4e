/** What is known of some unknowns: they add up to a count. */
export type Equation = { of: ReadonlySet<number>; is: number };

export type Bounds = { lowest: number; highest: number };

/**
 * The narrowest bounds of sums of unknowns, none of which is below zero, that follow from equations: by the simplex
 * method in its plainest form, with Bland’s rule. It knows nothing of releases. All numbers stay whole, or it throws:
 * nothing is ever rounded, and the bounds are those of whole numbers too.
 */
export class BoundSolver {
  /** A row for each equation that says something new: a factor for each unknown, then the right side. */
  private rows: number[][];
  /** By row: the unknown that it determines; the others are zero. */
  private basis: number[];

  constructor(
    private readonly unknowns: number,
    equations: readonly Equation[],
  ) {
    // Each equation gets an unknown of its own, which is then pushed down to zero.
    const width = unknowns + equations.length;
    this.rows = equations.map(({ of, is }, row) => {
      const factors = Array.from({ length: width }, (_, column) =>
        column < unknowns ? (of.has(column) ? 1 : 0) : column === unknowns + row ? 1 : 0,
      );
      return [...factors, is];
    });
    if (equations.some(({ is }) => is < 0)) throw new Error('A sum below zero.');
    this.basis = equations.map((_, row) => unknowns + row);
    const own = Array.from({ length: width }, (_, column) => (column < unknowns ? 0 : 1));
    if (this.minimise(own, width) !== 0) throw new Error('The equations contradict each other.');
    for (let row = this.rows.length - 1; row >= 0; row--) {
      if ((this.basis[row] ?? 0) < unknowns) continue;
      const column = this.at(row).findIndex((factor, index) => index < unknowns && factor !== 0);
      if (column >= 0) this.pivot(row, column);
      else {
        this.rows.splice(row, 1);
        this.basis.splice(row, 1);
      }
    }
    this.rows = this.rows.map((row) => [...row.slice(0, unknowns), row[width] ?? 0]);
  }

  /** Bounds of what these unknowns add up to; the highest is infinite where nothing bounds it. */
  boundsOf(sum: Iterable<number>): Bounds {
    const cost = Array.from({ length: this.unknowns }, () => 0);
    for (const one of sum) cost[one] = 1;
    const lowest = this.minimise(cost, this.unknowns);
    const highest = -this.minimise(
      cost.map((one) => -one),
      this.unknowns,
    );
    return { lowest, highest };
  }

  private minimise(cost: readonly number[], width: number): number {
    for (;;) {
      const column = Array.from({ length: width }, (_, one) => one).find((one) => {
        let reduced = cost[one] ?? 0;
        for (const [row, basic] of this.basis.entries())
          reduced -= (cost[basic] ?? 0) * (this.at(row)[one] ?? 0);
        return reduced < 0;
      });
      if (column === undefined) {
        const values = this.basis.map((basic, row) => (cost[basic] ?? 0) * (this.at(row).at(-1) ?? 0));
        return values.reduce((sum, value) => sum + value, 0);
      }
      let leaving = -1;
      for (const [row, factors] of this.rows.entries()) {
        const factor = factors[column] ?? 0;
        if (factor <= 0) continue;
        const ratio = (factors.at(-1) ?? 0) / factor;
        const least =
          leaving < 0 ? Infinity : (this.at(leaving).at(-1) ?? 0) / (this.at(leaving)[column] ?? 1);
        const isSooner = ratio === least && (this.basis[row] ?? 0) < (this.basis[leaving] ?? 0);
        if (ratio < least || isSooner) leaving = row;
      }
      if (leaving < 0) return -Infinity;
      this.pivot(leaving, column);
    }
  }

  private pivot(row: number, column: number): void {
    const by = this.at(row)[column] ?? 0;
    const pivot = this.at(row).map((factor) => factor / by);
    this.rows[row] = pivot;
    this.basis[row] = column;
    for (const [other, factors] of this.rows.entries()) {
      const times = factors[column] ?? 0;
      if (other !== row && times !== 0)
        this.rows[other] = factors.map((factor, index) => factor - times * (pivot[index] ?? 0));
    }
    if (!this.rows.every((factors) => factors.every(Number.isInteger)))
      throw new Error('Not a whole number.');
  }

  private at(row: number): readonly number[] {
    return this.rows[row] ?? [];
  }
}
