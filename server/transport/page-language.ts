import type { IncomingHttpHeaders } from 'node:http';
import { negotiate } from '@fastify/accept-negotiator';
import { isLanguage, type Language } from '../domain/languages.ts';

/** The page writes it where somebody chooses a language, and where a person who signs in has chosen another. */
const COOKIE = /(?:^|;)\s*concord-language=(\w+)\s*(?:;|$)/;

/** The language for whoever asks: the one chosen in this browser, or else what the browser likes best; English otherwise. */
export function pageLanguage(
  { cookie = '', 'accept-language': accepted = '' }: Pick<IncomingHttpHeaders, 'cookie' | 'accept-language'>,
  built: readonly Language[],
): Language {
  const isBuilt = (code: string): code is Language => isLanguage(code) && built.includes(code);
  const [, chosen = ''] = COOKIE.exec(cookie) ?? [];
  if (isBuilt(chosen)) return chosen;
  // Each language is there in one form: `fr-CA` and `zh-Hans-CN` are `fr` and `zh`. A wildcard is no wish.
  const wished = accepted.toLowerCase().replace(/-[\w-]+|\*/g, '');
  // The negotiator chooses among equals by the order in which it is told what there is: here that of the wishes.
  const known = wished.split(',').map((wish) => wish.replace(/;.*/, '').trim());
  return negotiate(wished, known.filter(isBuilt)) ?? 'en';
}
