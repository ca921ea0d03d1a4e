import type { Locator, Page } from 'playwright-core';

/**
 * A cell of the matrix, by how its name begins and ends. Asked for by its role, each look would work out the names of
 * some 4,300 cells.
 */
export function matrixCell(page: Page, begins: string, ends?: string): Locator {
  return page.locator(`td[aria-label^="${begins}"]${ends ? `[aria-label$="${ends}"]` : ''}`);
}
