import { describe, expect, it } from 'vitest';
import { permissionFor } from '../../client/elements/permissions.ts';
import type { Viewer } from '../../client/sync/model.ts';

type Membership = Viewer['memberships'][number];
const viewer = (membership: Membership): Viewer => ({
  person: { id: 'x', name: 'x' },
  memberships: [membership],
  withheldRoles: [],
});
const focalPoint = viewer({ role: 'FOCAL_POINT', agency: { code: 'UNICEF' }, country: { code: 'KEN' } });
const coordinator = viewer({ role: 'COORDINATOR', agency: null, country: null });
const observer = viewer({ role: 'OBSERVER', agency: null, country: null });

const own = {
  country: 'KEN',
  agency: 'UNICEF',
  answeredBy: 'AGENCY',
  status: 'IN_PROGRESS',
  cycleState: 'OPEN',
  reporting: ['UNICEF', 'WHO'],
} as const;
const team = { ...own, agency: null, answeredBy: 'COUNTRY_TEAM' } as const;

describe('the page offers', () => {
  it.each([
    ['a focal point her own items', focalPoint, own, true],
    ['a focal point the team’s items where her agency reports', focalPoint, team, true],
    ['no team’s items where it doesn’t report', focalPoint, { ...team, reporting: ['WHO'] }, false],
    ['nothing of another agency', focalPoint, { ...own, agency: 'WHO' }, false],
    ['nothing in another country', focalPoint, { ...own, country: 'NPL' }, false],
    ['nothing accepted', focalPoint, { ...own, status: 'ACCEPTED' }, false],
    ['the coordinator everything', coordinator, { ...own, status: 'ACCEPTED' }, true],
    ['nobody a closed cycle', coordinator, { ...own, cycleState: 'CLOSED' }, false],
    ['an observer nothing', observer, own, false],
  ] as const)('%s', (_title, who, what, write) => {
    expect(permissionFor(who, what).write).toBe(write);
  });

  it('decisions to the coordinator alone', () => {
    expect(permissionFor(coordinator, own).statuses).toContain('ACCEPTED');
    expect(permissionFor(focalPoint, own).statuses).not.toContain('RETURNED');
  });
});
