// Parts of which a hundred thousand different sentences are made: were all answers alike, compression would look better
// than it is.

const parts = [
  [
    'The country team',
    'Our office in the capital',
    'The working group on minorities',
    'The national human rights institution',
    'A council of elders and youth',
    'The ministry in charge',
    'An alliance of community organisations',
    'The field office in the north',
    'The statistics bureau',
    'The gender theme group',
  ],
  [
    'reviewed',
    'drafted and circulated',
    'agreed on',
    'tested with two communities',
    'asked partners to comment on',
    'translated into three languages',
    'put off for want of funds',
    'published a summary of',
    'trained colleagues in using',
    'began to measure',
  ],
  [
    'the plan against racial discrimination',
    'questions on language and descent for the next survey',
    'a complaints procedure that people trust',
    'budget lines for minority participation',
    'the joint analysis of who is left behind',
    'guidance for staff who recruit',
    'a map of services by settlement',
    'terms of reference for a standing forum',
    'a reply to the treaty body’s recommendations',
    'the agreement with three provinces',
  ],
  [
    'after consultations in',
    'on the basis of data from',
    'and reports on it again in',
    'together with women leaders, in',
    'though only the capital was covered in',
    'with a follow-up planned for',
    'after a delay of some weeks, in',
    'as the forum had asked in',
    'which donors will look at in',
    'and keeps the minutes open since',
  ],
  [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'September',
    'October',
    'November',
    'the last quarter',
  ],
];

/** A sentence that random bytes choose. */
export function sentenceOf(lots: Buffer): string {
  return `${parts.map((part, index) => part[(lots[index] ?? 0) % part.length]).join(' ')}.`;
}
