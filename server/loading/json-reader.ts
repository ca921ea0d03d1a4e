import { isCalendarDate } from '../lib/is-calendar-date.ts';
import type { Problems } from './problems.ts';

/**
 * Reads values out of a parsed JSON file and reports what doesn't fit, by its place in the file. After a problem it goes
 * on with a harmless stand-in, so that one run finds all problems; the caller must stop before using what was read.
 */
export class JsonReader {
  constructor(
    private readonly value: unknown,
    /** Such as `cycles.json, 2027`. */
    readonly place: string,
    private readonly problems: Problems,
  ) {}

  problem(sentence: string): void {
    this.problems.add(`${this.place}: ${sentence}`);
  }

  text(key: string, pattern?: { matches: RegExp; example: string }): string {
    const value = this.field(key);
    if (typeof value !== 'string' || value.trim() === '') {
      this.problem(`“${key}” must be a text that is not empty.`);
      return '';
    }
    if (pattern && !pattern.matches.test(value)) {
      this.problem(`“${key}” is “${value}”; it must look like “${pattern.example}”.`);
    }
    return value;
  }

  optionalText(key: string): string | null {
    return this.field(key) == null ? null : this.text(key);
  }

  oneOf<Value extends string>(key: string, values: readonly [Value, ...Value[]]): Value {
    const value = values.find((known) => known === this.field(key));
    if (value === undefined) this.problem(`“${key}” must be one of ${values.join(', ')}.`);
    return value ?? values[0];
  }

  integer(key: string): number {
    const value = this.field(key);
    if (Number.isSafeInteger(value)) return value as number;
    this.problem(`“${key}” must be a whole number.`);
    return 0;
  }

  flag(key: string): boolean {
    const value = this.field(key);
    if (typeof value !== 'boolean') this.problem(`“${key}” must be true or false.`);
    return value === true;
  }

  /** A calendar date, as text. */
  date(key: string): string {
    const value = this.text(key);
    if (value && !isCalendarDate(value))
      this.problem(`“${key}” is “${value}”; it must be a date such as 2027-01-31.`);
    return value;
  }

  /** A list of texts; absent is an empty list where it is optional. */
  texts(key: string, optional = false): string[] {
    const value = this.field(key);
    if (value === undefined && optional) return [];
    if (Array.isArray(value) && value.every((text) => typeof text === 'string' && text !== '')) return value;
    this.problem(`“${key}” must be a list of texts.`);
    return [];
  }

  /** A list of objects; `nameOf` gives the key whose value says which one is meant. Absent is empty where it is optional. */
  objects(key: string, nameOf: string, optional = false): JsonReader[] {
    const value = this.field(key);
    if (value === undefined && optional) return [];
    if (!Array.isArray(value)) {
      this.problem(`“${key}” must be a list.`);
      return [];
    }
    return value.map((element: unknown, index) => {
      const name = isObject(element) ? element[nameOf] : undefined;
      return new JsonReader(
        element,
        `${this.file}, ${typeof name === 'string' ? name : `${key} ${index + 1}`}`,
        this.problems,
      );
    });
  }

  object(key: string): JsonReader {
    return new JsonReader(this.field(key), `${this.place}, ${key}`, this.problems);
  }

  /** Null where it is left out. */
  optionalObject(key: string): JsonReader | null {
    return this.field(key) == null ? null : this.object(key);
  }

  /** The keys of an object that is used as a table. */
  keys(): string[] {
    if (isObject(this.value)) return Object.keys(this.value);
    this.problem('there must be an object here, in braces.');
    return [];
  }

  private field(key: string): unknown {
    return isObject(this.value) ? this.value[key] : undefined;
  }

  private get file(): string {
    return this.place.split(', ')[0] ?? this.place;
  }
}

/** Reports every value that comes twice. */
export function reportDuplicates(values: string[], what: string, problems: Problems): void {
  const seen = new Set<string>();
  for (const value of values) {
    if (seen.has(value)) problems.add(`${what} ${value} is there twice: keep one.`);
    seen.add(value);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
