import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pino } from 'pino';
import { beforeAll, expect, inject, test } from 'vitest';
import { publicKeyOf } from '../../server/log/proof/head-signature.ts';
import { HeadSigner } from '../../server/log/proof/head-signer.ts';
import { readKeptHead } from '../../server/log/proof/kept-head.ts';
import { readSignedHeads, readSigningKey } from '../../server/log/proof/signed-head.sql.ts';
import { verifyLog } from '../../server/log/proof/verify-log.ts';
import { strictBackground } from '../support/background.ts';
import { createWorld, inputFor, recorded, type World } from '../support/builders.ts';
import { describeOnBothEngines } from '../support/engines.ts';

const log = pino({ level: 'silent' });

describeOnBothEngines('the head of the log', (opened) => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld(opened().database);
    const signer = await HeadSigner.start(world.database, log, strictBackground());
    signer.stop();
    for (let more = 0; more < 3; more++) {
      await recorded(world.database, world.coordinator, inputFor(world.unusedAnswer()));
    }
  });

  /** As somebody keeps it: the answer of the query logHeads. */
  async function kept(changes: Record<string, unknown> = {}): Promise<string> {
    const [head] = await readSignedHeads(world.database, 1);
    const key = await readSigningKey(world.database);
    if (!head || !key) throw new Error('nothing is signed');
    const { hash, signature, ...rest } = head;
    const text = {
      ...rest,
      hash: hash.toString('hex'),
      signature: signature.toString('base64'),
      publicKey: publicKeyOf(key),
      ...changes,
    };
    const file = join(inject('runFolder'), `head-${Math.random()}.json`);
    await writeFile(file, JSON.stringify({ data: { logHeads: [text] } }));
    return file;
  }

  test('is signed once a day, by one key, however many replicas there are', async () => {
    const key = await readSigningKey(world.database);
    const signers = await Promise.all(
      [1, 2, 3].map(() => HeadSigner.start(world.database, log, strictBackground())),
    );
    for (const signer of signers) {
      await signer.sign();
      signer.stop();
    }
    expect(await readSignedHeads(world.database, 10)).toHaveLength(1);
    expect(await readSigningKey(world.database)).toBe(key);
  });

  test('that somebody kept vouches for a log that went on', async () => {
    const head = readKeptHead(await kept());
    expect(await verifyLog(world.database, head)).toMatchObject({ intact: true });
  });

  test('that somebody kept shows a log that was rewritten from its start, or lost its end', async () => {
    const head = readKeptHead(await kept());
    const other = { ...head, hash: Buffer.alloc(32, 1) };
    expect(await verifyLog(world.database, other)).toMatchObject({
      intact: false,
      problem: expect.stringContaining('rewritten'),
    });
    expect(await verifyLog(world.database, { ...head, position: 1_000 })).toMatchObject({
      intact: false,
      problem: expect.stringContaining('was lost'),
    });
  });

  test.each([
    ['position', 1],
    ['hash', '00'.repeat(32)],
    ['day', '2020-01-01'],
    ['at', '2020-01-01T00:00:00.000Z'],
    ['signature', Buffer.alloc(64).toString('base64')],
    ['publicKey', Buffer.alloc(32).toString('base64')],
    ['publicKey', 'none'],
  ])('with another %s than was signed is no head', async (name, value) => {
    const file = await kept({ [name]: value });
    expect(() => readKeptHead(file)).toThrow('is not what was signed');
  });

  test('is not found in a file that holds something else', async () => {
    const file = await kept({ hash: 7 });
    expect(() => readKeptHead(file)).toThrow('holds no signed head');
    expect(() => readKeptHead('/nowhere.json')).toThrow('can’t be read');
  });
});
