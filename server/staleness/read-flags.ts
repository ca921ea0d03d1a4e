import type { StalenessFlag } from '../../schema/types/staleness.ts';
import { canRead, visibilityOf } from '../access/visibility.ts';
import type { CalendarData } from '../calendars/calendar-data.ts';
import { readPlaceCalendars } from '../calendars/place-calendars.ts';
import type { StoredCycle } from '../catalogue/catalogue.sql.ts';
import type { Queryable } from '../database/database.ts';
import type { Viewer } from '../domain/viewer.ts';
import { visiblePeople } from '../people/administration.policy.ts';
import { findFlags, type Surroundings } from './find-flags.ts';
import { peopleThere } from './people-there.ts';
import type { CellFacts, Rule } from './rules.ts';
import {
  type CellFilter,
  readAnsweringRoles,
  readCellFacts,
  readLastLeads,
  readMoment,
  readNeverSignedIn,
} from './staleness.sql.ts';

/** All that is stuck in these cells of a cycle, as far as somebody sees it, and the day that it was counted to. */
export async function readFlags(
  connection: Queryable,
  data: CalendarData,
  viewer: Viewer,
  cycle: Pick<StoredCycle, 'code' | 'state'>,
  filter: CellFilter,
): Promise<{ flags: StalenessFlag[]; today: string }> {
  const { today, openedOn } = await readMoment(connection, cycle.code);
  const cells = cycle.state === 'OPEN' ? await readCellFacts(connection, cycle.code, filter) : [];
  const flags = findFlags(cells, await surroundingsOf(connection, data, viewer, { today, openedOn }));
  return { flags, today };
}

async function surroundingsOf(
  connection: Queryable,
  data: CalendarData,
  viewer: Viewer,
  { today, openedOn }: { today: string; openedOn: string },
): Promise<Surroundings> {
  const { calendarOf, pausesOf } = await readPlaceCalendars(connection, data);
  const people = {
    roles: await readAnsweringRoles(connection),
    neverSignedIn: await readNeverSignedIn(connection),
    lastLeads: await readLastLeads(connection),
  };
  return {
    today,
    calendarOf,
    peopleOf: peopleThere({ ...people, openedOn, today }, pausesOf),
    sees: seesOf(viewer),
  };
}

/** Counts are for everybody; an answer for those who read it published; people for those who see them there. */
function seesOf(viewer: Viewer): Surroundings['sees'] {
  const scope = visibilityOf(viewer);
  const people = visiblePeople(viewer);
  return ({ tellsOf }: Rule, { countryCode, agencyCode }: CellFacts) => {
    switch (tellsOf) {
      case 'COUNTS':
        return true;
      case 'ANSWERS':
        return canRead(scope, { countryCode, agencyCode, draft: false, reportingAgencies: null });
      case 'PEOPLE':
        return people.some(
          ({ agency, country }) =>
            (agency === null || agency === agencyCode) && (country === null || country === countryCode),
        );
    }
  };
}
