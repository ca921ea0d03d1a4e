import { expect, test } from 'vitest';
import { saveView } from '../../server/saved-views/save-view.ts';
import { deleteSavedView, readSavedViews } from '../../server/saved-views/saved-view.sql.ts';
import { insertPerson } from '../support/builders.ts';
import { describeOnBothEngines } from '../support/engines.ts';

describeOnBothEngines('views that people save', (opened) => {
  test('have one address for each name, are one’s own, and are no more than fifty, however many are saved at once', async () => {
    const { database } = opened();
    const { personId } = await insertPerson(database, []);
    const { personId: another } = await insertPerson(database, []);
    await saveView(database, personId, { name: ' Stuck in Asia ', path: '/stuck?region=Asia' });
    await saveView(database, personId, { name: 'Stuck in Asia', path: '/stuck?region=Asia&agency=WHO' });
    expect(await readSavedViews(database, personId)).toMatchObject([
      { name: 'Stuck in Asia', path: '/stuck?region=Asia&agency=WHO' },
    ]);
    expect(await readSavedViews(database, another)).toEqual([]);
    expect(await deleteSavedView(database, another, 'Stuck in Asia')).toBe(false);

    const outcomes = await Promise.allSettled(
      Array.from({ length: 53 }, (_, number) =>
        saveView(database, personId, { name: `View ${number}`, path: '/matrix' }),
      ),
    );
    const refused = outcomes.flatMap((outcome) =>
      outcome.status === 'rejected' ? [String(outcome.reason)] : [],
    );
    expect(refused).toHaveLength(4);
    expect(new Set(refused)).toEqual(
      new Set(['At most 50 views are kept: remove one that you no longer need.']),
    );
    expect(await readSavedViews(database, personId)).toHaveLength(50);
    // What is there already may be saved anew all the same.
    await saveView(database, personId, { name: 'Stuck in Asia', path: '/stuck' });
    expect(await deleteSavedView(database, personId, 'Stuck in Asia')).toBe(true);
    expect(await readSavedViews(database, personId)).toHaveLength(49);
  });

  test('lead nowhere but to views of Concord', async () => {
    const { database } = opened();
    const { personId } = await insertPerson(database, []);
    const refused = [
      '',
      'matrix',
      '//example.org/matrix',
      '/\\example.org',
      'https://example.org/matrix',
      'javascript:alert(1)',
      '/graphql',
      '/auth/demo',
      '/monitor',
      '/matrix/',
      '/matrix/../auth',
      '/matrix#cell',
      '/matrix?a=1?b=2',
      '/matrix?q=<b>',
      '/matrix?q= ',
      '/matrix\n',
      `/matrix?q=${'a'.repeat(1_000)}`,
    ];
    for (const path of refused) {
      await expect(saveView(database, personId, { name: 'Any', path }), path).rejects.toThrow(
        'This is no view of Concord',
      );
    }
    for (const name of ['', ' \n ', 'a'.repeat(101), 'a\u0000']) {
      await expect(saveView(database, personId, { name, path: '/matrix' }), name).rejects.toThrow(/name/);
    }
    expect(await readSavedViews(database, personId)).toEqual([]);
    for (const path of ['/', '/?q=Per%C3%BA', '/across?item=STF-3&order=name', '/countries/KEN?status=DUE']) {
      await saveView(database, personId, { name: path, path });
    }
    expect(await readSavedViews(database, personId)).toHaveLength(4);
  });
});
