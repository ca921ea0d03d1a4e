import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import type { Plugin, Rolldown } from 'vite';
import { OwnAnswersDocument, StartDocument } from '../client/operations/operations.generated.ts';
import { documentId } from '../schema/document-id.ts';

/**
 * Puts into the HTML itself what would only wait for a round trip of its own. That is what asks at once, the style of the first
 * page, and the first script, which comes while what it needs is on its way. The server allows each by its hash. What the HTML then is has a
 * version, and names it, so that the service worker can tell it from another.
 */
export function firstPage(): Plugin {
  return {
    name: 'first-page',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const chunks = Object.values(bundle).filter((one) => one.type === 'chunk');
        const find = (module: string) => {
          const found = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(module)));
          if (!found) throw new Error(`no file of the page has ${module}`);
          return found;
        };
        const first = find('/client/app/main.tsx');
        const shared = find('/preact.mjs');
        if (first.exports.length > 0)
          throw new Error(`only the HTML has ${first.exports}, which another file needs`);
        // Others name it for its style alone, and among what they need.
        for (const chunk of chunks) {
          chunk.code = chunk.code
            .replace(`import"./${nameIn(first)}";`, '')
            .replaceAll(`"${first.fileName}"`, `"${shared.fileName}"`);
        }
        const html = bundle['index.html'];
        if (html?.type !== 'asset') throw new Error('there is no HTML');
        const rest = find('/client/app/rest.tsx');
        rest.code = withoutHelper(rest, find('rolldown/runtime.js'));

        // 1. The style. Files that list it among what they need would wait for ever: they get one in its place that has come already.
        let text = String(html.source).replace(
          /<link rel="stylesheet"[^>]*href="\/(assets\/[^"]+)">/g,
          (link, name: string) => {
            const style = bundle[name];
            if (style?.type !== 'asset') return link;
            delete bundle[name];
            for (const chunk of chunks)
              chunk.code = chunk.code.replaceAll(`"${name}"`, `"${shared.fileName}"`);
            return `<style>${String(style.source).trim()}</style>`;
          },
        );

        first.code = first.code.replaceAll(
          `"${find('rolldown/runtime.js').fileName}"`,
          `"${shared.fileName}"`,
        );

        // 2. What asks, before everything else, and the first script.
        const asking = await scriptThatAsks(`/${rest.fileName}`);
        text = text
          .replace('<head>', () => `<head>\n    <script>${inHtml(asking)}</script>`)
          .replace(/<script type="module"[^>]*><\/script>\s*/, '')
          .replace('</head>', () => `<script type="module">${inHtml(fromRoot(first))}</script>\n  </head>`);
        delete bundle[first.fileName];

        // 3. The version, of all of it.
        const version = createHash('sha256').update(text).digest('base64url').slice(0, 10);
        html.source = text.replace('<html ', `<html data-version="${version}" `);
      },
    },
  };
}

/** The version of the page that the HTML names. */
export function versionIn(html: string): string {
  const [, version] = /<html data-version="([\w-]+)"/.exec(html) ?? [];
  if (!version) throw new Error('the HTML names no version');
  return version;
}

function nameIn({ fileName }: Rolldown.OutputChunk): string {
  return fileName.slice(fileName.lastIndexOf('/') + 1);
}

/**
 * A file without the one function that it would import of the bundler's own: that makes an object of what the file exports. As a file
 * of its own it is one more that the first page asks for.
 */
function withoutHelper({ code }: Rolldown.OutputChunk, helper: Rolldown.OutputChunk): string {
  const imported = new RegExp(`import\\{\\w+ as (\\w+)\\}from"./${nameIn(helper)}";`);
  if (!imported.test(code)) throw new Error('the bundler’s own function is not where it was');
  const made = '{let n={};for(let k in o)Object.defineProperty(n,k,{get:o[k]});return n}';
  return code.replace(imported, (_line, name) => `const ${name}=o=>${made};`);
}

async function scriptThatAsks(rest: string): Promise<string> {
  const input = join(import.meta.dirname, '../client/app/ask-at-once.ts');
  const built = { start: documentId(StartDocument), own: documentId(OwnAnswersDocument), rest };
  const bundle = await rolldown({ input });
  const { output } = await bundle.generate({
    format: 'iife',
    minify: true,
    intro: `const built=${JSON.stringify(built)};`,
  });
  return output[0].code.trim();
}

/** A script that stands in the HTML of every address can't name files from where it is. */
function fromRoot({ code }: Rolldown.OutputChunk): string {
  return code.trim().replace(/\b(from|import|import\()(["'`])\.\/(?=[\w-]+\.js\2)/g, '$1$2/assets/');
}

function inHtml(script: string): string {
  if (/<\/script|<!--/i.test(script)) throw new Error('the HTML would end the script before its end');
  return script;
}
