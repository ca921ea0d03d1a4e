// The part of ICU MessageFormat that the messages use:
//
// - {name}
// - {n, number}
// - {n, plural, =0 {…} one {…} other {…}} with #
// - {word, select, a {…} other {…}}
//
// A literal apostrophe is written ’, so quoting is not needed.

type Node =
  | { readonly text: string }
  | { readonly name: string; readonly type: '' | 'number' | '#' }
  | {
      readonly name: string;
      readonly type: 'plural' | 'select';
      readonly options: ReadonlyMap<string, readonly Node[]>;
    };

export type Message = readonly Node[];

/** Reads a message; a mistake in it throws. */
export function parseMessage(source: string): Message {
  let at = 0;

  function sequence(within: string | null): Node[] {
    const nodes: Node[] = [];
    let text = '';
    const flush = () => {
      if (text) nodes.push({ text });
      text = '';
    };
    while (at < source.length && source[at] !== '}') {
      const character = source[at];
      at += 1;
      if (character === '{') {
        flush();
        nodes.push(argument());
      } else if (character === '#' && within !== null) {
        flush();
        nodes.push({ name: within, type: '#' });
      } else text += character;
    }
    flush();
    return nodes;
  }

  function argument(): Node {
    const name = until(/[,}]/);
    if (skip() === '}') return { name, type: '' };
    const type = until(/[,}]/);
    if (skip() === '}' && type === 'number') return { name, type };
    if (type !== 'plural' && type !== 'select') throw new Error(`Unknown kind of argument in “${source}”`);
    const options = new Map<string, readonly Node[]>();
    let key = until(/[{}]/);
    let bracket = skip();
    while (bracket === '{') {
      options.set(key, sequence(type === 'plural' ? name : null));
      if (skip() !== '}') throw new Error(`An option is not closed in “${source}”`);
      key = until(/[{}]/);
      bracket = skip();
    }
    if (bracket !== '}') throw new Error(`A bracket is missing in “${source}”`);
    if (!options.has('other')) throw new Error(`The option “other” is missing in “${source}”`);
    return { name, type, options };
  }

  function until(stop: RegExp): string {
    const start = at;
    while (at < source.length && !stop.test(source.charAt(at))) at += 1;
    return source.slice(start, at).trim();
  }

  function skip(): string | undefined {
    at += 1;
    return source[at - 1];
  }

  const message = sequence(null);
  if (at < source.length) throw new Error(`A bracket too many in “${source}”`);
  return message;
}

/** The pieces of a message with its values in place; a value may be anything that a view can show. */
export function formatMessage<Value>(
  message: Message,
  values: Readonly<Record<string, Value>>,
  locale: string,
): (string | Value)[] {
  return message.flatMap((node) => {
    if ('text' in node) return [node.text];
    const value = values[node.name];
    if (value === undefined) throw new Error(`The message needs a value for “${node.name}”`);
    switch (node.type) {
      case '':
        return [value];
      case 'number':
      case '#':
        return [new Intl.NumberFormat(locale).format(Number(value))];
      default: {
        const category =
          node.type === 'plural' ? new Intl.PluralRules(locale).select(Number(value)) : String(value);
        const option =
          node.options.get(node.type === 'plural' ? `=${Number(value)}` : category) ??
          node.options.get(category) ??
          node.options.get('other') ??
          [];
        return formatMessage(option, values, locale);
      }
    }
  });
}
