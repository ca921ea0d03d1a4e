import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterDeath } from '../support/after-death.ts';
import { waitUntil } from '../support/wait.ts';

/** Starts nginx with what stands in `http { … }` and `server { … }`, in a new folder; what it complains about is thrown. */
export async function startNginx(
  parent: string,
  { port, http, server }: { port: number; http: string; server: string },
): Promise<{ stop(): Promise<void> }> {
  const folder = await mkdtemp(join(parent, 'nginx-'));
  await mkdir(join(folder, 'logs'));
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${folder}/${name};`,
  );
  const file = join(folder, 'nginx.conf');
  await writeFile(
    file,
    `daemon off;
     master_process off;
     pid ${folder}/nginx.pid;
     error_log stderr;
     events {}
     http {
       access_log off;
       ${temporary.join('\n')}
       ${http}
       server {
         listen 127.0.0.1:${port};
         ${server}
       }
     }
    `,
  );
  const options = ['-p', folder, '-c', file, '-e', 'stderr'];
  const judged = spawnSync('nginx', [...options, '-t'], { encoding: 'utf8' });
  if (judged.status !== 0) throw new Error(`nginx refuses the lines:\n${judged.stderr}`);
  const child = spawn('nginx', options, { stdio: 'ignore' });
  const exited = once(child, 'exit');
  child.once('exit', afterDeath({ pid: child.pid }));
  await waitUntil(() => fetch(`http://127.0.0.1:${port}/health/live`), { what: 'nginx answers' });
  return {
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}
