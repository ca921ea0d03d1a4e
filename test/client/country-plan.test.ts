import { expect, it } from 'vitest';
import { commentCountsTopic } from '../../client/sync/topics/comment-counts.ts';
import { countryEvidenceTopic } from '../../client/sync/topics/country-evidence.ts';
import { countryPlanTopic } from '../../client/sync/topics/country-plan.ts';

const place = { country: 'KEN', cycle: '2026' };

// Which changes those are is the log's filter; see test/events/event-filter.property.test.ts.
it('what stands beside answers hears of a change only where an answer left its drafts, was decided on or became one again', () => {
  const streams = [
    commentCountsTopic.stream(place, {}, 'here'),
    countryEvidenceTopic.stream(place, {}, 'here'),
    countryPlanTopic.stream(place, {}, 'here'),
  ];
  for (const { variables } of streams) {
    expect(variables).toMatchObject({ after: 'here', filter: { countries: ['KEN'], handedOver: true } });
    expect((variables as { filter: { kinds: string[] } }).filter.kinds).toContain('RESPONSE_RECORDED');
  }
});
