import type { Rating } from '../../schema/types/rating.ts';

/** What a sentence is about: texts of the item itself, untranslated, as its reader sees them. */
export type Subject = {
  title: string;
  guidance: string;
  meetsWhen: string;
  /** Two kinds of evidence of the item, or one twice where it has only one. */
  evidence: string;
  otherEvidence: string;
  /** An agency's acronym; null for the country team. */
  agency: string | null;
  /** When what is told was done, in the writer's language. */
  month: string;
  /** When what is planned will be done. */
  comingMonth: string;
};

type Frame = (subject: Subject) => string;
type Frames = readonly [Frame, ...Frame[]];

/** The frames of one language. */
export type Sentences = {
  months: readonly string[];
  answers: Record<Rating, Frames>;
  /** Work that has only begun. */
  drafts: Frames;
  /** From the coordinator, with an answer that is returned. */
  returns: Frames;
  /** Added by the author to an answer that was returned. */
  afterReturn: Frames;
  /** Why the coordinator adds to an answer after the closing. */
  addendumReasons: Frames;
  /** What is added. */
  addenda: Frames;
  /** To the network, about an answer that it reads. */
  openComments: Frames;
  /** By the author of that answer. */
  replies: Frames;
  /** Among colleagues, about an answer that was returned. */
  internalComments: Frames;
  /** What is to be done about an answer below MEETS. */
  nextSteps: Frames;
  /** Ends every text, so that none can be taken for a real one. */
  mark: string;
};
