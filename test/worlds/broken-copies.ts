/** A copy of the core with one fault that somebody could make. Its worlds must notice. */
interface BrokenCopy {
  readonly name: string;
  readonly changes: readonly { readonly file: string; readonly from: string; readonly to: string }[];
}

const sync = 'client/sync';

export const brokenCopies: readonly BrokenCopy[] = [
  {
    name: 'forgets an entry when it is sent, before the answer',
    changes: [
      {
        file: `${sync}/outbox-sending.ts`,
        from: "{ ...markHeads(outbox, entries, 'sending'), sending: request, requests: request }",
        to: `{ ...entries.reduce((left, { address }) => {
          const line = left.lines[keyOf(address)];
          return { ...left, lines: { ...left.lines, [keyOf(address)]: { ...line, entries: line.entries.slice(1) } } };
        }, outbox), sending: request, requests: request }`,
      },
      {
        file: `${sync}/outbox-sending.ts`,
        from: "from './outbox.ts';",
        to: "from './outbox.ts';\nimport { keyOf } from './model.ts';",
      },
    ],
  },
  {
    name: 'gives a change another id when it goes again',
    changes: [
      {
        file: `${sync}/outbox-answers.ts`,
        from: "{ ...markHeads(outbox, sent, 'again'), sending: 0, attempt: outbox.attempt + 1 }",
        to: "{ ...markHeads(outbox, sent.map((one) => ({ ...one, mutationId: one.mutationId + '+' })), 'again'), sending: 0, attempt: outbox.attempt + 1 }",
      },
    ],
  },
  {
    name: 'raises the base to the latest revision, whoever made it',
    changes: [{ file: `${sync}/outbox-answers.ts`, from: 'return asSeen ?', to: 'return next ?' }],
  },
  {
    name: 'sends from every tab, and drops the answer where another tab was faster',
    changes: [
      { file: `${sync}/device/keeping.ts`, from: ": 'elsewhere';", to: ": 'here';" },
      {
        file: `${sync}/device/adopting.ts`,
        from: 'for (const move of state.device?.unsaved[key] ?? []) {',
        to: 'for (const move of []) {',
      },
    ],
  },
  {
    name: 'lets an edit join an entry that is being sent',
    changes: [
      {
        file: `${sync}/outbox-edits.ts`,
        from: 'isUnsent(last) && !seesNewer',
        to: '!seesNewer',
      },
    ],
  },
  {
    name: 'orders what it finds on the device by the clock',
    changes: [
      {
        file: `${sync}/device/adopting.ts`,
        from: 'const written = Math.max(outbox.written, ...line.entries',
        to: 'line.entries = [...line.entries].sort((a, b) => (a.writtenAt < b.writtenAt ? -1 : 1));\n    const written = Math.max(outbox.written, ...line.entries',
      },
    ],
  },
  {
    name: 'drops the reason of a return when a later edit joins it',
    changes: [
      { file: `${sync}/outbox-edits.ts`, from: 'all.reduce<Why>(whyAfter, noWhy)', to: 'whyOf(edit)' },
    ],
  },
  {
    name: 'puts what a pack brings on the latest revision',
    changes: [
      {
        file: 'server/packs/plan-return.ts',
        from: 'return { baseRevision: baseRevisionOf(set, known), values };',
        to: 'return { baseRevision: Math.max(baseRevisionOf(set, known), ...known.narrative.changed), values };',
      },
    ],
  },
  {
    name: 'says that everything is on the device while it is still being written',
    changes: [
      {
        file: `${sync}/kept.ts`,
        from: '&& !device.unsaved[keyOf(address)]',
        to: '&& keyOf(address) !== null',
      },
    ],
  },
];
