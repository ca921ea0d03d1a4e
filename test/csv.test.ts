import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCsv, writeCsv } from '../server/lib/csv.ts';

const cells = (text: string) => readCsv(text).records.map((record) => record.cells);

test('reads quotes, breaks and quotation marks within them, by whichever separator the first line has', () => {
  expect(readCsv('\uFEFFa,b\r\n"1,\r\n""x""", 2 \n\n3,\n').records).toEqual([
    { line: 1, cells: ['a', 'b'] },
    { line: 2, cells: ['1,\r\n"x"', '2'] },
    { line: 5, cells: ['3', ''] },
  ]);
  expect(cells('a;b\n1,5;2')).toEqual([
    ['a', 'b'],
    ['1,5', '2'],
  ]);
  expect(cells('a\tb\n\t2')).toEqual([
    ['a', 'b'],
    ['', '2'],
  ]);
  expect(cells('a,b\n1,')).toEqual([
    ['a', 'b'],
    ['1', ''],
  ]);
  expect(readCsv('a,b\n1,2\n"3,4\n5,6')).toEqual({
    records: [
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['1', '2'] },
    ],
    unclosed: 3,
  });
});

test('what is written is read again, and no cell begins like a formula', () => {
  const cell = fc
    .string({ unit: 'grapheme' })
    .filter((text) => text.trim() === text && !/^[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]/.test(text));
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }), (rows) => {
      const head = ['a', 'b', 'c', 'd', 'e'];
      expect(cells(writeCsv([head, ...rows]))).toEqual([
        head,
        ...rows.filter((row) => row.some((one) => one !== '')),
      ]);
    }),
  );
  expect(writeCsv([['=1+1', '-2', -2, null, '@x', '+3']])).toBe(
    '\uFEFF"\t=1+1","\t-2",-2,,"\t@x","\t+3"\r\n',
  );
});
