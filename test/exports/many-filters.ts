import { test } from 'vitest';
import { usePermissionWorld } from '../identity/permission-asking.ts';
import { compareFilters } from './compare-with-api.ts';

// `npm run exports`: 200 filters for every role, each as JSON Lines against the API and as CSV or XLSX against that. `SEED=…`
// takes others.

const prepared = usePermissionWorld();

test('200 filters for every role', async () => {
  await compareFilters(prepared(), Number(process.env.SEED ?? 2026), 200);
});
