import { GraphQLError } from 'graphql';
import { DatabaseError } from 'pg';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openProcessLog } from '../server/app/process-log.ts';

function logged(err: unknown): string {
  const lines: string[] = [];
  openProcessLog({ logLevel: 'trace' }, { write: (line) => lines.push(line) }).error({ err }, 'failed');
  return lines.join('');
}

function databaseError(code: string, message: string): DatabaseError {
  const error = new DatabaseError(message, message.length, 'error');
  return Object.assign(error, {
    code,
    detail: 'Failing row contains (secret).',
    where: 'unnamed portal parameter $1 = secret',
    constraint: 'ck_response_rating',
    routine: 'ExecConstraints',
  });
}

test.each([
  databaseError('23514', 'new row for relation "response" violates check constraint: secret'),
  databaseError('22P02', 'invalid input syntax for type integer: "secret"'),
  databaseError('22003', 'value "secret" is out of range'),
  databaseError('P0001', 'secret'),
  databaseError('XX000', 'unexpected secret'),
])('of an error of the database the log holds code and constraint, and no value: $code', (error) => {
  const line = logged(error);
  expect(line).not.toContain('secret');
  expect(JSON.parse(line)).toMatchObject({ err: { code: error.code, constraint: 'ck_response_rating' } });
  expect(line).toContain('process-log.test.ts');
});

test('what TypeORM wraps is the same, with neither statement nor parameters', () => {
  const driverError = databaseError('22P02', 'invalid input syntax for type uuid: "secret"');
  const error = Object.assign(new Error(driverError.message), {
    driverError,
    query: 'secret',
    parameters: ['secret'],
    cause: driverError,
  });
  expect(logged(error)).not.toContain('secret');
});

test.each([
  new GraphQLError('Int cannot represent non-integer value: "secret"'),
  new GraphQLError('Enum "Rating" cannot represent value: "secret"'),
  new SyntaxError('Unexpected token s in "secret"'),
  'secret',
  { secret: 'secret' },
])('whatever else quotes a value is logged without it: %s', (error) => {
  expect(logged(error)).not.toContain('secret');
});

test('what says nothing of any value keeps its message', () => {
  expect(logged(databaseError('55P03', 'canceling statement due to lock timeout'))).toContain('lock timeout');
  expect(logged(new Error('the log has no head'))).toContain('the log has no head');
});

test('while the database is away a line a second says so, for whatever failed, and for how many more', () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  onTestFinished(() => void vi.useRealTimers());
  const lines: string[] = [];
  const log = openProcessLog({ logLevel: 'trace' }, { write: (line) => lines.push(line) });
  const away = [
    databaseError('57P01', 'terminating connection'),
    databaseError('25006', 'cannot execute in a read-only transaction'),
    Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
    new Error('Connection terminated unexpectedly'),
    new Error('a subscription can’t go on', { cause: databaseError('08006', 'lost') }),
  ];
  for (const err of away) log.error({ err }, 'failed');
  expect(lines).toHaveLength(1);
  log.error({ err: databaseError('23514', 'another fault') }, 'failed');
  log.info('something else');
  expect(lines).toHaveLength(3);
  vi.advanceTimersByTime(1_000);
  log.warn({ err: away[0] }, 'failed');
  expect(lines).toHaveLength(4);
  expect(JSON.parse(lines[3] ?? '')).toMatchObject({ others: 4, err: { code: '57P01' } });
});
