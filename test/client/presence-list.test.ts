import { describe, expect, it } from 'vitest';
import type { Presence } from '../../client/operations/operations.generated.ts';
import {
  linesOf,
  presenceMap,
  readEdits,
  withEdits,
  writeEdits,
} from '../../client/views/cycles/presence-edits.ts';
import { readPresence } from '../../client/views/cycles/read-presence.ts';

const among = (known: Readonly<Record<string, string>>) => (text: string) => known[text.toLowerCase()];
const names = {
  country: among({ ken: 'KEN', kenya: 'KEN', per: 'PER', peru: 'PER' }),
  agency: among({ who: 'WHO', unicef: 'UNICEF' }),
  presence: among({ r: 'RESIDENT', resident: 'RESIDENT', n: 'NON_RESIDENT', '–': 'NONE' }) as (
    text: string,
  ) => Presence | undefined,
};
const read = (text: string) => readPresence(text, names);
const line = (country: string, agency: string, presence: Presence) => ({ country, agency, presence });

describe('presence from a spreadsheet', () => {
  it.each([
    ['tabs', '\t'],
    ['semicolons', ';'],
    ['commas', ','],
  ])('is a table between %s, in which an empty cell says nothing', (_name, between) => {
    const rows = [
      ['', 'WHO', 'UNICEF'],
      ['Kenya', 'R', ''],
      ['PER', '–', 'Resident'],
    ];
    expect(read(rows.map((cells) => cells.join(between)).join('\r\n'))).toEqual({
      lines: [line('KEN', 'WHO', 'RESIDENT'), line('PER', 'WHO', 'NONE'), line('PER', 'UNICEF', 'RESIDENT')],
      unread: [],
    });
  });

  it('is a list of country, agency and how, with a heading or without', () => {
    const lines = [line('KEN', 'WHO', 'NON_RESIDENT'), line('PER', 'UNICEF', 'NONE')];
    expect(read('Kenya,who,N\nPeru,UNICEF,–\n')).toEqual({ lines, unread: [] });
    expect(read('\uFEFFcountry;agency;how\nKenya;who;N\n\nPeru;UNICEF;–')).toEqual({ lines, unread: [] });
  });

  it('names what can’t be read by its line, and takes the rest', () => {
    expect(read(',WHO,WFP\nNarnia,R,R\nKenya,maybe,R\nPeru,R,R')).toEqual({
      lines: [line('PER', 'WHO', 'RESIDENT')],
      unread: [
        { number: 1, what: 'agency', text: 'WFP' },
        { number: 2, what: 'country', text: 'Narnia' },
        { number: 3, what: 'presence', text: 'maybe' },
      ],
    });
    expect(read('Kenya,WFP,R\nKen\uFFFDa,WHO,R').unread).toEqual([
      { number: 1, what: 'agency', text: 'WFP' },
      { number: 2, what: 'letters', text: 'Ken\uFFFDa' },
    ]);
  });

  it('takes neither of two lines about the same cell', () => {
    expect(read('KEN,WHO,R\nKenya,WHO,N\nPER,WHO,R')).toEqual({
      lines: [line('PER', 'WHO', 'RESIDENT')],
      unread: [
        { number: 1, what: 'twice', text: 'KEN/WHO' },
        { number: 2, what: 'twice', text: 'KEN/WHO' },
      ],
    });
  });

  it('is nothing where nothing stands', () => {
    expect(read(' \n\n')).toEqual({ lines: [], unread: [] });
  });
});

describe('changes of presence that are not sent', () => {
  const base = presenceMap([{ agencyCode: 'WHO', presence: 'RESIDENT', countryCodes: ['KEN', 'PER'] }]);

  it('are only what differs from what is so, the last word on each cell', () => {
    const first = withEdits(base, new Map(), [line('KEN', 'WHO', 'NONE'), line('PER', 'WHO', 'RESIDENT')]);
    expect(linesOf(first)).toEqual([line('KEN', 'WHO', 'NONE')]);
    const second = withEdits(base, first, [line('KEN', 'WHO', 'RESIDENT'), line('KEN', 'UNICEF', 'NONE')]);
    expect(linesOf(second)).toEqual([]);
  });

  it('are kept as text and come back the same', () => {
    const edits = withEdits(base, new Map(), [line('KEN', 'WHO', 'NONE'), line('KEN', 'UNICEF', 'RESIDENT')]);
    expect(readEdits(writeEdits(edits))).toEqual(edits);
    expect(readEdits('')).toEqual(new Map());
  });
});
