/** The line of what was answered day by day beside the plan’s, which is a straight one. What it says stands beside it in words. */
export function DaysLine({
  points,
  large = false,
}: {
  points: readonly (readonly [time: number, share: number])[];
  large?: boolean;
}) {
  const line = points.map(([time, share]) => `${(100 * time).toFixed(2)} ${(100 * (1 - share)).toFixed(2)}`);
  return (
    <svg
      class={large ? 'days-line large' : 'days-line'}
      viewBox="0 0 100 100"
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      {large && <path class="grid" d="M0 0H100M0 50H100" />}
      <path class="grid" d="M0 100H100" />
      <path class="plan" d="M0 100L100 0" />
      {line.length > 0 && <path class="real" d={`M${line.join('L')}`} />}
    </svg>
  );
}
