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
    load: () => import('../monitor-alerts/load-alerts.ts').then((file) => file.alerts),
    isFor: ({ can }) => can('READ_ALERTS'),
  },
  {
    id: 'actions',
    name: 'monitor.actions',
    load: () => import('../monitor-alerts/load-alerts.ts').then((file) => file.actions),
    isFor: ({ can }) => can('READ_ALERTS'),
  },
  {
    id: 'areas',
    name: 'monitor.areas',
    load: () => import('../monitor-areas/load-areas.ts').then((file) => file.areas),
    isFor: ({ can }) => can('READ_ALERTS'),
  },
  {
    id: 'assessment',
    name: 'monitor.assessment',
    load: () => import('../monitor-framework/load-assessment.ts'),
    isFor: readsIncidents,
  },
  {
    id: 'dates',
    name: 'monitor.dates',
    load: () => import('../monitor-framework/load-dates.ts'),
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
    load: () => import('../monitor-record/load-roles.ts'),
    isFor: ({ can }) => can('CONFIRM_ROLE'),
  },
  {
    id: 'log',
    name: 'monitor.log',
    load: () => import('../monitor-record/log.tsx').then((file) => ({ view: file.Log })),
    isFor: readsIncidents,
  },
];
