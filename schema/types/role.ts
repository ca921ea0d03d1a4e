import { registerEnumType } from 'type-graphql';

export const Role = {
  COORDINATOR: 'COORDINATOR',
  CO_CHAIR: 'CO_CHAIR',
  FOCAL_POINT: 'FOCAL_POINT',
  CONTRIBUTOR: 'CONTRIBUTOR',
  COUNTRY_LEAD: 'COUNTRY_LEAD',
  OBSERVER: 'OBSERVER',
  MONITORING_ANALYST: 'MONITORING_ANALYST',
  HUMAN_RIGHTS_ADVISER: 'HUMAN_RIGHTS_ADVISER',
  MANDATE_HOLDER: 'MANDATE_HOLDER',
} as const;
export type Role = keyof typeof Role;

registerEnumType(Role, {
  name: 'Role',
  description: 'What somebody does in the network, which decides what they may see and change.',
  valuesConfig: {
    COORDINATOR: {
      description:
        'Coordinates the network from OHCHR: reads everything, and may record, return and accept any answer. ' +
        'Invites people and gives roles.',
    },
    CO_CHAIR: { description: 'Chairs the network in turn: reads everything and changes nothing.' },
    FOCAL_POINT: {
      description:
        'Answers for an agency, in one country or in all: writes, submits, and assigns colleagues. ' +
        'Neither returns nor accepts answers, nor changes an accepted one.',
    },
    CONTRIBUTOR: { description: 'Staff of an agency who draft its answers in a country, and submit none.' },
    COUNTRY_LEAD: {
      description:
        'The Resident Coordinator, their office or their human rights adviser: reads the country in full and writes ' +
        'the answers of its country team.',
    },
    OBSERVER: { description: 'Reads what has been submitted and changes nothing.' },
    MONITORING_ANALYST: {
      description:
        'Records reports and incidents of the monitor in a country. Given by two people, with `proposeMonitoringRole`.',
    },
    HUMAN_RIGHTS_ADVISER: {
      description:
        'Reads reports and incidents of the monitor in a country, and decides on what follows. Given by two people.',
    },
    MANDATE_HOLDER: {
      description:
        'Reads what the monitor releases, as everybody does, and no incident. Given by two people.',
    },
  },
});
