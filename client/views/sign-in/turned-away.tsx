import { useWords } from '../../elements/app-context.ts';

const turnedAway = [
  'not-invited',
  'unverified',
  'wrong-provider',
  'deactivated',
  'again',
  'provider',
] as const;

/** Why the server sent one back without having signed one in. In a file of its own: few ever see it. */
export function TurnedAway({ because }: { because: string }) {
  const { t } = useWords();
  const known = turnedAway.find((one) => one === because);
  return known ? (
    <p role="alert" class="failed">
      {t(`turned.${known}`)}
    </p>
  ) : null;
}
