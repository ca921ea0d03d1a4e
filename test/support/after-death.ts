import { spawn } from 'node:child_process';

/** Waits for a line or for the pipe to break; on a broken pipe nobody is left to clean up but this. */
const script = `read -r released && exit 0
pid=$1; shift
[ -n "$pid" ] && kill -KILL "$pid"
for folder; do
  rm -rf "$folder" || { sleep 1; rm -rf "$folder"; }
done`;

/**
 * Kills a process and deletes folders once this process is gone, however it went. A signal that ends it at once
 * runs no handler of ours, but it does close our end of a pipe. Call what it returns when all is cleaned up in the
 * ordinary way.
 */
export function afterDeath(what: { pid?: number | undefined; folders?: string[] }): () => void {
  if (process.platform === 'win32') return () => {};
  const args = ['-c', script, 'sh', String(what.pid ?? ''), ...(what.folders ?? [])];
  // In a process group of its own: Ctrl-C in a terminal must not end it together with us.
  const watcher = spawn('/bin/sh', args, { stdio: ['pipe', 'ignore', 'ignore'], detached: true, cwd: '/' });
  watcher.unref();
  watcher.stdin.on('error', () => {});
  let released = false;
  return () => {
    if (released) return;
    released = true;
    watcher.stdin.end('released\n');
  };
}
