import { describe, expect, it } from 'vitest';
import { keyOf } from '../../client/sync/model.ts';
import { topicOf } from '../../client/sync/topic.ts';
import { countryTopic } from '../../client/sync/topics/country.ts';
import { lost, MachineBench, topic } from './machine-bench.ts';
import { ModelServer, other } from './model-server.ts';

const key = keyOf({ cycle: '2026', country: 'KEN', agency: 'UNICEF', item: 'LDR-2' });

function opened() {
  const server = new ModelServer();
  const bench = new MachineBench(server);
  bench.finishRead('answered');
  return { server, bench };
}

describe('the machine', () => {
  it('goes on from the last cursor after a lost connection, and reads afresh after a refused cursor', () => {
    const { server, bench } = opened();
    server.otherChanges('LDR-2', { narrative: 'one' });
    bench.hear(1);
    bench.breakStream(lost);
    server.otherChanges('LDR-2', { narrative: 'two' });
    bench.fire(`due ${topic.id}`);
    expect(bench.stream?.position).toBe(1);
    bench.hear(1);
    expect(bench.copy?.responses[key]).toMatchObject({ narrative: 'two', revision: 2 });
    bench.breakStream({ ...lost, kind: 'cursor' });
    expect(bench.read).not.toBeNull();
    expect(bench.copy?.responses[key]?.narrative).toBe('two');
  });

  it('goes on from its cursor where the stream brought its own change before the answer did', () => {
    const { bench } = opened();
    bench.edit('LDR-2', { narrative: 'mine' });
    bench.dispatch({ is: 'settle', key });
    bench.finishRequest('heard, then answered');
    bench.breakStream(lost);
    bench.fire(`due ${topic.id}`);
    expect(bench.read).toBeNull();
    expect(bench.stream?.position).toBe(1);
  });

  it('ignores an event that is older than the answer to one’s own change', () => {
    const { bench } = opened();
    bench.edit('LDR-2', { narrative: 'mine' });
    bench.dispatch({ is: 'settle', key });
    bench.finishRequest('answered');
    const answer = bench.copy?.responses[key];
    bench.hear(1);
    expect(bench.copy?.responses[key]).toBe(answer);
  });

  it('pauses when the session ends, and sends when the same person is back', () => {
    const { server, bench } = opened();
    bench.edit('LDR-2', { narrative: 'mine' });
    bench.signOut();
    bench.dispatch({ is: 'settle', key });
    expect(bench.request).toBeNull();
    expect(bench.stream).toBeNull();
    bench.signIn();
    bench.finishRequest('answered');
    expect(server.rows.get(key)?.values.narrative).toBe('mine');
  });

  it('never sends what one person wrote in the name of another', () => {
    const { bench } = opened();
    bench.edit('LDR-2', { narrative: 'mine' });
    bench.dispatch({ is: 'settle', key });
    bench.finishRequest('lost');
    bench.signOut();
    const viewer = { person: other, memberships: [], viewerCan: [], withheldRoles: [], language: null };
    const result = { viewer, namesDigest: '', agencies: [], countries: [], cycles: [], currentCycle: null };
    bench.dispatch({ is: 'started', result, at: '' });
    expect(bench.request).toBeNull();
    expect(bench.copy).toBeUndefined();
    expect(bench.state.outbox.lines).toEqual({});
    bench.signOut();
    bench.signIn();
    bench.fire('send');
    expect(bench.request?.entries).toMatchObject([{ patch: { narrative: 'mine' } }]);
  });

  it('reads afresh what a message says is outdated, and goes on from there', () => {
    const { server, bench } = opened();
    server.otherChanges('LDR-2', { narrative: 'one' });
    server.log[0] = { ...(server.log[0] as (typeof server.log)[0]), kind: 'CONTENT_ERASED' };
    bench.hear(1);
    expect(bench.read).not.toBeNull();
    bench.finishRead('answered');
    expect(bench.stream?.position).toBe(1);
    expect(bench.copy?.responses[key]).toMatchObject({ narrative: 'one' });
  });

  it.each(['brings no answer', 'is left and come back to'])(
    'reads afresh what a message says is outdated also where the first read %s',
    (first) => {
      const { server, bench } = opened();
      server.otherChanges('LDR-2', { narrative: 'one' });
      server.log[0] = { ...(server.log[0] as (typeof server.log)[0]), kind: 'CONTENT_ERASED' };
      bench.hear(1);
      if (first === 'brings no answer') {
        bench.finishRead('lost');
        bench.fire(`due ${topic.id}`);
      } else {
        bench.dispatch({ is: 'unfollow', id: topic.id });
        bench.dispatch({ is: 'follow', topic });
      }
      expect(bench.read).not.toBeNull();
      bench.finishRead('answered');
      expect(bench.copy?.responses[key]).toMatchObject({ narrative: 'one' });
    },
  );

  it('knows the latest place that a read, a message or the answer to a change named, until the log is another', () => {
    const { server, bench } = opened();
    expect(bench.state.latest).toBe('0');
    for (const narrative of 'abcdefghij') server.otherChanges('LDR-2', { narrative });
    bench.hear(9);
    expect(bench.state.latest).toBe('9');
    bench.edit('LDR-4', { narrative: 'mine' });
    bench.dispatch({
      is: 'settle',
      key: keyOf({ cycle: '2026', country: 'KEN', agency: 'UNICEF', item: 'LDR-4' }),
    });
    bench.finishRequest('answered');
    expect(bench.state.latest).toBe('11');
    bench.hear(1);
    expect(bench.state.latest).toBe('11');
    bench.breakStream({ ...lost, kind: 'cursor' });
    expect(bench.state.latest).toBeNull();
    bench.finishRead('answered');
    expect(bench.state.latest).toBe('11');
  });

  it('reads everything afresh where the log turns out to be another one, also what goes on from a place that both have', () => {
    const { bench } = opened();
    const second = topicOf(countryTopic, { country: 'PER', cycle: '2026' });
    const idle = topicOf(countryTopic, { country: 'NPL', cycle: '2026' });
    const turnOf = (id: string) => bench.state.topics[id]?.generation ?? 0;
    for (const one of [idle, second]) {
      bench.dispatch({ is: 'follow', topic: one });
      bench.finishRead('answered');
    }
    bench.dispatch({ is: 'unfollow', id: idle.id });
    const { generation: turn } = bench.state.topics[topic.id] ?? { generation: 0 };
    const other = turnOf(second.id);
    bench.dispatch({ is: 'fault', id: topic.id, generation: turn, fault: { ...lost, kind: 'cursor' } });
    for (const one of [topic, second]) {
      expect(bench.state.topics[one.id]).toMatchObject({ phase: 'reading', cursor: null });
    }
    expect(bench.state.latest).toBeNull();
    // The second hears of it as well, when it has begun to read already.
    bench.dispatch({ is: 'fault', id: second.id, generation: other, fault: { ...lost, kind: 'cursor' } });
    expect(turnOf(second.id)).toBe(other + 1);
    bench.dispatch({ is: 'follow', topic: idle });
    expect(bench.read?.id).toBe(idle.id);
  });

  it('reads afresh after a lost connection where it shows a change of one’s own that no event has told yet', () => {
    const { bench } = opened();
    bench.edit('LDR-2', { narrative: 'mine' });
    bench.dispatch({ is: 'settle', key });
    bench.finishRequest('answered');
    bench.breakStream(lost);
    bench.fire(`due ${topic.id}`);
    expect(bench.read).not.toBeNull();
    bench.finishRead('answered');
    bench.edit('LDR-2', { narrative: 'mine again' });
    bench.dispatch({ is: 'settle', key });
    bench.finishRequest('answered');
    bench.hear(1);
    bench.breakStream(lost);
    bench.fire(`due ${topic.id}`);
    expect(bench.read).toBeNull();
    expect(bench.stream?.position).toBe(2);
  });

  it('asks who one is and reads afresh where one’s roles changed while the link was down, and only then', () => {
    const { bench } = opened();
    const link = (to: 'live' | 'lost', roles?: string) =>
      bench.dispatch({ is: 'link', news: { to, roles }, at: '' });
    link('live', 'a');
    bench.breakStream(lost);
    link('lost');
    link('live', 'a');
    expect([bench.starts, bench.read, bench.copy === undefined]).toEqual([0, null, false]);
    bench.breakStream(lost);
    link('lost');
    link('live', 'b');
    expect([bench.starts, bench.copy]).toEqual([1, undefined]);
    bench.finishRead('answered');
    expect(bench.copy).toBeDefined();
  });

  it.each(['answer lost', 'refused'] as const)(
    'does not take for seen what one’s own words hid: %s',
    (fate) => {
      const { server, bench } = opened();
      bench.edit('LDR-2', { narrative: 'mine' });
      bench.dispatch({ is: 'settle', key });
      bench.finishRequest(fate);
      server.otherChanges('LDR-2', { narrative: 'theirs' });
      bench.hear(5);
      bench.edit('LDR-2', { narrative: 'mine, longer' });
      bench.dispatch({ is: 'settle', key });
      bench.fire('send');
      bench.finishRequest('answered');
      bench.finishRequest('answered');
      expect(server.rows.get(key)?.values.narrative).toBe('theirs');
      expect(bench.state.outbox.lines[key]?.conflict?.mine).toEqual({ narrative: 'mine, longer' });
    },
  );

  it('tells others’ changes together after a while, and not one’s own', () => {
    const { server, bench } = opened();
    server.otherChanges('LDR-2', { narrative: 'one' });
    server.otherChanges('LDR-4', { rating: 'MEETS' });
    bench.hear(2);
    bench.fire('digest');
    expect(bench.state.digest).toEqual({ changes: 2, countries: ['KEN'] });
    bench.edit('LDR-2', { narrative: 'mine' });
    bench.dispatch({ is: 'settle', key });
    bench.finishRequest('answered');
    bench.hear(1);
    expect(bench.state.collecting).toBeNull();
  });
});
