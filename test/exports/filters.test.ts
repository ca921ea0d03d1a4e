import { expect, test } from 'vitest';
import { usePermissionWorld } from '../identity/permission-asking.ts';
import { compareFilters } from './compare-with-api.ts';

const prepared = usePermissionWorld();

test('for every role and whatever the filter, a file has the rows of the API, in each format', async () => {
  await compareFilters(prepared(), 17, 4);
  expect(await prepared().logEnd()).toBeGreaterThan(0);
});
