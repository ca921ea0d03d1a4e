import type { Message } from '../device-state.ts';

// The tabs of this page in this browser: which of them sends, and what they tell each other.

const sending = 'concord-sends';
const present = 'concord-tab';

interface Heard {
  readonly message: (message: Message) => void;
  readonly leads: (to: boolean) => void;
}

/** This tab among the others. Where the browser lacks locks or channels, each does what it can without. */
export class Tabs {
  readonly #channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel('concord') : null;
  readonly #locks = navigator.locks as LockManager | undefined;
  readonly #heard: Heard;
  readonly #present: Promise<unknown>;

  constructor(heard: Heard) {
    this.#heard = heard;
    this.#channel?.addEventListener('message', ({ data }) => heard.message(data as Message));
    this.#present = new Promise((done) => {
      if (!this.#locks) done(null);
      this.#locks?.request(present, { mode: 'shared' }, () => {
        done(null);
        return forAsLongAsThePage;
      });
    });
  }

  tell(message: Message): void {
    this.#channel?.postMessage(message);
  }

  /**
   * Waits for the sending, or takes it from a tab that is there no more. Without locks it is taken only once nobody
   * answered that they have it.
   */
  lead(steal: boolean): void {
    if (!this.#locks) {
      if (steal) this.#heard.leads(true);
      return;
    }
    const held = this.#locks.request(sending, { steal }, () => {
      this.#heard.leads(true);
      return forAsLongAsThePage;
    });
    // Another tab took it for gone: whoever wakes up again waits for its turn.
    held.catch(() => {
      this.#heard.leads(false);
      this.lead(false);
    });
  }

  /** No other tab of the page is open; false where nobody can tell. */
  async alone(): Promise<boolean> {
    if (!this.#locks) return false;
    await this.#present;
    const { held = [] } = await this.#locks.query();
    return held.filter(({ name }) => name === present).length === 1;
  }
}

const forAsLongAsThePage = new Promise<never>(() => {});
