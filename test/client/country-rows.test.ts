import { describe, expect, it } from 'vitest';
import { keyOf } from '../../client/sync/model.ts';
import { emptyOutbox, lineOf } from '../../client/sync/outbox.ts';
import { countryTopic } from '../../client/sync/topics/country.ts';
import { rowsOf } from '../../client/views/country/rows.ts';
import { ModelServer, me } from './model-server.ts';

const params = { country: 'KEN', cycle: '2026' };
const { data } = countryTopic.take(params, new ModelServer().snapshot(), { viewerId: me.id, now: '' });
const item = { code: 'LDR-2', answeredBy: 'AGENCY', title: '', guidance: '' } as never;
const sections = [{ code: 'LDR', title: 'Leadership', items: [item] }] as never;

describe('the rows of a country', () => {
  it('hold what is due of an agency that reports, and nothing of one that doesn’t', () => {
    const reporting = { ...data, sections, agencies: ['UNICEF'] };
    expect(rowsOf(reporting, 'KEN', 'UNICEF', {})).toHaveLength(1);
    expect(rowsOf(reporting, 'KEN', 'UNHCR', {})).toEqual([]);
  });

  it('keep in sight what somebody wrote for an agency that no longer reports', () => {
    const address = { ...params, agency: 'UNICEF', item: 'LDR-2' };
    const lines = { [keyOf(address)]: lineOf(emptyOutbox, address) };
    expect(rowsOf({ ...data, sections, agencies: [] }, 'KEN', 'UNICEF', lines)).toHaveLength(1);
  });
});
