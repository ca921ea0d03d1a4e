import type { ByteStore } from './byte-store.ts';
import { FolderStore } from './folder-store.ts';
import type { S3Location } from './s3-location.ts';

/** The store that was asked for. Whoever has a folder doesn’t wait for the SDK to be loaded. */
export async function openStore(at: { folder: string } | { bucket: S3Location }): Promise<ByteStore> {
  if ('folder' in at) return new FolderStore(at.folder);
  const { S3Store } = await import('./s3-store.ts');
  return new S3Store(at.bucket);
}
