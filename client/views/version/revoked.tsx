import { useEffect, useState } from 'preact/hooks';
import { useApp } from '../../elements/app-context.ts';
import { followRevocations } from '../../sync/device/revoked.ts';

/** Says, to whoever was signed out from elsewhere, that what the device kept of theirs is gone. */
export function Revoked() {
  const { sync, words } = useApp();
  const [forgotten, setForgotten] = useState(false);
  useEffect(() => followRevocations(sync, () => setForgotten(true)), [sync]);
  return <p role="status">{forgotten && words.t('revoked.deleted')}</p>;
}
