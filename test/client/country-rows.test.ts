import { describe, expect, it } from 'vitest';
import { STILL_DUE } from '../../client/elements/progress.ts';
import { keyOf } from '../../client/sync/model.ts';
import { emptyOutbox, lineOf } from '../../client/sync/outbox.ts';
import { countryTopic } from '../../client/sync/topics/country.ts';
import { passes, rowsOf } from '../../client/views/country/rows.ts';
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

  it('that are still due are an agency’s own, and the country team’s where that is asked for', () => {
    const ofTeam = { ...(item as object), code: 'LDR-1', answeredBy: 'COUNTRY_TEAM' };
    const both = [{ code: 'LDR', title: 'Leadership', items: [item, ofTeam] }] as never;
    const dueOf = (agency: string, status = STILL_DUE) =>
      rowsOf({ ...data, responses: {}, sections: both, agencies: ['UNICEF'] }, 'KEN', agency, {})
        .filter((row) => passes(row, { status }, agency))
        .map((row) => row.item.code);
    expect(dueOf('UNICEF')).toEqual(['LDR-2']);
    expect(dueOf('team')).toEqual(['LDR-1']);
    expect(dueOf('UNICEF', 'NOT_STARTED')).toEqual(['LDR-2', 'LDR-1']);
  });

  it.each([
    ['NOT_STARTED', true],
    ['IN_PROGRESS', true],
    ['RETURNED', true],
    ['SUBMITTED', false],
    ['ACCEPTED', false],
  ] as const)('in the state %s are still due: %s', (status, due) => {
    const [row] = rowsOf({ ...data, responses: {}, sections, agencies: ['UNICEF'] }, 'KEN', 'UNICEF', {});
    if (!row) throw new Error('There is no row.');
    expect(passes({ ...row, values: { ...row.values, status } }, { status: STILL_DUE }, 'UNICEF')).toBe(due);
  });
});
