import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useWords } from '../../elements/app-context.ts';
import { SaidLine } from '../../elements/use-command.tsx';
import type { StepFieldsFragment } from '../../operations/operations.generated.ts';
import { figureSentences } from './figure-sentences.ts';
import { type StepDocument, useStep } from './use-step.ts';

interface Props<Variables> {
  readonly document: StepDocument<Variables>;
  readonly variables: Omit<NoInfer<Variables>, 'dryRun'>;
  readonly version: string;
  /** What the button that does it says, as `Open cycle 2027`. */
  readonly go: string;
  /** What the button that tries it says; the usual words where it is left out. */
  readonly tryLabel?: string;
  /** What it means, said before it is done. */
  readonly means: string;
  /** Nothing is due before the cycle opens, so that its figures are about then. */
  readonly planned?: boolean;
  readonly disabled?: boolean;
  readonly done: (step: StepFieldsFragment) => string;
  readonly children?: ComponentChildren;
}

/** One step: what it needs, what it would do in figures, and only then the step itself. */
export function Step<Variables extends { readonly dryRun: boolean }>({
  go,
  tryLabel,
  means,
  planned = false,
  disabled = false,
  children,
  ...asked
}: Props<Variables>) {
  const { t, exactTime } = useWords();
  const step = useStep(asked);
  const panel = useRef<HTMLElement>(null);
  const { tried, busy } = step;
  useEffect(() => {
    if (tried) panel.current?.focus();
  }, [tried]);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    step.rehearse();
  };
  return (
    <div class="step">
      <form class="step-fields" onSubmit={submit}>
        {children}
        <button type="submit" disabled={disabled} aria-disabled={busy}>
          {tryLabel ?? t('cycles.try')}
        </button>
      </form>
      {step.outdated && (
        <p class="waiting" role="status" data-focus tabIndex={-1}>
          {t('cycles.outdated')}
        </p>
      )}
      {tried && (
        <section class="tried" ref={panel} tabIndex={-1} aria-label={means} data-focus>
          <h3>{means}</h3>
          <ul>
            {tried.step.obstacles.length === 0 &&
              figureSentences(tried.step, t, planned).map((sentence) => <li key={sentence}>{sentence}</li>)}
            {tried.step.obstacles.map(({ code, message }) => (
              <li key={code} class="waiting">
                {t('cycles.inTheWay', { message })}
              </li>
            ))}
          </ul>
          <div class="pick">
            {tried.step.obstacles.length === 0 && (
              <button type="button" class="main" aria-disabled={busy} onClick={step.act}>
                {go}
              </button>
            )}
            <button type="button" onClick={step.forget}>
              {t('said.cancel')}
            </button>
            <span class="quiet small">{t('cycles.asOf', { time: exactTime(tried.at) })}</span>
          </div>
        </section>
      )}
      <SaidLine said={step.said} />
    </div>
  );
}
