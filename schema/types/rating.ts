import { registerEnumType } from 'type-graphql';

export const Rating = {
  MISSING: 'MISSING',
  APPROACHES: 'APPROACHES',
  MEETS: 'MEETS',
  EXCEEDS: 'EXCEEDS',
  NOT_APPLICABLE: 'NOT_APPLICABLE',
} as const;
export type Rating = keyof typeof Rating;

registerEnumType(Rating, {
  name: 'Rating',
  description:
    'How far a requirement is fulfilled. No rating means no answer yet, which is something else than MISSING.',
  valuesConfig: {
    MISSING: { description: 'Nothing is in place, or what exists does not address minorities.' },
    APPROACHES: { description: 'Begun and partly covered; the gap and the next step are stated.' },
    MEETS: { description: "The item's `meetsWhen` is fulfilled in this cycle, and evidence shows it." },
    EXCEEDS: { description: 'Fulfilled and more: lasting, led with communities, or taken up by others.' },
    NOT_APPLICABLE: {
      description:
        'Cannot apply here, for the reason that the narrative gives. Counts in progress like any other ' +
        'and is left out of statistics of ratings.',
    },
  },
});
