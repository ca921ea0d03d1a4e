import type { SerializedError } from 'vitest';
import type { Reporter, TestModule, Vitest } from 'vitest/node';

/**
 * Ends a run with the files that took longest, and one line for machines: `12 passed, 0 failed`.
 *
 * A test that can't be counted counts as failed, so that the line can never look better than the exit code. That is
 * so for a file that does not load, a hook that throws, an unhandled error, and a run that is cut short.
 */
export class SummaryReporter implements Reporter {
  private passed = 0;
  private failed = 0;
  private slowest: string[] = [];
  private watching = false;

  onInit(vitest: Vitest): void {
    this.watching = vitest.config.watch;
    // Vitest still prints after its last reporter has spoken (a worker that hangs, a teardown that fails). A run
    // with a global setup that fails never reaches the reporters. Only the end of the process is late enough for
    // the last line.
    if (!this.watching) process.once('exit', (code) => this.print(code));
  }

  onTestRunEnd(modules: ReadonlyArray<TestModule>, unhandled: ReadonlyArray<SerializedError>): void {
    this.passed = 0;
    this.failed = unhandled.length;
    this.slowest = slowestFiles(modules.map(timeOf));
    for (const module of modules) this.count(module);
    if (this.watching) this.print(0);
  }

  private count(module: TestModule): void {
    this.failed += module.errors().length;
    for (const suite of module.children.allSuites()) this.failed += suite.errors().length;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state === 'passed') this.passed += 1;
      // A test that never got to run is not a test that was left out on purpose.
      if (state === 'failed' || state === 'pending') this.failed += 1;
    }
  }

  private print(exitCode: number | string | undefined): void {
    const failed = Number(exitCode ?? 0) !== 0 ? Math.max(1, this.failed) : this.failed;
    if (this.slowest.length > 0) process.stdout.write(`\nSlowest files:\n${this.slowest.join('\n')}\n`);
    process.stdout.write(`\n${this.passed} passed, ${failed} failed\n`);
  }
}

export interface FileTime {
  path: string;
  ms: number;
}

/** Lines for the ten files that took longest, in whole seconds, the longest first. */
export function slowestFiles(times: readonly FileTime[]): string[] {
  const longestFirst = [...times].sort((a, b) => b.ms - a.ms);
  return longestFirst
    .slice(0, 10)
    .map(({ path, ms }) => `${String(Math.round(ms / 1000)).padStart(5)} s  ${path}`);
}

/** What a file kept its worker busy for: its imports, its hooks and its tests. */
function timeOf(module: TestModule): FileTime {
  const { environmentSetupDuration, prepareDuration, collectDuration, setupDuration, duration } =
    module.diagnostic();
  return {
    path: module.relativeModuleId,
    ms: environmentSetupDuration + prepareDuration + collectDuration + setupDuration + duration,
  };
}
