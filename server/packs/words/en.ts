import type { PackWords } from './pack-words.ts';

export const english: PackWords = {
  rightToLeft: false,
  translation: null,
  title: 'Concord: answers to fill in away from the page',
  warning:
    'This file holds drafts in clear. Whoever gets it can read them: send it only to colleagues who write these answers, ' +
    'and delete it when it has been uploaded.',
  instructions: [
    'Fill in the columns Status, Rating and Answer of the sheet “Answers”. The other columns are locked, so that each answer stays with its question.',
    'Choose Status and Rating from the list in the cell. “Submitted” hands the answer in; “In progress” keeps it a draft.',
    'An emptied cell changes nothing. To take away what stands in it, write [clear] in its cell.',
    'Rows may be sorted, filtered or deleted: what is not in the file stays as it is in Concord.',
    'Open the country’s checklist in Concord and choose “Work in a spreadsheet” to upload the file. You first see what would be applied, field by field; nothing happens before you confirm.',
    'You can upload the same file again later: only what is new is taken. What somebody else has changed meanwhile is shown as a conflict and is never overwritten.',
  ],
  facts: {
    country: 'Country or area',
    agency: 'Agency',
    cycle: 'Cycle',
    madeBy: 'Made by',
    madeAt: 'Made',
    number: 'Number of this pack',
  },
  countryTeam: 'Country team',
  sheets: { readFirst: 'Read first', answers: 'Answers' },
  columns: {
    item: 'Item',
    section: 'Section',
    question: 'Question',
    guidance: 'Guidance',
  },
  fields: ['Status', 'Rating', 'Answer'],
  meetsWhen: 'Meets when',
  evidence: 'Evidence',
  codes: {
    NOT_STARTED: 'Not started',
    IN_PROGRESS: 'In progress',
    SUBMITTED: 'Submitted',
    RETURNED: 'Returned',
    ACCEPTED: 'Accepted',
    MISSING: 'Missing',
    APPROACHES: 'Approaches',
    MEETS: 'Meets',
    EXCEEDS: 'Exceeds',
    NOT_APPLICABLE: 'Not applicable',
  },
  clear: '[clear]',
  withheld:
    'This answer is too long for a spreadsheet, or holds characters that one loses. It stays as it is: change it in Concord itself.',
  chooseFromList: 'Choose one from the list.',
};
