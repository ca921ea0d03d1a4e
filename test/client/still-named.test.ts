import { expect, it } from 'vitest';
import { stillNamed } from '../../client/views/comments/still-named.ts';

const [ada, ben] = [
  { id: 'a', name: 'Ada' },
  { id: 'b', name: 'Ben' },
];

it('leaves named whom a request was handed to, though the text names the former one', () => {
  const before = { text: '@Ada, which yer?', named: [ben] };
  expect(stillNamed('@Ada, which year?', [ben], before)).toEqual([ben]);
  // Who stood in the text and does no more is named no more, and so is who was only offered.
  expect(stillNamed('Which year?', [ada], { text: '@Ada, which yer?', named: [ada] })).toEqual([]);
  expect(stillNamed('Which year?', [ada], undefined)).toEqual([]);
  expect(stillNamed('@Ada, which year?', [ada], undefined)).toEqual([ada]);
});

it('leaves them named also where what is sent was begun before it was handed over', () => {
  const before = { text: '@Ada, which yer?', named: [ben] };
  expect(stillNamed('Which year?', [ada], before)).toEqual([ben]);
  expect(stillNamed('@Ben, which year?', [ben], before)).toEqual([ben]);
});
