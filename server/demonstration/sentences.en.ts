import type { Sentences } from './sentence-frames.ts';

export const english: Sentences = {
  months: 'January February March April May June July August September October November December'.split(' '),
  answers: {
    MISSING: [
      ({ title }) =>
        `Nothing is in place yet for “${title}”. It will be on the agenda of the next planning meeting.`,
      ({ guidance, comingMonth }) =>
        `Not begun. What is asked: “${guidance}” A first proposal is planned for ${comingMonth}.`,
    ],
    APPROACHES: [
      ({ title, evidence, month }) =>
        `Work on “${title}” began in ${month}. The ${evidence} is being drafted; it does not cover every group yet.`,
      ({ meetsWhen, evidence }) =>
        `Partly done. Still open: “${meetsWhen}” Next step: finish the ${evidence} and agree on who keeps it up.`,
      ({ title, otherEvidence, month }) =>
        `“${title}” is covered in the capital only. The ${otherEvidence} of ${month} shows the gap; the field offices follow.`,
    ],
    MEETS: [
      ({ meetsWhen, evidence, month }) => `${meetsWhen} Shown by the ${evidence} of ${month}.`,
      ({ title, evidence, otherEvidence }) =>
        `“${title}” is fulfilled in this cycle. On file: ${evidence}, ${otherEvidence}.`,
      ({ agency, meetsWhen, month }) =>
        `Checked by ${agency ?? 'the country team'} in ${month}, with this condition in mind: “${meetsWhen}” It holds.`,
    ],
    EXCEEDS: [
      ({ title, evidence }) =>
        `“${title}” has been in place for several years, and the communities concerned now lead it. The ${evidence} is reviewed with them.`,
      ({ meetsWhen, agency }) => `${meetsWhen} Others have taken up what ${agency ?? 'the team'} does here.`,
    ],
    NOT_APPLICABLE: [
      ({ agency, title }) =>
        `Not applicable: ${agency ?? 'the country team'} has no work in the country that “${title}” could be about. To be looked at again in the next cycle.`,
      ({ guidance }) =>
        `Not applicable, because nothing of this kind is under way in the country in this cycle: “${guidance}”`,
    ],
  },
  drafts: [
    ({ title, evidence }) =>
      `First notes on “${title}”. To be asked of colleagues: what do we have on file as ${evidence}?`,
    ({ guidance, comingMonth }) =>
      `To be completed after the meeting in ${comingMonth}. The question is: “${guidance}”`,
  ],
  returns: [
    ({ evidence, meetsWhen }) =>
      `Please name the ${evidence} that shows it, and its date. The condition is: “${meetsWhen}”`,
    ({ title }) =>
      `The text and the rating do not go together for “${title}”: please say which of the two holds.`,
  ],
  afterReturn: [
    ({ evidence, month }) =>
      `Added after the question: the ${evidence} is dated ${month} and can be seen on request.`,
  ],
  addendumReasons: [
    ({ evidence }) => `The ${evidence} arrived after the cycle was closed.`,
    ({ title }) => `Found when the report on “${title}” was written.`,
  ],
  addenda: [
    ({ evidence, month }) => `Added after the closing: the ${evidence} of ${month} is on file by now.`,
    ({ otherEvidence }) => `Added after the closing: the ${otherEvidence} was published meanwhile.`,
  ],
  openComments: [
    ({ title, evidence }) =>
      `Other countries ask how “${title}” was done here. May the ${evidence} be passed on?`,
    ({ agency, title }) => `Whom at ${agency ?? 'the team'} may others ask about “${title}”?`,
  ],
  replies: [
    ({ evidence }) => `Yes. The ${evidence} can go to others; please leave out the annex with names.`,
    ({ title }) => `Gladly: ask the office, and mention “${title}”.`,
  ],
  internalComments: [
    ({ evidence }) => `Who has the latest ${evidence}? It is asked for in the note.`,
    ({ meetsWhen }) => `Can we look at this together before it goes out again? “${meetsWhen}”`,
  ],
  nextSteps: [
    ({ evidence, comingMonth }) =>
      `Have the ${evidence} ready by ${comingMonth}, and share it with the team.`,
    ({ title, comingMonth }) =>
      `Put “${title}” on the agenda of the meeting in ${comingMonth}, and agree on who leads.`,
  ],
  mark: '[Made up for the demonstration]',
};
