import type { Computer, Weather } from './around.ts';
import { Disk } from './disk.ts';
import type { Person, WorldServer } from './server.ts';
import { Tab } from './tab.ts';
import { type AllUnderWay, Later } from './under-way.ts';

interface Around {
  readonly server: WorldServer;
  readonly underWay: AllUnderWay;
  readonly weather: Weather;
  /** Told before a tab is gone with everything that was only in it. */
  readonly goes: (tab: Tab) => void;
}

/** One computer with a browser: its disk, its clock, its session, its tabs, and which of them sends. */
export class Device implements Computer {
  readonly name: string;
  readonly owner: Person;
  readonly disk = new Disk();
  readonly tabs: Tab[] = [];
  session: Person | null;
  /** Minutes that the clock is ahead. */
  skew = 0;
  readonly server: WorldServer;
  readonly underWay: AllUnderWay;
  weather: Weather;
  readonly #around: Around;
  fellBack = false;
  readonly sentOff = new Set<string>();
  #leader: Tab | null = null;
  #waiting: Tab[] = [];
  #opened = 0;
  #minutes = 0;

  constructor(name: string, owner: Person, around: Around) {
    this.name = name;
    this.owner = owner;
    this.session = owner;
    this.server = around.server;
    this.underWay = around.underWay;
    this.weather = around.weather;
    this.#around = around;
    this.fellBack = around.weather.failingDisk;
  }

  get locks(): boolean {
    return !this.weather.lockless;
  }

  /** By its own clock. */
  now(): string {
    this.#minutes += 1;
    return new Date(Date.UTC(2026, 5, 1) + (this.#minutes + this.skew) * 60_000).toISOString();
  }

  open(): Tab {
    this.#opened += 1;
    const tab = new Tab(this, `${this.name}${this.#opened}`);
    this.tabs.push(tab);
    tab.open();
    return tab;
  }

  /** A newer version of the page opens: the older ones give the database up. */
  openNewer(): void {
    this.fellBack = true;
    for (const tab of this.tabs.filter(({ attached }) => attached)) {
      this.underWay.begin(
        new Later(tab, () => {
          tab.databaseGone = true;
          tab.dispatch({ is: 'device-lost', why: 'newer' });
        }),
      );
    }
    this.open();
  }

  crash(tab: Tab): void {
    if (tab.gone) return;
    this.#around.goes(tab);
    tab.gone = true;
    this.tabs.splice(this.tabs.indexOf(tab), 1);
    this.#waiting = this.#waiting.filter((one) => one !== tab);
    if (this.#leader === tab) {
      this.#leader = null;
      this.#give();
    }
  }

  lead(tab: Tab, steal: boolean): void {
    if (!this.locks) {
      if (steal) this.#tellLead(tab, true);
      return;
    }
    if (!steal) this.#waiting.push(tab);
    else if (this.#leader !== tab) {
      const before = this.#leader;
      this.#waiting = this.#waiting.filter((one) => one !== tab);
      this.#leader = tab;
      this.#tellLead(tab, true);
      // It hears of it when it can, and then waits for its turn.
      if (before) {
        this.#tellLead(before, false);
        this.#waiting.push(before);
      }
    }
    this.#give();
  }

  #tellLead(tab: Tab, to: boolean): void {
    tab.leads.push(to);
    const tell = () => tab.dispatch({ is: 'leads', to: tab.leads.shift() ?? to });
    this.underWay.begin(new Later(tab, tell));
  }

  /** The lock goes to whoever waits longest, frozen or not. */
  #give(): void {
    const next = this.#leader ? undefined : this.#waiting.shift();
    if (!next) return;
    this.#leader = next;
    this.#tellLead(next, true);
  }
}
