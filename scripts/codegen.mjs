// Types and documents of the page's operations, from schema/schema.graphql and client/operations/**/*.graphql.
// Operations in later/ go into a file of their own, which the first load does without. So do those in soon/, which
// come soon after a checklist, and those in plan/, which come once somebody plans work. Few views ask those in seldom/,
// few people may ask those in monitor/, and those in copies/ bring a copy on the device up to date. The result is checked in; `--check` writes nothing and fails when a file is stale.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { codegen } from '@graphql-codegen/core';
import * as operationTypes from '@graphql-codegen/typescript-operations';
import { parse, print, stripIgnoredCharacters, visit } from 'graphql';

const root = new URL('../', import.meta.url);
const folder = new URL('client/operations/', root);

/** @param {string} under */
async function readDocuments(under) {
  const within = new URL(under, folder);
  const names = (await readdir(within)).filter((name) => name.endsWith('.graphql')).sort();
  return Promise.all(
    names.map(async (name) => ({
      location: name,
      document: parse(await readFile(new URL(name, within), 'utf8')),
    })),
  );
}

async function readAll() {
  const folders = ['./', 'soon/', 'later/', 'plan/', 'seldom/', 'monitor/', 'copies/'];
  const [first = [], soon = [], later = [], plan = [], seldom = [], monitor = [], copies = []] =
    await Promise.all(folders.map(readDocuments));
  return { first, soon, later, plan, seldom, monitor, copies };
}

/** The operations as the page sends them, character for character: what a server may be told to accept alone. */
export async function operationTexts() {
  const { first, soon, later, plan, seldom, monitor, copies } = await readAll();
  const { fragments, operations } = sorted(
    [...first, ...soon, ...later, ...plan, ...seldom, ...monitor, ...copies].flatMap(
      ({ document }) => document.definitions,
    ),
  );
  return operations.map((operation) => {
    const used = [...fragmentsUsedBy(operation, fragments)].map((name) =>
      fragments.find((fragment) => fragment.name.value === name),
    );
    return [operation, ...used].map((part) => (part ? stripIgnoredCharacters(print(part)) : '')).join('');
  });
}

/** The whole text of each generated file, by its name. */
export async function generateOperations() {
  const { first, soon, later, plan, seldom, monitor, copies } = await readAll();
  const types = await codegen({
    filename: 'operations.generated.ts',
    schema: parse(await readFile(new URL('schema/schema.graphql', root), 'utf8')),
    documents: [...first, ...soon, ...later, ...plan, ...seldom, ...monitor, ...copies],
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
  const firstDefinitions = first.flatMap(({ document }) => document.definitions);
  const head = '// Written by scripts/codegen.mjs. Do not edit.';
  return {
    'operations.generated.ts': [
      head,
      "import type { Document } from './document.ts';\n",
      types,
      ...documentTexts(firstDefinitions),
      '',
    ].join('\n'),
    'soon.generated.ts': partOf(head, soon, firstDefinitions),
    'later.generated.ts': partOf(head, later, firstDefinitions),
    'plan.generated.ts': partOf(head, plan, firstDefinitions),
    'seldom.generated.ts': partOf(head, seldom, firstDefinitions),
    'monitor.generated.ts': partOf(head, monitor, firstDefinitions),
    'copies.generated.ts': partOf(head, copies, firstDefinitions),
  };
}

/**
 * The file of operations that come later, with the fragments of the first load that they use.
 * @param {string} head
 * @param {readonly { document: import('graphql').DocumentNode }[]} documents
 * @param {readonly import('graphql').DefinitionNode[]} first
 */
function partOf(head, documents, first) {
  const definitions = withFragments(
    documents.flatMap(({ document }) => document.definitions),
    first,
  );
  return [
    head,
    "import type { Document } from './document.ts';",
    `import type { ${sorted(definitions).operations.flatMap(typesOf).join(', ')} } from './operations.generated.ts';\n`,
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
      const [type, variables] = typesOf(operation);
      const used = [...fragmentsUsedBy(operation, fragments)].map((fragment) => ` + ${constant(fragment)}`);
      return `export const ${name}Document: Document<${type}, ${variables}> =\n  ${text(operation)}${used.join('')};`;
    }),
  ];
}

/**
 * With those fragments of others that are used.
 * @param {readonly import('graphql').DefinitionNode[]} definitions
 * @param {readonly import('graphql').DefinitionNode[]} others
 */
function withFragments(definitions, others) {
  const { fragments, operations } = sorted([...others, ...definitions]);
  const used = new Set(
    operations
      .filter((operation) => definitions.includes(operation))
      .flatMap((operation) => [...fragmentsUsedBy(operation, fragments)]),
  );
  return [
    ...fragments.filter((fragment) => used.has(fragment.name.value) && others.includes(fragment)),
    ...definitions,
  ];
}

/** @param {import('graphql').OperationDefinitionNode} operation */
function typesOf(operation) {
  const type = (operation.name?.value ?? '') + capital(operation.operation);
  return [type, `${type}Variables`];
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
  for (const [name, text] of Object.entries(await generateOperations())) {
    const output = new URL(name, folder);
    if (!process.argv.includes('--check')) await writeFile(output, text);
    else if ((await readFile(output, 'utf8').catch(() => '')) !== text) {
      console.error(`client/operations/${name} is stale: run node scripts/codegen.mjs`);
      process.exitCode = 1;
    }
  }
}
