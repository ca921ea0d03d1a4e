import type { Viewer } from '../domain/viewer.ts';
import type { OperationRequest } from '../graphql/operation-gate.ts';
import { parseCursor } from '../log/cursor.ts';
import type { LogTail } from '../log/log-tail.ts';
import { type Answer, KeptAnswers, type Moment } from './kept-answers.ts';
import { type Question, Questions } from './question.ts';

/** Some 3,000 answers of a country, or all that a network asks for in a day. */
const MOST_BYTES = 64 * 1024 * 1024;

/** A question with whose it is. */
export type Asked = Question & { viewer: Viewer };

/** The answers of this process that are kept, and what keeps them honest: its tail of the log. */
export class Answers {
  readonly kept = new KeptAnswers(MOST_BYTES);
  readonly #questions = new Questions();

  private constructor(private readonly tail: LogTail) {
    tail.onNews(({ reference, events }, position) => this.kept.note(position, reference, events));
    tail.onOtherLog(() => this.kept.forget());
  }

  /** Begins once the tail has told where the log stands. */
  static async open(tail: LogTail): Promise<Answers> {
    const answers = new Answers(tail);
    await tail.catchUp();
    return answers;
  }

  /** What a request asks for, in a form; null where its answer is not for keeping. */
  ask({ query, operationName, variables }: OperationRequest, viewer: Viewer, form: string): Asked | null {
    const question = this.#questions.ask(query, operationName ?? '', variables ?? {}, viewer, form);
    return question && { ...question, viewer };
  }

  /**
   * The kept answer, if there is one that stands. `after` is the latest cursor that whoever asks has seen: an answer is then
   * given if it has everything up to there, and everything that this process wrote or was told of. Without one it has
   * everything that was committed when the question came, for which a look at the log is waited for; so is it for a cursor
   * that this process has not heard of yet. Whoever presents what is no cursor of this log gets an answer that is made
   * afresh.
   */
  async find({ key, viewer }: Asked, after: string | undefined): Promise<Answer | undefined> {
    if (!this.kept.has(key)) return this.kept.find(key, viewer.personId);
    const seen = after === undefined ? null : parseCursor(after);
    if (after !== undefined && !seen) return undefined;
    const enough = seen !== null && seen.position <= this.kept.now.position && this.tail.current;
    if (!enough && !(await this.tail.catchUp())) return undefined;
    return seen && seen.position > this.kept.now.position ? undefined : this.kept.find(key, viewer.personId);
  }

  /** To be called before an answer is made. */
  begin(): Moment {
    return this.kept.now;
  }

  /** Keeps an answer that was made since `begin`. */
  keep({ key, dependence, viewer }: Asked, answer: Answer, since: Moment): void {
    this.kept.keep(key, answer, dependence(), since, viewer.personId);
  }
}
