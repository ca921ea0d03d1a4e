import type { CountryData } from '../../sync/topics/country.ts';
import { ConfirmMany } from '../carried/confirm-many.tsx';
import { WorkInASpreadsheet } from '../packs/work-in-a-spreadsheet.tsx';
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
  return (
    <>
      <ConfirmMany {...props} />
      <SecondPersonSetting {...props} />
      <WorkInASpreadsheet {...props} />
    </>
  );
}
