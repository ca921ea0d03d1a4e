import { describe, expect, it } from 'vitest';
import { permissionFor } from '../../client/elements/permissions.ts';

const cycle = { code: '2026', state: 'OPEN', opensOn: '2026-01-01', closesOn: '2026-10-31' } as const;
const can = {
  'UNICEF/NOT_STARTED': ['EDIT', 'DRAFT', 'SUBMIT'],
  'UNICEF/IN_PROGRESS': ['EDIT', 'DRAFT', 'SUBMIT'],
  'WHO/RETURNED': ['DRAFT'],
  '/SUBMITTED': ['EDIT', 'DRAFT', 'SUBMIT', 'RETURN', 'ACCEPT'],
} as const;

describe('the page offers', () => {
  it('what the server says may be done, and nothing else', () => {
    expect(permissionFor({ can, cycle }, 'UNICEF', 'NOT_STARTED')).toEqual({
      edit: true,
      statuses: ['NOT_STARTED', 'IN_PROGRESS', 'SUBMITTED'],
      because: null,
    });
    expect(permissionFor({ can, cycle }, null, 'SUBMITTED').statuses).toContain('ACCEPTED');
    expect(permissionFor({ can, cycle }, 'WHO', 'SUBMITTED')).toEqual({
      edit: false,
      statuses: [],
      because: null,
    });
  });

  it('to take up what was returned, without the text, where that is all one may', () => {
    expect(permissionFor({ can, cycle }, 'WHO', 'RETURNED')).toEqual({
      edit: false,
      statuses: ['NOT_STARTED', 'IN_PROGRESS'],
      because: null,
    });
  });

  it('nothing accepted to whoever wrote it, and says why', () => {
    expect(permissionFor({ can, cycle }, 'UNICEF', 'ACCEPTED').because).toBe('accepted');
    expect(permissionFor({ can, cycle }, 'WHO', 'ACCEPTED').because).toBeNull();
  });

  it('nobody a closed cycle', () => {
    const closed = { ...cycle, state: 'CLOSED' } as const;
    expect(permissionFor({ can, cycle: closed }, 'UNICEF', 'IN_PROGRESS')).toEqual({
      edit: false,
      statuses: [],
      because: 'cycle',
    });
  });
});
