/** Which countries' events change an answer: all, these, or none. Events of no country in particular change every answer. */
export type Dependence = 'all' | 'none' | readonly string[];

/** Where the latest event stands that could have changed an answer, by what answers depend on. */
export class LastChanges {
  #everything = 0;
  #anyCountry = 0;
  readonly #countries = new Map<string, number>();

  /**
   * Events come in the log's order. An event without a country concerns a cycle, or people: their leads and their
   * names.
   */
  noteEvent(position: number, countryCode: string | null): void {
    if (countryCode === null) {
      this.#everything = position;
    } else {
      this.#anyCountry = position;
      this.#countries.set(countryCode, position);
    }
  }

  /** The position of the last event that changed what depends so; 0 where this process has seen none. */
  lastOf(dependence: Dependence): number {
    if (dependence === 'none') return this.#everything;
    if (dependence === 'all') return Math.max(this.#everything, this.#anyCountry);
    return dependence.reduce(
      (last, country) => Math.max(last, this.#countries.get(country) ?? 0),
      this.#everything,
    );
  }
}
