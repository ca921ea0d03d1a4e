import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fastify } from 'fastify';
import { expect, inject, test } from 'vitest';
import { serveDemonstrationMail } from '../../server/demonstration/mail-route.ts';
import { FolderPost } from '../../server/mail/folder-post.ts';

test('the demonstration keeps messages as files, and shows the latest first as they were written', async () => {
  const folder = join(await mkdtemp(join(inject('runFolder'), 'mail-')), 'mail');
  const post = new FolderPost(folder, { from: 'Concord <concord@demonstration.example>', host: 'localhost' });
  const app = fastify();
  serveDemonstrationMail(app, post);
  expect((await app.inject('/demonstration/mail')).body).toContain('Nothing yet.');
  const send = (text: string, at: string) =>
    post.send(
      {
        id: randomUUID(),
        to: 'a@demonstration.example',
        language: 'ar',
        subject: 'S',
        text,
        html: '',
        unsubscribe: null,
      },
      new Date(at),
      async () => {},
    );
  expect(await send('<b>الأول</b> & more', '2026-03-02T06:00:00Z')).toEqual({ outcome: 'SENT', code: null });
  await send('Second.', '2026-03-03T06:00:00Z');
  expect((await readdir(folder)).every((name) => name.endsWith('.eml'))).toBe(true);
  const { body } = await app.inject('/demonstration/mail');
  expect(body.indexOf('Second.')).toBeLessThan(body.indexOf('&lt;b&gt;الأول&lt;/b&gt; &amp; more'));
  expect(body).toContain('a@demonstration.example');
  await app.close();
});
