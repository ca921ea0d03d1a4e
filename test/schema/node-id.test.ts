import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeNodeId, encodeNodeId } from '../../schema/node-id.ts';

const code = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/);

describe('ids of nodes', () => {
  test('every id says again what it was made of', () => {
    fc.assert(
      fc.property(code, code, code, fc.oneof(code, fc.constant('')), (cycle, country, item, agency) => {
        const id = encodeNodeId('Response', cycle, country, item, agency);
        expect(decodeNodeId(id)).toEqual({ type: 'Response', parts: [cycle, country, item, agency] });
      }),
    );
  });

  test('an item of another version of the checklist has another id', () => {
    expect(encodeNodeId('ChecklistItem', '1', 'LDR-1')).not.toBe(encodeNodeId('ChecklistItem', '2', 'LDR-1'));
  });

  test('an id fits into a URL as it is', () => {
    expect(encodeNodeId('Response', '2026', 'KEN', 'LDR-1', '')).toMatch(/^[\w-]+$/);
  });

  test.each([
    ['nothing', ''],
    ['text that is no id', 'not an id at all'],
    ['an unknown type', Buffer.from('Table:person').toString('base64url')],
    ['a property that every object has', Buffer.from('constructor:person').toString('base64url')],
    ['too few parts', Buffer.from('Response:2026:KEN').toString('base64url')],
    ['too many parts', Buffer.from('Agency:UNICEF:KEN').toString('base64url')],
    ['the same bytes spelled another way', `${encodeNodeId('Country', 'KEN')}=`],
    ['characters that a lenient decoder skips', `${encodeNodeId('Country', 'KEN')}\n`],
    ['bytes that are not UTF-8', Buffer.from([0x41, 0xff, 0xfe]).toString('base64url')],
  ])('%s is no id', (_what, id) => {
    expect(decodeNodeId(id)).toBeNull();
  });

  test('whatever somebody makes up is no id, or one that we would have written', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const decoded = decodeNodeId(text);
        if (decoded) expect(encodeNodeId(decoded.type, ...(decoded.parts as [string]))).toBe(text);
      }),
    );
  });
});
