import { useApp } from '../../elements/app-context.ts';
import { RoleProposals } from '../administration/role-proposals.tsx';
import type { SectionProps } from '../monitor/section.ts';
import '../administration/administration.css';

/** Who is proposed for a role of this country's monitor, for whoever is the second person to say so. */
export function Roles({ access: { country }, version }: SectionProps) {
  const { t } = useApp().words;
  return (
    <section aria-labelledby="roles-title">
      <h2 id="roles-title" tabIndex={-1}>
        {t('monitor.roles')}
      </h2>
      <p class="quiet">{t('monitor.rolesMean')}</p>
      <RoleProposals country={country} version={version} none={t('monitor.noRoleWaits')} />
    </section>
  );
}
