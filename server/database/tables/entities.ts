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
import { SignedHeadEntity } from '../events/signed-head.entity.ts';
import { AccessTokenEntity } from '../identity/access-token.entity.ts';
import { IdentityBindingEntity } from '../identity/identity-binding.entity.ts';
import { InvitationEntity } from '../identity/invitation.entity.ts';
import { MembershipEntity } from '../identity/membership.entity.ts';
import { PersonEntity } from '../identity/person.entity.ts';
import { SessionEntity } from '../identity/session.entity.ts';
import { UsedOnceEntity } from '../identity/used-once.entity.ts';
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
  IdentityBindingEntity,
  InvitationEntity,
  AccessTokenEntity,
  UsedOnceEntity,
  SettingEntity,
  CellEntity,
  ResponseEntity,
  EventEntity,
  LogHeadEntity,
  SignedHeadEntity,
  ReceiptEntity,
];
