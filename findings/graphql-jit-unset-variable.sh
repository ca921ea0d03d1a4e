#!/usr/bin/env bash
# graphql-jit 0.8.9: a variable that the request leaves out, where it stands inside an input object that the operation
# writes out, reaches the resolver as null. graphql-js leaves the field out. Where null means "clear it" and absence
# "leave it", the compiled query changes data that the plain one keeps.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >npm.log
npm install --no-audit --no-fund graphql@16.15.0 graphql-jit@0.8.9 >>npm.log 2>&1
cat >run.mjs <<'JS'
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const { buildSchema, execute, parse, version } = require('graphql');
const { compileQuery } = require('graphql-jit');
const schema = buildSchema('input I { a: String b: String } type Query { seen(input: I): String }');
schema.getQueryType().getFields().seen.resolve = (_, { input }) => JSON.stringify(input);
const document = parse('query ($a: String, $b: String) { seen(input: { a: $a, b: $b }) }');
const variables = { a: '1' };
const plain = (await execute({ schema, document, variableValues: variables })).data.seen;
const compiled = (await compileQuery(schema, document).query(undefined, undefined, variables)).data.seen;
console.log('graphql', version, 'gives the resolver', plain);
console.log('graphql-jit', require('graphql-jit/package.json').version, 'gives it', compiled);
process.exit(plain === '{"a":"1"}' && compiled === '{"a":"1","b":null}' ? 0 : 1);
JS
node run.mjs
