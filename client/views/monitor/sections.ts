import { withWords } from '../../elements/with-words.ts';
import type { Access } from './access.ts';
import type { MonitorSection } from './section.ts';

const readsIncidents = ({ readsIncidents: reads }: Access) => reads;

/** Every section, in the order of the work: one line each. */
export const sections: readonly MonitorSection[] = [
  {
    id: 'inbox',
    name: 'monitor.inbox',
    load: () => import('../monitor-reports/inbox.tsx').then((file) => ({ view: file.Inbox })),
    isFor: readsIncidents,
  },
  {
    id: 'incidents',
    name: 'monitor.incidents',
    load: () => import('../monitor-incidents/incidents.tsx').then((file) => ({ view: file.Incidents })),
    isFor: readsIncidents,
  },
  {
    id: 'series',
    name: 'monitor.series',
    load: () => import('../monitor-series/series.tsx').then((file) => ({ view: file.SeriesSection })),
    isFor: readsIncidents,
  },
  {
    id: 'signals',
    name: 'monitor.signals',
    load: () => import('../monitor-signals/signals.tsx').then((file) => ({ view: file.Signals })),
    isFor: ({ readsSignals }) => readsSignals,
  },
  {
    id: 'alerts',
    name: 'monitor.alerts',
    load: withWords(() => import('../monitor-alerts/alerts.tsx').then((file) => file.Alerts), 'alerts'),
    isFor: ({ can }) => can('READ_ALERTS'),
  },
  {
    id: 'actions',
    name: 'monitor.actions',
    load: withWords(() => import('../monitor-alerts/actions.tsx').then((file) => file.Actions), 'alerts'),
    isFor: ({ can }) => can('READ_ALERTS'),
  },
  {
    id: 'areas',
    name: 'monitor.areas',
    // With the words of alerts and early actions, of which it speaks.
    load: withWords(() => import('../monitor-areas/areas.tsx').then((file) => file.Areas), 'alerts'),
    isFor: ({ can }) => can('READ_ALERTS'),
  },
  {
    id: 'assessment',
    name: 'monitor.assessment',
    load: withWords(
      () => import('../monitor-framework/assessment.tsx').then((file) => file.Assessment),
      'framework',
    ),
    isFor: readsIncidents,
  },
  {
    id: 'dates',
    name: 'monitor.dates',
    load: withWords(
      () => import('../monitor-framework/sensitive-dates.tsx').then((file) => file.SensitiveDates),
      'framework',
    ),
    isFor: readsIncidents,
  },
  {
    id: 'map',
    name: 'monitor.map',
    load: () => import('../monitor-map/map.tsx').then((file) => ({ view: file.MonitorMap })),
    isFor: readsIncidents,
  },
  {
    id: 'groups',
    name: 'monitor.groups',
    load: () => import('../monitor-groups/groups.tsx').then((file) => ({ view: file.Groups })),
    isFor: ({ can }) => can('READ_GROUPS'),
  },
  {
    id: 'imports',
    name: 'monitor.imports',
    load: () => import('../monitor-imports/imports.tsx').then((file) => ({ view: file.Imports })),
    isFor: readsIncidents,
  },
  {
    id: 'exports',
    name: 'monitor.exports',
    load: () => import('../monitor-imports/exports.tsx').then((file) => ({ view: file.Exports })),
    isFor: ({ can }) => can('RECORD_INCIDENTS') || can('READ_OPENINGS'),
  },
  {
    id: 'openings',
    name: 'monitor.openings',
    load: () => import('../monitor-record/openings.tsx').then((file) => ({ view: file.Openings })),
    isFor: ({ can }) => can('OPEN_INCIDENTS') || can('READ_OPENINGS'),
  },
  {
    id: 'roles',
    name: 'monitor.roles',
    load: withWords(
      () => import('../monitor-record/roles.tsx').then((file) => file.Roles),
      'later',
      'administration',
    ),
    isFor: ({ can }) => can('CONFIRM_ROLE'),
  },
  {
    id: 'log',
    name: 'monitor.log',
    load: () => import('../monitor-record/log.tsx').then((file) => ({ view: file.Log })),
    isFor: readsIncidents,
  },
];
