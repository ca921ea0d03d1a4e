import { useViewer } from '../../elements/app-context.ts';
import { followsMonitor } from '../../elements/permissions.ts';
import { usePart } from '../../elements/use-part.ts';
import { withWords } from '../../elements/with-words.ts';

const loadLines = withWords(() => import('./alert-lines.tsx').then((file) => file.AlertLines), 'many');

/** Alerts that it is my turn to decide on, before everything else that I begin with. Nobody else loads any of it. */
export function WaitingAlerts() {
  return followsMonitor(useViewer()) ? <Lines /> : null;
}

function Lines() {
  const Loaded = usePart(loadLines);
  return Loaded && <Loaded />;
}
