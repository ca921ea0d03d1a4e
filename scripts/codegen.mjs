// Types and documents of the page's operations, from schema/schema.graphql and client/operations/*.graphql.
// The result is checked in; `--check` writes nothing and fails when the file is stale.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { codegen } from '@graphql-codegen/core';
import * as operationTypes from '@graphql-codegen/typescript-operations';
import { parse, print, stripIgnoredCharacters, visit } from 'graphql';

const root = new URL('../', import.meta.url);
const folder = new URL('client/operations/', root);
const output = new URL('operations.generated.ts', folder);

async function readDocuments() {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.graphql')).sort();
  return Promise.all(
    files.map(async (name) => ({
      location: name,
      document: parse(await readFile(new URL(name, folder), 'utf8')),
    })),
  );
}

/** The operations as the page sends them, character for character: what a server may be told to accept alone. */
export async function operationTexts() {
  const { fragments, operations } = sorted(
    (await readDocuments()).flatMap(({ document }) => document.definitions),
  );
  return operations.map((operation) => {
    const used = [...fragmentsUsedBy(operation, fragments)].map((name) =>
      fragments.find((fragment) => fragment.name.value === name),
    );
    return [operation, ...used].map((part) => (part ? stripIgnoredCharacters(print(part)) : '')).join('');
  });
}

/** The whole text of the generated file. */
export async function generateOperations() {
  const documents = await readDocuments();
  const types = await codegen({
    filename: 'operations.generated.ts',
    schema: parse(await readFile(new URL('schema/schema.graphql', root), 'utf8')),
    documents,
    config: {
      enumsAsTypes: true,
      useTypeImports: true,
      immutableTypes: true,
      skipTypename: true,
      strictScalars: true,
      scalars: { Cursor: 'string', DateTimeISO: 'string', UUID: 'string' },
    },
    plugins: [{ operationTypes: {} }],
    pluginMap: { operationTypes },
  });
  const definitions = documents.flatMap(({ document }) => document.definitions);
  return [
    '// Written by scripts/codegen.mjs. Do not edit.',
    "import type { Document } from './document.ts';\n",
    types,
    ...documentTexts(definitions),
    '',
  ].join('\n');
}

/**
 * Each fragment is one constant that the operations which use it are joined from, so its text is there once.
 * @param {readonly import('graphql').DefinitionNode[]} definitions
 */
function documentTexts(definitions) {
  const { fragments, operations } = sorted(definitions);
  return [
    ...fragments.map((fragment) => `const ${constant(fragment.name.value)} =\n  ${text(fragment)};`),
    ...operations.map((operation) => {
      const name = operation.name?.value ?? '';
      const type = name + capital(operation.operation);
      const used = [...fragmentsUsedBy(operation, fragments)].map((fragment) => ` + ${constant(fragment)}`);
      return `export const ${name}Document: Document<${type}, ${type}Variables> =\n  ${text(operation)}${used.join('')};`;
    }),
  ];
}

/** @param {readonly import('graphql').DefinitionNode[]} definitions */
function sorted(definitions) {
  return {
    fragments: definitions.filter((definition) => definition.kind === 'FragmentDefinition'),
    operations: definitions.filter((definition) => definition.kind === 'OperationDefinition'),
  };
}

/**
 * @param {import('graphql').DefinitionNode} definition
 * @param {readonly import('graphql').FragmentDefinitionNode[]} fragments
 * @param {Set<string>} found
 * @returns {ReadonlySet<string>}
 */
function fragmentsUsedBy(definition, fragments, found = new Set()) {
  visit(definition, {
    FragmentSpread({ name }) {
      const fragment = fragments.find((one) => one.name.value === name.value);
      if (!fragment || found.has(name.value)) return;
      found.add(name.value);
      fragmentsUsedBy(fragment, fragments, found);
    },
  });
  return found;
}

/** @param {import('graphql').DefinitionNode} definition */
function text(definition) {
  return JSON.stringify(stripIgnoredCharacters(print(definition)));
}

/** @param {string} name */
function constant(name) {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** @param {string} name */
function capital(name) {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = await generateOperations();
  if (process.argv.includes('--check')) {
    const present = await readFile(output, 'utf8').catch(() => '');
    if (present !== text) {
      console.error('client/operations/operations.generated.ts is stale: run node scripts/codegen.mjs');
      process.exitCode = 1;
    }
  } else {
    await writeFile(output, text);
  }
}
