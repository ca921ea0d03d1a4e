// Stands in for curl where it isn't installed: what the documents use of it, and nothing else.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    silent: { type: 'boolean', short: 's' },
    'no-buffer': { type: 'boolean', short: 'N' },
    'cookie-jar': { type: 'string', short: 'c' },
    cookie: { type: 'string', short: 'b' },
    header: { type: 'string', short: 'H', multiple: true, default: [] },
    data: { type: 'string', short: 'd' },
  },
});
const headers = new Headers(
  values.header.map((line) => /^([^:]+): *(.*)$/.exec(line)?.slice(1, 3) ?? [line, '']),
);
if (values.cookie) headers.set('cookie', readFileSync(values.cookie, 'utf8'));
const response = await fetch(positionals[0] ?? '', {
  headers,
  ...(values.data !== undefined && { method: 'POST', body: values.data }),
});
if (values['cookie-jar']) {
  const pairs = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
  writeFileSync(values['cookie-jar'], pairs.join('; '));
}
for await (const piece of response.body ?? []) process.stdout.write(piece);
