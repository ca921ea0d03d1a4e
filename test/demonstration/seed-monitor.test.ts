import { expect, test } from 'vitest';
import { saveStageOf } from '../../server/demonstration/demonstration-state.sql.ts';
import { ensurePersonas } from '../../server/demonstration/ensure-personas.ts';
import { findPersona } from '../../server/demonstration/persona-directory.ts';
import { seedMonitor } from '../../server/demonstration/seed-monitor.ts';
import { loadCatalogue } from '../../server/loading/load-catalogue.ts';
import { listAlerts } from '../../server/monitor/alerts/read-alerts.ts';
import { listActions } from '../../server/monitor/early-actions/read-actions.ts';
import { listSensitiveDates } from '../../server/monitor/framework/sensitive-dates.ts';
import { listImports } from '../../server/monitor/imports/import-events.ts';
import { countIncidents } from '../../server/monitor/incidents/merge-incidents.ts';
import { listReports } from '../../server/monitor/reports/record-report.ts';
import { country, item, smallCatalogue } from '../catalogue/small-catalogue.ts';
import { monitorParts } from '../monitor/monitor-world.ts';
import { describeOnBothEngines } from '../support/engines.ts';

const today = new Date('2026-11-24T10:00:00Z');
const never = { aborted: false };

describeOnBothEngines('the demonstration’s monitor', (opened) => {
  test('is made once, also where a stop came in between, and nowhere else than in a demonstration', async () => {
    const { database } = opened();
    const small = smallCatalogue();
    await loadCatalogue(database, {
      ...small,
      countries: [...small.countries, country('WSM', 'WS', '882'), country('SYR', 'SY', '760')],
      checklist: {
        ...small.checklist,
        sections: [...small.checklist.sections, { code: 'LAW', title: 'Law', purpose: 'Law.', sortOrder: 9 }],
        items: [...small.checklist.items, item('LAW-5', 99, 'AGENCY')],
      },
    });
    const parts = monitorParts(database);
    const persona = await findPersona(database, 'monitoring-analyst/WSM');
    if (!persona) throw new Error('nobody is the analyst');
    const [person] = await ensurePersonas(database, [persona]);
    const analyst = { personId: person?.id ?? '', name: persona.name, memberships: [persona.membership] };
    const counts = async () =>
      Object.fromEntries(
        (await countIncidents(parts, analyst, 'WSM')).map(({ category, incidents }) => [category, incidents]),
      );

    await seedMonitor(parts, today, never);
    expect(await counts()).toEqual({ ANY: 0 });
    await saveStageOf(database, 'monitor', 'due');
    let looks = 0;
    const soon = {
      get aborted() {
        looks += 1;
        return looks > 5;
      },
    };
    await seedMonitor(parts, today, soon);
    expect(await counts()).toMatchObject({ ANY: 5 });
    await seedMonitor(parts, today, never);
    const made = await counts();
    // Ten of the last two weeks, beside some in three of four weeks before; two reports tell of one.
    expect(made.BELIEF_CULTURE).toBeGreaterThan(15);
    expect(made.ANY).toBeGreaterThan(50);
    const received = { country: 'WSM', state: 'RECEIVED', incidentId: null, first: null, offset: 0 } as const;
    const { reports } = await listReports(parts, analyst, received);
    expect(reports).toHaveLength(2);
    for (const { text } of reports) expect(text).toContain('Made up');
    const dates = await listSensitiveDates(parts, analyst, 'WSM', '2026-11-24');
    expect(dates.map(({ kind, comesOn }) => [kind, comesOn])).toEqual([['ELECTION', '2026-12-18']]);
    const theirs = { country: 'WSM', overdue: false, item: null, first: null, offset: 0 };
    const { actions } = await listActions(parts, analyst, theirs, new Date());
    expect(actions.map(({ outcome, state }) => [state, outcome]).sort()).toEqual([
      ['DONE', 'HELPED'],
      ['PLANNED', null],
    ]);
    const { alerts } = await listAlerts(parts, analyst, { country: 'WSM', first: null, offset: 0 }, today);
    // Theirs from the beginning: nobody let a deadline pass who wasn't there yet.
    for (const { turn, asked } of alerts) {
      expect([turn, asked.map(({ name }) => name)]).toEqual([
        'LEAD_AND_ADVISER',
        ['Human rights adviser, WSM in en', 'Resident Coordinator, WSM in en'],
      ]);
    }
    expect(alerts).toHaveLength(2);
    const reader = await findPersona(database, 'monitoring-analyst/SYR');
    const [sees] = await ensurePersonas(database, reader ? [reader] : []);
    const theirReader = {
      personId: sees?.id ?? '',
      name: '',
      memberships: reader ? [reader.membership] : [],
    };
    expect(await listImports(parts, theirReader, 'SYR')).toMatchObject([{ rowsTaken: 500, rowsRefused: 0 }]);
    await seedMonitor(parts, today, never);
    expect(await counts()).toEqual(made);
  });
});
