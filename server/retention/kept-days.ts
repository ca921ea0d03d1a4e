/** For how many days something is kept once it has ended; docs/privacy.md says the same to people. */
export const keptDays = {
  /** After the change: then the same id counts as a new one. */
  receipts: 90,
  sessions: 30,
  tokens: 400,
  invitations: 400,
  /** After somebody last marked anything in the cycle. */
  marks: 400,
  /** After the day on which a coordinator saw something. */
  seen: 400,
  /** After a device was last heard of. */
  heartbeats: 90,
  /** After it was noticed, once it is settled. */
  notices: 180,
  /** That a message went out, after it did. */
  mails: 90,
  /** That a webhook was told of something, and what came of it, after it began. */
  webhookDeliveries: 30,
  /** When somebody sent tests to their webhooks, after the latest: those of an hour are counted. */
  webhookTests: 1,
  /** Marks, heartbeats, saved views, notices and wishes, after their person was shut out. */
  ownOfDeactivated: 30,
  /** After somebody took it along: what is brought back by it later is not taken. */
  packs: 400,
  /** That somebody took a file, after they did. */
  downloads: 400,
  /** Runs of detection, and p-values of a period, that no signal rests on. */
  detection: 180,
} as const;
