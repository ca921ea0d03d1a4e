import { Openings } from '../../elements/openings.tsx';
import { actionsOn } from '../../elements/permissions.ts';
import type { CountryData } from '../../sync/topics/country.ts';
import { ConfirmMany } from '../carried/confirm-many.tsx';
import { WorkInASpreadsheet } from '../packs/work-in-a-spreadsheet.tsx';
import { AreaFilter } from './area-filter.tsx';
import type { Row } from './rows.ts';
import { SecondPersonSetting } from './second-person-setting.tsx';

interface Props {
  /** What the page shows. */
  readonly rows: readonly Row[];
  readonly data: CountryData;
  readonly country: string;
  /** The party whose page this is. */
  readonly agency: string;
}

/** What stands before the items of a checklist: what confirms many at once, who is to submit them, and how they go by a spreadsheet. */
export function BeforeItems(props: Props) {
  const { rows, data } = props;
  const opened = rows.flatMap(({ server, item, address }) =>
    server && actionsOn(data, address.agency, 'SUBMITTED').includes('ACCEPT')
      ? [{ response: server, element: `item-${item.code}` }]
      : [],
  );
  return (
    <>
      {opened.length > 0 && <Openings answers={opened} />}
      <AreaFilter />
      <ConfirmMany {...props} />
      <SecondPersonSetting {...props} />
      <WorkInASpreadsheet {...props} />
    </>
  );
}
