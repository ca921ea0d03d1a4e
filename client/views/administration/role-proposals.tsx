import { useApp, useReference } from '../../elements/app-context.ts';
import { Confirm } from '../../elements/confirm.tsx';
import { SaidLine, useCommand } from '../../elements/use-command.tsx';
import { useLoaded } from '../../elements/use-loaded.ts';
import { When } from '../../elements/when.tsx';
import { Written } from '../../elements/written.tsx';
import {
  ConfirmMonitoringRoleDocument,
  RoleProposalsDocument,
  WithdrawMonitoringRoleDocument,
} from '../../operations/later.generated.ts';
import type { RoleProposalsQuery } from '../../operations/operations.generated.ts';
import { monitorRoleText } from './roles.ts';

type Proposal = RoleProposalsQuery['monitoringRoleProposals'][number];

interface Props {
  /** Only those of this country, and those of none. */
  readonly country?: string;
  /** Reads them afresh when it becomes another. */
  readonly version?: string;
  /** What stands there where none waits. */
  readonly none?: string;
}

/** Roles of the monitor that wait for a second person: nobody gives one alone. Nothing, or `none`, where none waits for the viewer. */
export function RoleProposals({ country, version = '', none }: Props) {
  const { sync, words } = useApp();
  const { t } = words;
  const { countries } = useReference();
  const command = useCommand();
  const loaded = useLoaded(`role proposals ${version}`, async () => {
    const read = await sync.read({ document: RoleProposalsDocument, variables: {} });
    return (read as RoleProposalsQuery).monitoringRoleProposals;
  });
  const shown = (loaded.data ?? []).filter(
    (one) => country === undefined || one.country === null || one.country.code === country,
  );
  const decide = (proposal: Proposal, how: 'confirmed' | 'withdrawn') => {
    const said = { name: proposal.person.name, role: monitorRoleText(proposal, countries, words) };
    const done = () => t(`people.${how}`, said);
    const { id } = proposal;
    const sent =
      how === 'confirmed'
        ? command.run(ConfirmMonitoringRoleDocument, { id }, done)
        : command.run(WithdrawMonitoringRoleDocument, { id }, done);
    sent.then((well) => well && loaded.again());
  };
  if (shown.length === 0 && command.said === null) return none && loaded.data ? <p>{none}</p> : null;
  return (
    <section class="proposals" aria-labelledby="proposals-title">
      <h2 id="proposals-title" tabIndex={-1}>
        {t('people.proposals', { count: shown.length })}
      </h2>
      <SaidLine said={command.said} />
      <ul class="roles">
        {shown.map((proposal) => (
          <ProposalLine
            key={proposal.id}
            proposal={proposal}
            role={monitorRoleText(proposal, countries, words)}
            busy={command.busy}
            onDecided={(how) => decide(proposal, how)}
          />
        ))}
      </ul>
    </section>
  );
}

interface LineProps {
  readonly proposal: Proposal;
  readonly role: string;
  readonly busy: boolean;
  readonly onDecided: (how: 'confirmed' | 'withdrawn') => void;
}

function ProposalLine({
  proposal: { person, proposedBy, proposedAt, viewerCan },
  role,
  busy,
  onDecided,
}: LineProps) {
  const { t, rich } = useApp().words;
  const about = (act: string) => t('people.aboutProposal', { act, name: person.name, role });
  return (
    <li>
      <p>
        {rich('join.colon', {
          what: (
            <b>
              <Written text={person.name} />
            </b>
          ),
          more: role,
        })}{' '}
        <span class="quiet small">
          {rich('people.proposedBy', {
            name: <Written text={proposedBy.name} />,
            at: <When iso={proposedAt} />,
          })}
        </span>
      </p>
      <div class="pick">
        {viewerCan.includes('CONFIRM') ? (
          <Confirm
            label={t('people.confirm')}
            about={about(t('people.confirm'))}
            question={t('people.confirmQuestion', { name: person.name, role })}
            busy={busy}
            onYes={() => onDecided('confirmed')}
          />
        ) : (
          <span class="quiet small">{t('people.waitsForOther')}</span>
        )}
        {viewerCan.includes('WITHDRAW') && (
          <button
            type="button"
            aria-label={about(t('people.withdraw'))}
            disabled={busy}
            onClick={() => onDecided('withdrawn')}
          >
            {t('people.withdraw')}
          </button>
        )}
      </div>
    </li>
  );
}
