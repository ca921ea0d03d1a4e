import { useState } from 'preact/hooks';
import { useApp, useReference, useViewer } from '../../elements/app-context.ts';
import { SaidLine, useCommand } from '../../elements/use-command.tsx';
import { useLoaded } from '../../elements/use-loaded.ts';
import { ProposeMonitoringRoleDocument, RolesToProposeDocument } from '../../operations/later.generated.ts';
import type { Role, RolesToProposeQuery } from '../../operations/operations.generated.ts';
import type { Account } from './roles.ts';
import { monitorRoleKey, monitorRoles, monitorRoleText } from './roles.ts';

/** Proposes somebody for a role of the monitor, which a second person then confirms. Nobody proposes themselves. */
export function ProposeRole({ account: { person, deactivatedAt } }: { account: Account }) {
  const { sync, words } = useApp();
  const { t, compare } = words;
  const { countries } = useReference();
  const viewer = useViewer();
  const command = useCommand();
  const [role, setRole] = useState<Role>('MONITORING_ANALYST');
  const [country, setCountry] = useState('');
  const [standsIn, setStandsIn] = useState(false);
  const loaded = useLoaded('roles to propose', async () => {
    const read = await sync.read({ document: RolesToProposeDocument, variables: {} });
    return (read as RolesToProposeQuery).monitorAccess;
  });
  const entries = (loaded.data ?? []).filter(({ viewerCan }) => viewerCan.includes('PROPOSE_ROLE'));
  if (entries.length === 0 || viewer.person.id === person.id || deactivatedAt !== null) return null;
  const anywhere = entries.some(({ countryCode }) => countryCode === null);
  const codes = Object.keys(countries)
    .filter((code) => anywhere || entries.some(({ countryCode }) => countryCode === code))
    .sort((a, b) => compare(countries[a]?.name ?? a, countries[b]?.name ?? b));
  const ofCountry = role !== 'MANDATE_HOLDER';
  const mayStandIn = role === 'HUMAN_RIGHTS_ADVISER';
  const propose = (event: SubmitEvent) => {
    event.preventDefault();
    const where = ofCountry ? country : null;
    const alternate = mayStandIn && standsIn;
    const proposal = { role, country: where === null ? null : { code: where }, alternate };
    const said = { name: person.name, role: monitorRoleText(proposal, countries, words) };
    command.run(ProposeMonitoringRoleDocument, { person: person.id, role, country: where, alternate }, () =>
      t('people.proposed', said),
    );
  };
  return (
    <section aria-labelledby="propose-title">
      <h2 id="propose-title" tabIndex={-1}>
        {t('people.proposeTitle')}
      </h2>
      <p class="quiet">{t('people.proposeMeans')}</p>
      <form class="people-fields" onSubmit={propose}>
        <label>
          {t('people.role')}
          <select value={role} onChange={({ currentTarget }) => setRole(currentTarget.value as Role)}>
            {monitorRoles
              .filter((one) => anywhere || one !== 'MANDATE_HOLDER')
              .map((one) => (
                <option key={one} value={one}>
                  {t(monitorRoleKey(one))}
                </option>
              ))}
          </select>
        </label>
        {ofCountry && (
          <label>
            {t('choice.country')}
            <select
              required
              value={country}
              onChange={({ currentTarget }) => setCountry(currentTarget.value)}
            >
              <option value="">{t('people.choose')}</option>
              {codes.map((code) => (
                <option key={code} value={code}>
                  {countries[code]?.name ?? code}
                </option>
              ))}
            </select>
          </label>
        )}
        {mayStandIn && (
          <label class="check">
            <input
              type="checkbox"
              checked={standsIn}
              onChange={({ currentTarget }) => setStandsIn(currentTarget.checked)}
            />
            {t('people.alternate')}
          </label>
        )}
        <button type="submit" disabled={command.busy}>
          {t('people.propose')}
        </button>
      </form>
      <SaidLine said={command.said} />
    </section>
  );
}
