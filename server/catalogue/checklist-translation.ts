import { createHash } from 'node:crypto';
import type { ItemTexts, SectionTexts } from '../database/tables/checklist.entity.ts';

/** A translation of a section or of an item, with the hash of the English that it was made from. */
export type Translated<Texts> = Texts & { madeFrom: string };

/** By language. */
export type Translations<Texts> = Readonly<Record<string, Translated<Texts>>>;

/** Twelve digits of the sha256 over what a reader of a section reads in English. */
export function englishHashOfSection({ title, purpose }: SectionTexts): string {
  return shortHash([title, purpose]);
}

/** Twelve digits of the sha256 over what a reader of an item reads in English. */
export function englishHashOfItem({ title, guidance, meetsWhen, evidence }: ItemTexts): string {
  return shortHash([title, guidance, meetsWhen, evidence]);
}

/** What an area of the Call to Action is called, and what it asks of whom. */
export type AreaTexts = { title: string; countryTeamGuidance: string; memberStateGuidance: string };

/** Twelve digits of the sha256 over what a reader of an area reads in English. */
export function englishHashOfArea({ title, countryTeamGuidance, memberStateGuidance }: AreaTexts): string {
  return shortHash([title, countryTeamGuidance, memberStateGuidance]);
}

function shortHash(texts: unknown): string {
  return createHash('sha256').update(JSON.stringify(texts), 'utf8').digest('hex').slice(0, 12);
}
