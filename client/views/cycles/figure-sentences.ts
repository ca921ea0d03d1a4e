import type { Words } from '../../messages/words.ts';
import type { StepFieldsFragment } from '../../operations/operations.generated.ts';

const figures = [
  'answersDue',
  'answersLeaving',
  'answersUnfinished',
  'peopleGaining',
  'peopleLosing',
  'rolesEnding',
] as const;

/** What a step means in answers and people, a sentence for each figure that isn't nought. */
export function figureSentences(
  step: Pick<StepFieldsFragment, (typeof figures)[number]>,
  t: Words['t'],
  planned: boolean,
): string[] {
  const sentences = figures.flatMap((figure) =>
    step[figure] === 0
      ? []
      : [t(`cycles.figure.${figure}`, { count: step[figure], planned: planned ? 'yes' : 'no' })],
  );
  return sentences.length === 0 ? [t('cycles.noFigure')] : sentences;
}
