import { useWords } from './app-context.ts';
import { areas } from './area.ts';

interface Props {
  /** An area’s number as an address says it; the empty text for all. */
  readonly value: string;
  readonly onChoose: (value: string) => void;
}

/** Which area of the Call to Action items serve. */
export function AreaChoice({ value, onChoose }: Props) {
  const { t } = useWords();
  return (
    <label>
      <span>{t('guidance.areas')}</span>
      <select value={value} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
        <option value="">{t('guidance.everyArea')}</option>
        {areas.map((one) => (
          <option key={one} value={one}>
            {one} {t(`area.${one}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
