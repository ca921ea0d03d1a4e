import { useApp } from '../../elements/app-context.ts';
import { Confirm } from '../../elements/confirm.tsx';
import type { Command } from '../../elements/use-command.tsx';
import {
  DeleteMonitorReportDocument,
  MoveMonitorReportDocument,
} from '../../operations/monitor.generated.ts';
import type { ReportMove } from '../../operations/operations.generated.ts';
import type { Report } from './read-reports.ts';
import { ReportWords } from './report-words.tsx';

interface Props {
  readonly report: Report;
  readonly command: Command;
  readonly records: boolean;
  readonly onCode: () => void;
  readonly onChanged: () => void;
}

/** One report of the inbox, with what may be done with it. */
export function ReportLine({ report, command, records, onCode, onChanged }: Props) {
  const { t } = useApp().words;
  const { id, state, sourceCode, viewerCan } = report;
  const move = (to: ReportMove) =>
    command
      .run(MoveMonitorReportDocument, { id, move: to }, () => t(`monitor.moved.${to}`, { code: sourceCode }))
      .then((done) => done && onChanged());
  const remove = () =>
    command
      .run(DeleteMonitorReportDocument, { id }, () => t('monitor.deleted', { code: sourceCode }))
      .then((done) => done && onChanged());
  const about = (act: string) => t('monitor.aboutReport', { act, code: sourceCode });
  return (
    <li>
      <ReportWords report={report} />
      {records && (
        <div class="pick">
          {state === 'RECEIVED' && (
            <button type="button" aria-label={about(t('monitor.code'))} onClick={onCode}>
              {t('monitor.code')}
            </button>
          )}
          {(['SET_ASIDE', 'TAKE_UP'] as const)
            .filter((one) => viewerCan.includes(one))
            .map((one) => (
              <button
                key={one}
                type="button"
                aria-label={about(t(`monitor.move.${one}`))}
                disabled={command.busy}
                onClick={() => move(one)}
              >
                {t(`monitor.move.${one}`)}
              </button>
            ))}
          {viewerCan.includes('WITHDRAW') && (
            <Confirm
              label={t('monitor.move.WITHDRAW')}
              about={about(t('monitor.move.WITHDRAW'))}
              question={t('monitor.withdrawQuestion')}
              busy={command.busy}
              onYes={() => move('WITHDRAW')}
            />
          )}
          <Confirm
            label={t('monitor.delete')}
            about={about(t('monitor.delete'))}
            question={t('monitor.deleteQuestion')}
            busy={command.busy}
            onYes={remove}
          />
        </div>
      )}
    </li>
  );
}
