import { useApp } from '../../elements/app-context.ts';
import { useKept } from './use-kept.ts';

/** What a cycle asks of decisions. */
export interface Asked {
  readonly separateAcceptance: boolean;
  readonly endorsement: boolean;
}

/** What was chosen and not sent yet, as long as the window stands; what was never chosen is `otherwise`. */
export function useAsked(name: string, otherwise: Asked): [Asked, (asked: Asked) => void, () => void] {
  const [separate, setSeparate, forgetSeparate] = useKept(
    `${name} separate`,
    String(otherwise.separateAcceptance),
  );
  const [endorsed, setEndorsed, forgetEndorsed] = useKept(`${name} endorsed`, String(otherwise.endorsement));
  return [
    { separateAcceptance: separate === 'true', endorsement: endorsed === 'true' },
    ({ separateAcceptance, endorsement }) => {
      setSeparate(String(separateAcceptance));
      setEndorsed(String(endorsement));
    },
    () => {
      forgetSeparate();
      forgetEndorsed();
    },
  ];
}

/** The two settings, to be chosen. */
export function AskedFields({
  id,
  asked,
  onChange,
}: {
  id: string;
  asked: Asked;
  onChange: (asked: Asked) => void;
}) {
  const { t } = useApp().words;
  return (
    <>
      <label class="wide choice" for={`${id}-separate`}>
        <input
          id={`${id}-separate`}
          type="checkbox"
          checked={asked.separateAcceptance}
          onChange={(event) => onChange({ ...asked, separateAcceptance: event.currentTarget.checked })}
        />
        {t('cycles.separate')}
      </label>
      <label class="wide choice" for={`${id}-endorsed`}>
        <input
          id={`${id}-endorsed`}
          type="checkbox"
          checked={asked.endorsement}
          onChange={(event) => onChange({ ...asked, endorsement: event.currentTarget.checked })}
        />
        {t('cycles.endorsed')}
      </label>
    </>
  );
}
