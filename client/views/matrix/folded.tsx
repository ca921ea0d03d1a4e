import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

/**
 * Open where there is room for it. On a narrow page it is folded behind a word, so that its subject stays in sight.
 */
export function Folded({ label, children }: { label: string; children: ComponentChildren }) {
  const [wide] = useState(() => matchMedia('(min-width: 721px)').matches);
  return (
    <details class="folded" open={wide}>
      <summary>{label}</summary>
      <div class="folded-parts">{children}</div>
    </details>
  );
}
