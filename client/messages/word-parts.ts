/**
 * Words that don't come with the first load, by the first part of their key. Each language has every word of the page in one
 * message file, but a phone on a slow line need not load those of the matrix to show a checklist. The build writes each part
 * into a file of its own. `first` has what no part names.
 */
export const wordParts = {
  /** Of a checklist, once it stands; other views that show changes need them too. */
  soon: [
    'export',
    'area',
    'guidance',
    'submit',
    'return',
    'second',
    'event',
    'latest',
    'diff',
    'undo',
    'where',
    'said',
    'comments',
    'carried',
    'addendum',
    'planned',
    'evidenced',
    'seen',
    'refused',
    'join',
    'meaning',
  ],
  /** Of a thread of comments, once somebody opens it. */
  comments: ['comment'],
  /** Of views that are files of their own: they come with the first of these. */
  later: ['matrix', 'cell', 'entry', 'history', 'log', 'kind', 'role', 'choice', 'conflict'],
  /** Of what changed, by kind and by whom. */
  audit: ['audit'],
  /** Of administration and of cycles, which few people open. */
  administration: ['people', 'account', 'cycles', 'mentions'],
  /** Of what waits for oneself, and of a list of one’s own countries, which few people have. */
  many: ['many', 'due', 'todo', 'duty', 'countries'],
  /** Of what waits for a decision. */
  decisions: ['decisions'],
  /** Of one item across countries. */
  across: ['across'],
  /** Of taking back what was done with many, once it was done. */
  undone: ['undone'],
  /** Of views that one keeps by a name. */
  saved: ['saved'],
  /** Of the list of who is stuck. */
  stuck: ['stuck'],
  /** Of who does what by when: beside an answer once somebody opens it, and of the action plan. */
  plan: ['plan'],
  /** Of a coordinator's first page. */
  overview: ['overview'],
  /** Of what shows an answer, once somebody opens it. */
  evidence: ['evidence'],
  /** Of two years beside each other. */
  comparison: ['comparison'],
  /** Of reports. */
  report: ['report'],
  /** Of the monitor: its frame, reports, incidents and groups, and the terms that its sections share. */
  monitor: ['monitor'],
  /** Of its alerts and early actions. */
  alerts: ['alerts'],
  /** Of a country’s assessment, and of its sensitive dates. */
  framework: ['framework'],
  /** Of the monitor’s monthly releases. */
  releases: ['releases'],
  /** Of the areas of the Call to Action. */
  areas: ['areas', 'standing'],
  /** Of charts. */
  charts: ['charts'],
  /** Of the map among them, once somebody opens it. */
  map: ['map'],
  /** Of help and of the glossary. */
  help: ['help', 'glossary'],
  /** Of where one’s own changes are. */
  mine: ['mine'],
  /** Of when people were last heard of. */
  heard: ['heard'],
  /** Of a checklist as a spreadsheet, which few people take along. */
  packs: ['packs'],
  /** Of signing in beside the listed personas, which nobody needs who is signed in. */
  door: ['provider', 'turned', 'free'],
  /** Of what stands beside every view: a new version, the languages, others’ changes as they are said aloud, how they come, and a
   * shared device’s passphrase, and where help is. */
  version: ['version', 'foot', 'language', 'digest', 'ladder', 'revoked', 'locked', 'signedOut'],
  /** Of what concerns oneself, and what one is told of it by mail. */
  notices: ['notices'],
  /** Of where one’s own systems hear of events. */
  webhooks: ['webhooks'],
  /** Of leaving with changes that were not received, and of the file that they go into. */
  leaving: ['leaving'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Words that come in one file. */
export type WordPart = 'first' | keyof typeof wordParts;

/** The part that a message is in. */
export function partOf(key: string): WordPart {
  const [group = ''] = key.split('.');
  const parts: Readonly<Record<string, readonly string[]>> = wordParts;
  const found = Object.keys(parts).find((part) => parts[part]?.includes(group));
  return (found ?? 'first') as WordPart;
}
