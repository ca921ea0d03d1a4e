import { parseValue } from 'graphql';
import { describe, expect, test } from 'vitest';
import { Cursor } from '../../schema/types/cursor.ts';
import { DateTimeISO } from '../../schema/types/date-time-iso.ts';
import { UUID } from '../../schema/types/uuid.ts';

describe('DateTimeISO', () => {
  test('is sent in UTC with milliseconds', () => {
    expect(DateTimeISO.serialize(new Date('2026-03-01T12:30:00+03:00'))).toBe('2026-03-01T09:30:00.000Z');
  });

  test('is accepted with any offset', () => {
    expect(DateTimeISO.parseValue('2026-03-01T12:30:00.5+03:00')).toEqual(
      new Date('2026-03-01T09:30:00.500Z'),
    );
  });

  test.each(['2026-03-01', '2026-02-30T00:00:00Z', 'yesterday', 1_772_357_400_000])('refuses %s', (value) => {
    expect(() => DateTimeISO.parseValue(value)).toThrow();
  });
});

describe('UUID', () => {
  test('is given back as it was written', () => {
    expect(UUID.parseValue('0B9F3C52-6f0e-4c3a-9d57-2f6f1c1f4a10')).toBe(
      '0B9F3C52-6f0e-4c3a-9d57-2f6f1c1f4a10',
    );
  });

  test.each(['', '0b9f3c52', '0b9f3c526f0e4c3a9d572f6f1c1f4a10', 7])('refuses %s', (value) => {
    expect(() => UUID.parseValue(value)).toThrow();
  });
});

describe('Cursor', () => {
  test('takes any text, since only the log knows whether it is one', () => {
    expect(Cursor.parseValue('anything at all')).toBe('anything at all');
    expect(Cursor.parseLiteral(parseValue('"12.ab"'))).toBe('12.ab');
  });

  test.each([12, null, true, {}])('refuses %s, which is no text', (value) => {
    expect(() => Cursor.parseValue(value)).toThrow('A cursor is the text that the server gave.');
  });

  test('refuses a number in a document', () => {
    expect(() => Cursor.parseLiteral(parseValue('12'))).toThrow('A cursor is the text that the server gave.');
  });
});
