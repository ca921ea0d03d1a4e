import { AgencyEntity } from '../catalogue/agency.entity.ts';
import {
  ChecklistItemEntity,
  ChecklistSectionEntity,
  ChecklistVersionEntity,
} from '../catalogue/checklist.entity.ts';
import { CountryEntity } from '../catalogue/country.entity.ts';
import { CycleEntity } from '../catalogue/cycle.entity.ts';
import { EventEntity } from '../events/event.entity.ts';
import { LogHeadEntity } from '../events/log-head.entity.ts';
import { MembershipEntity } from '../identity/membership.entity.ts';
import { PersonEntity } from '../identity/person.entity.ts';
import { SessionEntity } from '../identity/session.entity.ts';
import { CellEntity } from '../progress/cell.entity.ts';
import { ReceiptEntity } from '../responses/receipt.entity.ts';
import { ResponseEntity } from '../responses/response.entity.ts';
import { SettingEntity } from './setting.entity.ts';

/** Every table. */
export const entities = [
  AgencyEntity,
  CountryEntity,
  ChecklistVersionEntity,
  ChecklistSectionEntity,
  ChecklistItemEntity,
  CycleEntity,
  PersonEntity,
  MembershipEntity,
  SessionEntity,
  SettingEntity,
  CellEntity,
  ResponseEntity,
  EventEntity,
  LogHeadEntity,
  ReceiptEntity,
];
