/**
 * A message as the build writes it (compile-message.ts), so that the page carries no parser: a text, or its pieces. A piece
 * is a text, 0 for the number that the plural around it counts (`#`), or an argument with how it is shown.
 */
export type Message = string | readonly Piece[];
type Piece =
  | string
  | 0
  | readonly [name: string]
  | readonly [name: string, shown: 'number']
  | readonly [name: string, by: 'plural' | 'ordinal' | 'select', options: Readonly<Record<string, Message>>];

/** How a language writes and counts numbers. */
export interface Numbers {
  readonly write: (value: number) => string;
  readonly plural: (value: number) => string;
  /** As in 1st, 2nd. */
  readonly ordinal: (value: number) => string;
}

/** The rules of a locale, by CLDR. */
export function numbersOf(locale: string): Numbers {
  const format = new Intl.NumberFormat(locale);
  const plural = new Intl.PluralRules(locale);
  return {
    write: (value) => format.format(value),
    plural: (value) => plural.select(value),
    ordinal: (value) => new Intl.PluralRules(locale, { type: 'ordinal' }).select(value),
  };
}

/** The pieces of a message with its values in place; a value may be anything that a view can show. */
export function formatMessage<Value>(
  message: Message,
  values: Readonly<Record<string, Value>>,
  numbers: Numbers,
  counted = Number.NaN,
): (string | Value)[] {
  if (typeof message === 'string') return [message];
  return message.flatMap((piece) => {
    if (typeof piece === 'string') return [piece];
    if (piece === 0) return [numbers.write(counted)];
    const [name, shown, options = {}] = piece;
    const value = values[name];
    if (value === undefined) throw new Error(`The message needs a value for “${name}”`);
    if (shown === undefined) return [value];
    const number = Number(value);
    if (shown === 'number') return [numbers.write(number)];
    const option =
      shown === 'select'
        ? options[String(value)]
        : (options[`=${number}`] ?? options[numbers[shown](number)]);
    return formatMessage(
      option ?? options.other ?? '',
      values,
      numbers,
      shown === 'select' ? counted : number,
    );
  });
}
