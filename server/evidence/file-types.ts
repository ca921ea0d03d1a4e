import { isUtf8 } from 'node:buffer';
import { fileTypeFromBuffer } from 'file-type';

/** In bytes. Whatever is larger is kept elsewhere and linked to. */
export const LARGEST_FILE = 25 * 1024 * 1024;

const text = 'text/plain';

/** What is taken, by what the bytes show: documents and pictures that run nothing by themselves. */
export const mediaTypes: readonly string[] = [
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/vnd.oasis.opendocument.presentation',
  'image/jpeg',
  'image/png',
  text,
];

/**
 * The media type that the bytes of a whole file show; null for one that is not taken. A part is not enough: what is in an
 * archive stands at its end. What no format claims, and is text, is text.
 */
export async function mediaTypeOf(bytes: Uint8Array): Promise<string | null> {
  const found = await fileTypeFromBuffer(bytes);
  if (found) return mediaTypes.includes(found.mime) ? found.mime : null;
  return isUtf8(bytes) && !bytes.includes(0) ? text : null;
}
