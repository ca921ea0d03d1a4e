import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { usePermissionWorld } from './permission-asking.ts';
import { exists, mayChange, sightOf, statusOf } from './permission-oracle.ts';
import {
  type Answer,
  answers,
  closedCycle,
  countries,
  itemOf,
  marksIn,
  openCycle,
  reports,
} from './permission-world.ts';

const prepared = usePermissionWorld();

const lastYear = answers.filter(
  ({ cycle, owner, country }) => cycle === closedCycle && reports(owner, country),
);
const thisYear = (answer: Answer): Answer => ({ ...answer, cycle: openCycle });
const isCarried = ({ story }: Answer) => ['SUBMITTED', 'ACCEPTED'].includes(statusOf[story]);
const nameOf = (owner: string | null, item: string) => `${owner ?? 'TEAM'}/${item}`;

type Carried = {
  agencyCode: string | null;
  itemCode: string;
  standing: boolean;
  unfinished: boolean;
  from: { id: string; narrative: string | null }[];
};

describe('what of last year everybody is shown, confirms and adds to', { timeout: 180_000 }, () => {
  const source = `query ($country: String!) { countryChecklist(country: $country) { carried {
    agencyCode itemCode standing unfinished from { id narrative } } } }`;
  const read = (viewer: Parameters<ReturnType<typeof prepared>['askWell']>[0], country: string) =>
    prepared().askWell<{ countryChecklist: { carried: Carried[] } }>(viewer, source, { country });

  test('whoever read the answer as it closed, drafts and returned ones apart, and it stands as far as they may know', async () => {
    const { forEverybody, tried } = prepared();
    await forEverybody(
      source,
      countries.map((country) => ({ country })),
      async ({ name, viewer }) => {
        for (const country of countries) {
          const { carried } = (await read(viewer, country)).countryChecklist;
          const own = lastYear.filter((answer) => answer.country === country);
          const shown = own.filter(
            (answer) => exists(viewer, answer) && statusOf[answer.story] !== 'RETURNED',
          );
          expect(
            carried.map(({ agencyCode, itemCode }) => nameOf(agencyCode, itemCode)).sort(),
            name,
          ).toEqual(shown.map((answer) => nameOf(answer.owner, itemOf(answer))).sort());
          for (const answer of shown) {
            const one = carried.find(
              ({ agencyCode, itemCode }) => agencyCode === answer.owner && itemCode === itemOf(answer),
            );
            expect(one?.unfinished, name).toBe(!isCarried(answer));
            expect(one?.standing, name).toBe(isCarried(answer) && !exists(viewer, thisYear(answer)));
          }
          expect(marksIn(JSON.stringify(carried)).every((mark) => mark.startsWith(`⟦${closedCycle}/`))).toBe(
            true,
          );
          tried(own.length);
        }
      },
    );
  });

  test('only who may write this year’s answer confirms, and only a coordinator of the country adds', async () => {
    const { world, logEnd, ask, forEverybody, tried } = prepared();
    const confirming = `mutation ($inputs: [ConfirmResponseInput!]!) { confirmResponses(inputs: $inputs) {
      __typename ... on ResponseRefused { code } } }`;
    const adding = `mutation ($answer: ID!) { addAddendum(input: { answer: $answer, reason: " " }) { id } }`;
    const places = lastYear.filter((answer) => isCarried(answer));
    const ids = new Map<Answer, string>();
    for (const country of countries) {
      const { carried } = (await read(world.coordinator, country)).countryChecklist;
      for (const answer of places.filter((one) => one.country === country)) {
        const one = carried.find(
          ({ agencyCode, itemCode }) => agencyCode === answer.owner && itemCode === itemOf(answer),
        );
        ids.set(answer, one?.from[0]?.id ?? '');
      }
    }
    const before = await logEnd();
    await forEverybody(confirming, [{ inputs: [] }], async ({ name, viewer }) => {
      for (const [answer, id] of ids) {
        const added = await ask(viewer, adding, { answer: id });
        // Without a reason it is refused last.
        const coordinates = viewer.memberships.some(({ role }) => role === 'COORDINATOR') && !viewer.readOnly;
        const within =
          !viewer.tokenScope ||
          (viewer.tokenScope.countryCode === answer.country && viewer.tokenScope.agencyCode === answer.owner);
        expect(
          added.errors?.map(({ extensions }) => extensions.code),
          name,
        ).toEqual([coordinates && within ? 'BAD_USER_INPUT' : 'FORBIDDEN']);
        tried(1);
      }
      if (viewer.readOnly) {
        const { errors } = await ask(viewer, confirming, { inputs: [] });
        expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
        return;
      }
      const refused = [...ids].filter(([answer]) => !mayChange(viewer, thisYear(answer), 'DRAFT'));
      const { data } = await ask<{ confirmResponses: { code: string }[] }>(viewer, confirming, {
        inputs: refused.map(([, answer]) => ({ mutationId: randomUUID(), answer })),
      });
      const codes = data?.confirmResponses.map(({ code }) => code);
      expect(codes, name).toEqual(
        refused.map(([answer]) => (sightOf(viewer, answer) === 'nothing' ? 'NOT_CARRIED' : 'FORBIDDEN')),
      );
      tried(refused.length);
    });
    expect(await logEnd()).toBe(before);
  });
});
