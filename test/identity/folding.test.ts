import { describe, expect, test } from 'vitest';
import { foldAddress } from '../../server/domain/fold-address.ts';
import { foldName } from '../../server/domain/fold-name.ts';

describe('an address', () => {
  test('is in small letters of every script, and folding it again changes nothing', () => {
    expect(foldAddress('Ilker.INCI@Agency.Example')).toBe('ilker.inci@agency.example');
    expect(foldAddress('JOSÉ@agency.example')).toBe('josé@agency.example');
    for (const address of ['ΑΣ@x.example', 'İ@x.example', 'K\u212A@x.example'].map(foldAddress)) {
      expect(foldAddress(address)).toBe(address);
    }
  });

  test('never becomes that of somebody who writes it with other letters', () => {
    expect(foldAddress('\u212Aofi@agency.example')).not.toBe('kofi@agency.example');
    expect(foldAddress('İlker@agency.example')).not.toBe('ilker@agency.example');
    expect(foldAddress('ılker@agency.example')).not.toBe('ilker@agency.example');
    expect(foldAddress('straße@agency.example')).not.toBe('strasse@agency.example');
  });
});

describe('a name', () => {
  test('is searched without capitals and accents, and signs of other scripts stay', () => {
    expect(foldName('José MUÑOZ')).toBe('jose munoz');
    expect(foldName('İlker')).toBe('ilker');
    expect(foldName('Łukasz')).toBe('łukasz');
    expect(foldName('कृष्ण')).toBe('कृष्ण');
  });
});
