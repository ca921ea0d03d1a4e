/** Where a bucket is. Who may use it the SDK finds for itself. */
export type S3Location = { bucket: string; prefix: string; endpoint: string | null; region: string | null };

/** What FILES_URL says; null where it can’t be read. */
export function readS3Location(text: string): S3Location | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol !== 's3:' || !/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(url.host) || url.username)
    return null;
  const [endpoint, region] = ['endpoint', 'region'].map((name) => url.searchParams.get(name));
  if (endpoint && !/^https?:\/\/[^/]+\/?$/.test(endpoint)) return null;
  const folder = url.pathname.replace(/^\/+|\/+$/g, '');
  const prefix = folder === '' ? '' : `${folder}/`;
  return { bucket: url.host, prefix, endpoint: endpoint ?? null, region: region ?? null };
}
