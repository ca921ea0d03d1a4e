/** Resolves after so many milliseconds with false, or with true as soon as what is handed out is called. */
export function timeoutOr(ms: number, handOut: (call: () => void) => void): Promise<boolean> {
  return new Promise((done) => {
    const timer = setTimeout(() => done(false), ms);
    handOut(() => {
      clearTimeout(timer);
      done(true);
    });
  });
}
