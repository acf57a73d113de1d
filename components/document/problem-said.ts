/** What the server says of a request that it refuses; null when it says nothing that is for people. */
export function problemSaid(body: string): { code: string; message: string } | null {
  try {
    const json: unknown = JSON.parse(body);
    if (typeof json !== 'object' || json === null || !('code' in json) || !('message' in json)) return null;
    const { code, message } = json;
    return typeof code === 'string' && typeof message === 'string' ? { code, message } : null;
  } catch {
    return null;
  }
}
