import { useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { Confirm } from '../../elements/confirm.tsx';
import { SaidLine, useCommand } from '../../elements/use-command.tsx';
import { MergeIncidentsDocument, UndoMergeDocument } from '../../operations/monitor.generated.ts';
import type { DetailProps } from './detail-props.ts';
import type { Incident } from './incident-given.ts';
import { incidentName } from './incident-name.ts';

/** Which incidents an incident is one with, and the way to say that another is, or to take it back. */
export function Merges(props: DetailProps & { incident: Incident }) {
  const {
    access: { can },
    others,
    onOpen,
    onChanged,
    incident,
  } = props;
  const { words } = useApp();
  const { t } = words;
  const command = useCommand();
  const kept = others.find(({ id }) => id === incident.mergedInto);
  const merged = others.filter(({ mergedInto }) => mergedInto === incident.id);
  const records = can('RECORD_INCIDENTS');
  const undo = (id: string) =>
    command
      .run(UndoMergeDocument, { id }, () => t('monitor.mergeUndone'))
      .then((done) => done && onChanged());
  const list = incident.mergedInto === null ? merged : [incident];
  return (
    <>
      {(list.length > 0 || records) && (
        <h3 tabIndex={-1}>
          {t(kept ? 'monitor.mergedInto' : list.length > 0 ? 'monitor.mergedHere' : 'monitor.mergeTitle')}
        </h3>
      )}
      <SaidLine said={command.said} />
      {list.length > 0 && (
        <ul class="monitor-list">
          {list.map((one) => {
            const shown = one.id === incident.id ? kept : one;
            return (
              <li key={one.id}>
                {shown && (
                  <button type="button" class="plain monitor-open" onClick={() => onOpen(shown.id)}>
                    {incidentName(shown, words)}
                  </button>
                )}
                {records && (
                  <div class="pick">
                    <Confirm
                      label={t('monitor.undoMerge')}
                      question={t('monitor.undoMergeQuestion')}
                      busy={command.busy}
                      onYes={() => undo(one.id)}
                    />
                  </div>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {records && incident.mergedInto === null && <MergeWith {...props} />}
    </>
  );
}

/** Says by hand that another incident is this one. */
function MergeWith({ others, incident, onChanged }: DetailProps & { incident: Incident }) {
  const { words } = useApp();
  const { t } = words;
  const [other, setOther] = useState('');
  const command = useCommand();
  const standing = others.filter(({ id, mergedInto }) => id !== incident.id && mergedInto === null);
  if (standing.length === 0) return <p class="quiet">{t('monitor.noOther')}</p>;
  const merge = async () => {
    const variables = { keep: incident.id, merge: other };
    if (!(await command.run(MergeIncidentsDocument, variables, () => t('monitor.merged')))) return;
    setOther('');
    onChanged();
  };
  return (
    <div class="monitor-form">
      <label class="whole">
        {t('monitor.mergeWith')}
        <select
          value={other}
          autocomplete="off"
          onChange={({ currentTarget }) => setOther(currentTarget.value)}
        >
          <option value="">{t('monitor.choose')}</option>
          {standing.map((one) => (
            <option key={one.id} value={one.id}>
              {incidentName(one, words)}
            </option>
          ))}
        </select>
      </label>
      <div class="pick whole">
        <Confirm
          label={t('monitor.merge')}
          question={t('monitor.mergeQuestion')}
          busy={command.busy || other === ''}
          onYes={merge}
        />
        <SaidLine said={command.said} />
      </div>
    </div>
  );
}
