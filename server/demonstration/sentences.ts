import type { Language } from './languages.ts';
import type { Sentences } from './sentence-frames.ts';
import { english } from './sentences.en.ts';
import { spanish } from './sentences.es.ts';
import { french } from './sentences.fr.ts';

/** What the demonstration's people write, by language. */
export const sentences: Record<Language, Sentences> = { en: english, es: spanish, fr: french };
