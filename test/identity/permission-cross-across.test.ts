import { describe, expect, test } from 'vitest';
import { usePermissionWorld } from './permission-asking.ts';
import { exists, mayChange, saidNow } from './permission-oracle.ts';
import {
  closedCycle,
  countries,
  itemOf,
  marksIn,
  openCycle,
  owners,
  reports,
  stories,
} from './permission-world.ts';

const prepared = usePermissionWorld();

type Across = {
  answersAcross: {
    nodes: {
      countryCode: string;
      response: { narrative: string | null; viewerCan: string[]; status: string } | null;
      carried: unknown;
      viewerCan: { agencyCode: string | null; status: string; viewerCan: string[] }[];
    }[];
  };
};

describe('one item across countries', { timeout: 60_000 }, () => {
  test('shows the answers that somebody writes, in the countries where they write them, and says what they may do', async () => {
    const { askWell, forEverybody, tried } = prepared();
    const source = `query ($item: String!, $agency: String) { answersAcross(item: $item, agency: $agency) { nodes {
      countryCode response { narrative status viewerCan } carried { from { narrative } }
      viewerCan { agencyCode status viewerCan } } } }`;
    await forEverybody(source, [{ item: 'A-UNTOUCHED', agency: 'UNICEF' }], async ({ name, viewer }) => {
      const owner = { ...viewer, readOnly: false };
      for (const agency of owners) {
        for (const story of stories) {
          const item = itemOf({ owner: agency, story });
          const { nodes } = (await askWell<Across>(viewer, source, { item, agency })).answersAcross;
          const place = (country: string) => ({ cycle: openCycle, country, owner: agency, story });
          const where = `${name}, ${agency}, ${item}`;
          expect(
            nodes.map(({ countryCode }) => countryCode),
            where,
          ).toEqual(
            countries.filter(
              (country) =>
                reports(agency, country) &&
                mayChange(owner, { ...place(country), story: 'UNTOUCHED' }, 'DRAFT'),
            ),
          );
          for (const { countryCode, response, viewerCan, carried } of nodes) {
            const answer = place(countryCode);
            expect(response !== null, where).toBe(exists(viewer, answer));
            expect(marksIn(JSON.stringify(response)), where).toEqual(saidNow(viewer, answer));
            expect(
              marksIn(JSON.stringify(carried)).every((mark) => mark.startsWith(`⟦${closedCycle}/`)),
            ).toBe(true);
            if (!response) continue;
            const listed = viewerCan.find(({ status }) => status === response.status);
            expect(listed?.viewerCan ?? [], where).toEqual(response.viewerCan);
          }
          tried(countries.length);
        }
      }
    });
  });
});

describe('views that people save', { timeout: 60_000 }, () => {
  test('are kept by everybody but programs that read, each for themselves alone, and the log stays as it is', async () => {
    const { ask, askWell, forEverybody, logEnd, tried, world } = prepared();
    const before = await logEnd();
    const save = `mutation ($name: String!) { saveView(name: $name, path: "/matrix") { name } }`;
    const remove = `mutation ($name: String!) { removeSavedView(name: $name) { name } }`;
    const own = new Map<string, string[]>();
    await forEverybody(save, [{ name: 'Any' }], async ({ name, viewer }) => {
      const { errors } = await ask(viewer, save, { name });
      expect(errors?.map(({ extensions }) => extensions.code) ?? [], name).toEqual(
        viewer.readOnly ? ['FORBIDDEN'] : [],
      );
      if (!viewer.readOnly) own.set(viewer.personId, [...(own.get(viewer.personId) ?? []), name]);
      tried(1);
    });
    await forEverybody(remove, [{ name: 'Any' }], async ({ name, viewer }) => {
      const { errors } = await ask(viewer, remove, { name: 'focal point of UNICEF everywhere' });
      const theirs = own.get(viewer.personId)?.includes('focal point of UNICEF everywhere');
      expect(errors?.map(({ extensions }) => extensions.code) ?? [], name).toEqual(
        viewer.readOnly ? ['FORBIDDEN'] : theirs ? [] : ['NOT_FOUND'],
      );
      if (theirs) own.set(viewer.personId, []);
      tried(1);
    });
    const read = '{ viewer { savedViews { name } } }';
    for (const { name, viewer } of world.askers) {
      const { viewer: told } = await askWell<{ viewer: unknown }>(viewer, read);
      const names = [...(own.get(viewer?.personId ?? '') ?? [])].sort();
      expect(told, name).toEqual(viewer && { savedViews: names.map((one) => ({ name: one })) });
      tried(1);
    }
    expect(await logEnd()).toBe(before);
  });
});
