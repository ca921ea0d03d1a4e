import { type Audit, type AuditResult, serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningConcord, startTestConcord } from '../support/running-concord.ts';

/** What the specification leaves to a server, and this one answers otherwise: a GET without a header could be any page's. */
const leftOut = /^MAY /;

describe('the specification of GraphQL over HTTP', () => {
  let concord: RunningConcord;
  const results = new Map<string, AuditResult>();

  beforeAll(async () => {
    concord = await startTestConcord();
    const audits: Audit[] = serverAudits({ url: () => `${concord.url}/graphql`, fetchFn: fetch });
    for (const audit of audits) results.set(`${audit.id} ${audit.name}`, await audit.fn());
  }, 120_000);
  afterAll(() => concord?.drop());

  it('is kept wherever it says MUST or SHOULD', () => {
    const broken = [...results].filter(([, { status, name }]) => status !== 'ok' && !leftOut.test(name));
    expect(results.size).toBeGreaterThan(50);
    expect(broken.map(([name, result]) => ('reason' in result ? `${name}: ${result.reason}` : name))).toEqual(
      [],
    );
  });
});
