import { expect, test } from 'vitest';
import { newKeys, newLockedKeys, unlocked } from '../../client/sync/device/lock.ts';
import { placeOf, seal, unseal } from '../../client/sync/device/sealing.ts';
import { withDevice } from '../../client/sync/device/with-device.ts';
import type { DeviceEffect, DeviceInput } from '../../client/sync/device-state.ts';
import { initialState } from '../../client/sync/initial-state.ts';
import { step } from '../../client/sync/machine.ts';
import type { Effect, Input, Machine, State } from '../../client/sync/state.ts';

const passphrase = 'le café derrière l’école';
const at = { store: 'entries', person: 'amina', place: 'somewhere' } as const;

test('keys under a passphrase open by it alone, typed on any keyboard, and are the same keys then', async () => {
  const { kept, keys } = await newLockedKeys(passphrase);
  const sealed = await seal(keys, at, { narrative: 'Words that nobody else may read' });
  const opened = await unlocked(kept, passphrase.normalize('NFD'));
  if (!opened) throw new Error('It was the same passphrase.');
  expect(await unseal(opened, at, sealed)).toEqual({ narrative: 'Words that nobody else may read' });
  expect(await placeOf(opened, 'LDR-2')).toBe(await placeOf(keys, 'LDR-2'));
  expect(opened.made).toBe(keys.made);
  expect(await unlocked(kept, `${passphrase} `)).toBeNull();
});

test('what lies on the device is no key, and what opens can’t be read out', async () => {
  const { kept, keys } = await newLockedKeys(passphrase);
  expect(kept.rounds).toBeGreaterThanOrEqual(600_000);
  expect(kept.salt).toHaveLength(16);
  expect(Object.values(kept.locked).map((one) => one.byteLength)).toEqual([40, 72]);
  const opened = await unlocked(kept, passphrase);
  const plain = await newKeys();
  for (const one of [keys, opened, plain]) {
    expect([one?.sealing.extractable, one?.naming.extractable]).toEqual([false, false]);
  }
  // The wrapped bytes are not the key itself: whoever imports them opens nothing.
  const sealed = await seal(keys, at, 'secret');
  const raw = await crypto.subtle.importKey('raw', kept.locked.sealing.slice(8), 'AES-GCM', false, [
    'decrypt',
  ]);
  await expect(unseal({ ...keys, sealing: raw }, at, sealed)).rejects.toThrow();
  // Nobody else's passphrase, and no other device's salt, gives the same.
  const again = await newLockedKeys(passphrase);
  expect(again.kept.salt).not.toEqual(kept.salt);
  expect(await unlocked({ ...kept, salt: again.kept.salt }, passphrase)).toBeNull();
});

test('who signs out before what is kept was opened gives up what is in the window, and nothing that waits under the passphrase', () => {
  const edit = {
    address: { cycle: '2026', country: 'KEN', agency: 'UNICEF', item: 'LDR-2' },
    patch: { narrative: 'In this window only' },
    seen: { narrative: null },
    base: 0,
    note: null,
    mutationId: '00000000-0000-4000-8000-000000000001',
    at: '2026-11-02T09:00:00.000Z',
  };
  const person = { id: 'amina', name: 'Amina' };
  const signedIn = { ...initialState, author: 'amina', session: { is: 'in', viewer: { person } } } as State;
  const forgets = (why: 'locked' | 'full') => {
    const machine = withDevice(step as Machine);
    let state = signedIn;
    let effects: readonly (Effect | DeviceEffect)[] = [];
    const inputs: (Input | DeviceInput)[] = [
      { is: 'device-attached', tab: 'one' },
      { is: 'device-lost', why },
      { is: 'edit', edit },
      { is: 'signed-out' },
    ];
    for (const input of inputs) ({ state, effects } = machine(state, input));
    return effects.flatMap((effect) => (effect.do === 'forget' ? [effect.what] : []));
  };
  expect(forgets('full')).toEqual(['all']);
  expect(forgets('locked')).toEqual(['unless-kept']);
});
