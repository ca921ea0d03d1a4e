#!/usr/bin/env bash
# @fastify/static 9.1.3 (fastify 5.6.2) with `preCompressed: true`: it chooses among `app.js`, `app.js.br` and `app.js.gz` by the request's
# `Accept-Encoding`, says so in `content-encoding`, and sends no `Vary`, neither with the compressed file nor with the plain one. With
# `public, immutable`, which is what such files are served with, a shared cache may hand the brotli file to a client that asked for
# none. @fastify/compress 8.3.0, of the same authors, sends it at least with what it compressed. `setHeaders` can add it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >npm.log
npm install --no-audit --no-fund fastify@5.6.2 @fastify/static@9.1.3 @fastify/compress@8.3.0 >>npm.log 2>&1
cat >run.mjs <<'JS'
import { mkdirSync, writeFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import compress from '@fastify/compress';
import serve from '@fastify/static';
import fastify from 'fastify';

const text = 'export const words = ["one", "two", "three"];\n'.repeat(200);
mkdirSync('files');
writeFileSync('files/app.js', text);
writeFileSync('files/app.js.br', brotliCompressSync(text));
const files = fastify();
await files.register(serve, { root: `${import.meta.dirname}/files`, preCompressed: true, immutable: true, maxAge: '365d' });
const answers = fastify();
await answers.register(compress);
answers.get('/app.js', (_request, reply) => reply.type('text/javascript').send(text));
for (const [name, app] of Object.entries({ '@fastify/static': files, '@fastify/compress': answers })) {
  for (const encoding of ['br', 'identity']) {
    const { headers } = await app.inject({ url: '/app.js', headers: { 'accept-encoding': encoding } });
    console.log(`${name}, asked for ${encoding}: content-encoding ${headers['content-encoding']}, vary ${headers.vary}`);
  }
}
JS
node run.mjs | tee seen
diff seen - <<'EXPECTED'
@fastify/static, asked for br: content-encoding br, vary undefined
@fastify/static, asked for identity: content-encoding undefined, vary undefined
@fastify/compress, asked for br: content-encoding br, vary accept-encoding
@fastify/compress, asked for identity: content-encoding undefined, vary undefined
EXPECTED
echo 'as described'
