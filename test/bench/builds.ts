import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What `node` is told in a script of package.json. */
export interface NodeScript {
  script: string;
  /** What stands before the script, such as `--max-semi-space-size=32`. */
  options: string[];
}

/** A checkout of Concord that is built. Where its programs lie is for its own package.json to say: commits differ in that. */
export interface Build {
  root: string;
  server: NodeScript;
  loadCatalogue: NodeScript;
  verifyLog: NodeScript;
}

/** Reads what a checkout's `npm start`, `npm run load-catalogue` and `npm run verify-log` start. */
export function readBuild(root: string): Build {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const programOf = (name: string): NodeScript => {
    const [node, ...args] = (scripts[name] ?? '').split(' ');
    const script = args.at(-1);
    if (node !== 'node' || !script?.endsWith('.js')) {
      throw new Error(
        `The script "${name}" in ${join(root, 'package.json')} does not start a program of Node.`,
      );
    }
    return { script: join(root, script), options: args.slice(0, -1) };
  };
  return {
    root,
    server: programOf('start'),
    loadCatalogue: programOf('load-catalogue'),
    verifyLog: programOf('verify-log'),
  };
}
