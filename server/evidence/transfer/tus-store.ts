import type { Readable } from 'node:stream';
import { DataStore, ERRORS, Upload } from '@tus/server';
import type { ReceivedFiles } from '../store/received-files.ts';
import type { UploadLeases } from './upload-leases.ts';

/** What tus asks of a store: how large a file was declared stands in its row, and how much has come the store of bytes knows. */
export class TusStore extends DataStore {
  constructor(
    private readonly files: ReceivedFiles,
    private readonly leases: UploadLeases,
  ) {
    super();
  }

  override async getUpload(key: string): Promise<Upload> {
    const file = await this.files.find(key);
    if (!file) throw ERRORS.FILE_NOT_FOUND;
    const { bytes: size, fileId } = file;
    const offset = await this.files.store.received(key);
    // Once the file is judged, its key says no more whose it was.
    return new Upload({ id: key, size, offset, metadata: { fileId } });
  }

  override async write(source: Readable, key: string, offset: number): Promise<number> {
    try {
      return offset + (await this.files.store.append(key, offset, this.leases.whileHeld(key, source)));
    } finally {
      await this.files.note(key);
    }
  }
}
