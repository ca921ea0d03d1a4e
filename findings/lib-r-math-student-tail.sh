#!/usr/bin/env bash
# lib-r-math.js 2.0.3, a port of R's own numerical library: its normal and Poisson tails are right to 15 digits, but whatever
# rests on the incomplete beta function is not. P(T >= 2.89) with 6 degrees is right to seven digits only, where R has 15; for
# even degrees the tail is a short sum that anybody can add up. Tests of equality with R's values then fail far out.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >npm.log
npm install --no-audit --no-fund lib-r-math.js@2.0.3 >>npm.log 2>&1
cat >run.mjs <<'JS'
import { pnorm, pt } from 'lib-r-math.js';
const t = 2.89;
const share = 6 / (6 + t * t);
// Abramowitz and Stegun 26.7.4.
const right = (1 - (t / Math.sqrt(6 + t * t)) * (1 + share / 2 + (3 * share * share) / 8)) / 2;
const theirs = pt(t, 6, undefined, false);
const error = Math.abs(theirs / right - 1);
const normalError = Math.abs(pnorm(1.96, 0, 1, false) / 0.024997895148220435 - 1);
console.log('pt', theirs, 'where the sum is', right, 'relative error', error);
console.log('pnorm: relative error', normalError);
process.exit(error > 1e-9 && error < 1e-6 && normalError < 1e-14 ? 0 : 1);
JS
node run.mjs
