import { registerEnumType } from 'type-graphql';

export const Wording = {
  ORIGINAL: 'ORIGINAL',
  TRANSLATED: 'TRANSLATED',
  STALE: 'STALE',
  UNTRANSLATED: 'UNTRANSLATED',
} as const;
export type Wording = keyof typeof Wording;

registerEnumType(Wording, {
  name: 'Wording',
  description:
    'How texts of the checklist stand in a language. English alone counts; translations are drafts.',
  valuesConfig: {
    ORIGINAL: { description: 'English, as it counts.' },
    TRANSLATED: { description: 'A translation of the English that counts here.' },
    STALE: { description: 'A translation of another wording: the English was changed since.' },
    UNTRANSLATED: { description: 'English, since there is no translation.' },
  },
});
