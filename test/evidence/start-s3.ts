import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { afterDeath } from '../support/after-death.ts';
import { findFreePort } from '../support/free-port.ts';
import { waitUntil } from '../support/wait.ts';

/** A bucket of an S3-compatible server, which is gone with it. */
export interface TestBucket {
  /** As FILES_URL takes it. */
  url: string;
  client: S3Client;
  bucket: string;
  /** What programs need to be let in. */
  env: Record<string, string>;
  stop(): void;
}

const program = `
  import { startFauxqs } from 'fauxqs';
  await startFauxqs({ port: Number(process.env.PORT), host: '127.0.0.1', logger: false });
`;

/** Starts the server that \`prepare.mjs\` installed, under the Node that came with it, with nothing in it. */
export async function startS3(): Promise<TestBucket> {
  const folder = join(import.meta.dirname, 's3');
  const node = join(folder, 'node_modules/node/bin/node');
  if (!existsSync(node)) throw new Error('Run npm run uploads, which installs the server.');
  const port = await findFreePort();
  const child: ChildProcess = spawn(node, ['--input-type=module', '--eval', program], {
    cwd: folder,
    env: { PATH: process.env.PATH, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  child.once('exit', afterDeath({ pid: child.pid }));
  const endpoint = `http://127.0.0.1:${port}`;
  const env = { AWS_ACCESS_KEY_ID: 'tester', AWS_SECRET_ACCESS_KEY: 'secret of a test' };
  const client = new S3Client({
    endpoint,
    region: 'eu-central-1',
    forcePathStyle: true,
    credentials: { accessKeyId: env.AWS_ACCESS_KEY_ID, secretAccessKey: env.AWS_SECRET_ACCESS_KEY },
  });
  const bucket = 'evidence';
  await waitUntil(
    () =>
      client.send(new CreateBucketCommand({ Bucket: bucket })).then(
        () => true,
        () => false,
      ),
    { within: 30_000, what: 'the store answers' },
  );
  return {
    url: `s3://${bucket}/concord?endpoint=${endpoint}&region=eu-central-1`,
    client,
    bucket,
    env,
    stop: () => void child.kill('SIGKILL'),
  };
}
