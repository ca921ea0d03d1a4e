/** A version of the page that is on the device and waits. */
export interface NewVersion {
  /** Takes it into use, and loads the page again once it is. */
  readonly use: () => void;
}

const hour = 3_600_000;

/**
 * Has the page’s files kept on the device, so that it starts without a line. Looks for a new version when the page becomes
 * visible and each hour: a browser by itself may not look for a day. Gives what stops it.
 */
export function followVersions(onReady: (version: NewVersion) => void): () => void {
  // Browsers keep it for addresses that nobody can have changed on the way.
  if (!('serviceWorker' in navigator)) return () => {};
  let stopped = false;
  let timer: ReturnType<typeof setInterval>;
  let look = () => {};

  const follow = async () => {
    const registration = await navigator.serviceWorker.register('/service-worker.js');
    if (stopped) return;
    const tell = () => {
      const { waiting, active } = registration;
      if (waiting && active) onReady({ use: () => takeIntoUse(waiting) });
    };
    registration.addEventListener('updatefound', () => {
      registration.installing?.addEventListener('statechange', tell);
    });
    tell();
    look = () => {
      // Without a line there is nothing new.
      if (!document.hidden) registration.update().catch(() => {});
    };
    document.addEventListener('visibilitychange', look);
    timer = setInterval(look, hour);
    const { active } = await navigator.serviceWorker.ready;
    const files = performance.getEntriesByType('resource').map(({ name }) => name);
    active?.postMessage({
      is: 'keep',
      files: files.filter((name) => name.startsWith(`${location.origin}/assets/`)),
    });
  };

  // Where the browser keeps nothing, as in some private windows, the page works as it did before.
  holdVersion();
  follow().catch(() => {});
  return () => {
    stopped = true;
    clearInterval(timer);
    document.removeEventListener('visibilitychange', look);
  };
}

/** For as long as the page is there, files of its version stay on the device; see client/worker/service-worker.ts. */
function holdVersion(): void {
  const { version } = document.documentElement.dataset;
  if (version) navigator.locks?.request(version, { mode: 'shared' }, () => new Promise(() => {}));
}

function takeIntoUse(waiting: ServiceWorker): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
  waiting.postMessage({ is: 'use' });
}

/** Whether something that was written would be lost if the page went now: asked as the browser asks before it closes one. */
export function wouldLose(): boolean {
  return !dispatchEvent(new Event('beforeunload', { cancelable: true }));
}
