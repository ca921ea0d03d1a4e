import { describe, expect, it } from 'vitest';
import { csvOf } from '../../client/export/csv.ts';

describe('an export', () => {
  it('has a mark for UTF-8, quotes what needs it, and neutralises formulas', () => {
    const file = csvOf([
      ['Country', 'Explanation', 'Revision'],
      ['Côte d’Ivoire', 'He said "yes", twice\nand left', 3],
      ['=1+1', '-2', null],
      ['@SUM(A1)', '\tx', -4],
    ]);
    expect(file).toBe(
      '\uFEFFCountry,Explanation,Revision\r\n' +
        'Côte d’Ivoire,"He said ""yes"", twice\nand left",3\r\n' +
        "'=1+1,'-2,\r\n" +
        "'@SUM(A1),'\tx,-4\r\n",
    );
  });
});
