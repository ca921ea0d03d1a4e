import type { ComponentChildren } from 'preact';

interface Props {
  /** Of the heading, which names the section. */
  readonly id: string;
  readonly title: string;
  /** What stands at the end of the heading's line. */
  readonly beside?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A part of the first page: a rule, a heading and its number. */
export function Section({ id, title, beside, children }: Props) {
  return (
    <section class="part" aria-labelledby={id}>
      <div class="part-head">
        <h2 id={id}>{title}</h2>
        {beside && <span class="quiet small">{beside}</span>}
      </div>
      {children}
    </section>
  );
}
