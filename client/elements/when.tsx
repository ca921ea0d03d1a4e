import { useWords } from './app-context.ts';

/** A moment as people say it; the exact one, for programs and on hover. */
export function When({ iso }: { iso: string }) {
  const { moment, day, exactTime } = useWords();
  return (
    <time dateTime={iso} title={`${day(iso)}, ${exactTime(iso)}`}>
      {moment(iso)}
    </time>
  );
}
