import { registerEnumType } from 'type-graphql';

export const Role = {
  COORDINATOR: 'COORDINATOR',
  FOCAL_POINT: 'FOCAL_POINT',
  OBSERVER: 'OBSERVER',
} as const;
export type Role = keyof typeof Role;

registerEnumType(Role, {
  name: 'Role',
  description: 'What somebody does in the network, which decides what they may change.',
  valuesConfig: {
    COORDINATOR: {
      description:
        'Coordinates the network from OHCHR: reads everything, and may record, return and accept any answer.',
    },
    FOCAL_POINT: {
      description:
        "Answers for an agency in a country, and writes the country team's answers where that agency reports. " +
        'Neither returns nor accepts answers, nor changes an accepted one.',
    },
    OBSERVER: { description: 'Reads everything and changes nothing.' },
  },
});
