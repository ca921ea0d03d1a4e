import { useMemo } from 'preact/hooks';
import { useWords } from './app-context.ts';
import { diffWords } from './words-diff.ts';
import '../style/events.css';

/** A text in which new words are marked and removed ones struck through. Screen readers are told in words. */
export function TextDiff({ before, after }: { before: string; after: string }) {
  const { t } = useWords();
  const pieces = useMemo(() => diffWords(before, after), [before, after]);
  return (
    <p class="text-diff" dir="auto">
      {pieces.map((piece, index) => {
        if (piece.is === 'same') return piece.text;
        const Mark = piece.is === 'added' ? 'ins' : 'del';
        return (
          <Mark key={index}>
            {/* Isolated, so that it has no say in the direction of what a person wrote. */}
            <bdi class="unseen">{t(`diff.${piece.is}`)} </bdi>
            {piece.text}
          </Mark>
        );
      })}
    </p>
  );
}
