#!/usr/bin/env bash
# graphql 16.15.0: `validate()` returns errors, except for a subscription whose root field has @skip or @include with a
# variable: then it throws. SingleFieldSubscriptionsRule collects the fields as execution would, with no variables, and
# the directive's non-null argument has no value. With a literal in its place the same document is valid. A server that
# expects a list of errors from validation has an exception of a document that anybody may send.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >npm.log
npm install --no-audit --no-fund graphql@16.15.0 >>npm.log 2>&1
cat >run.mjs <<'JS'
import { buildSchema, parse, validate, version } from 'graphql';
const schema = buildSchema('type Query { f: Int } type Subscription { f: Int }');
const said = (text) => {
  try {
    return `returned ${JSON.stringify(validate(schema, parse(text)))}`;
  } catch (error) {
    return `threw ${error.constructor.name}: ${error.message}`;
  }
};
const literal = said('subscription { f @include(if: true) }');
const variable = said('subscription ($v: Boolean!) { f @include(if: $v) }');
console.log('graphql', version);
console.log('literal:', literal);
console.log('variable:', variable);
process.exit(literal === 'returned []' && variable.startsWith('threw GraphQLError') ? 0 : 1);
JS
node run.mjs
