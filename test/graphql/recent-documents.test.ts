import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { RecentDocuments } from '../../server/graphql/recent-documents.ts';

describe('documents that were found good', () => {
  it('are remembered while they are asked for, however many new ones come between', async () => {
    const documents = new RecentDocuments();
    const page = parse('{ agencies { code } }');
    await documents.set('page', page);
    for (let index = 0; index < 2_000; index++) {
      await documents.set(`other ${index}`, parse(`{ agencies { a${index}: code ${'name '.repeat(50)} } }`));
      if (index % 100 === 0) expect(await documents.get('page')).toBe(page);
    }
    expect(await documents.get('other 0')).toBeUndefined();
    expect(await documents.get('other 1999')).toBeDefined();
    expect(await documents.delete('page')).toBe(true);
    expect(await documents.get('page')).toBeUndefined();
  });

  it('are not kept where one alone would fill the store', async () => {
    const documents = new RecentDocuments();
    await documents.set('giant', parse(`{ agencies { code } } #${'x'.repeat(100_000)}`));
    expect(await documents.get('giant')).toBeUndefined();
  });
});
